import { DECRYPT } from '../access/kms';
import { Unmet } from '../access/needs';

/** Keys of networks, in lower case. */
const NETWORK = ['aws:sourceip', 'aws:sourcevpc', 'aws:sourcevpce', 'aws:vpcsourceip', 'aws:sourcevpcarn'];

/** What refuses a request that Hasty needs, for people: a deny, or the owner of what is in another account. */
export function refusedBy({ action, status, by, owner }: Unmet): string {
  if (owner?.kind === 'bucket' && action === DECRYPT) return `, which is in account ${owner.account} and encrypted with aws/s3, a key that no other account can use`;
  if (owner) return `, which is in account ${owner.account}, and its ${owner.kind} policy ${status === 'fail' ? 'does' : 'may'} not allow it: between accounts both sides must`;
  if (by?.statement.effect !== 'Deny') return '';
  const keys = by.statement.conditions.map(({ key }) => key.toLowerCase());
  return ` by the deny ${by.statement.sid ?? 'without a Sid'}${hint(keys)}`;
}

function hint(keys: readonly string[]): string {
  if (keys.some((key) => NETWORK.includes(key))) return ': annotators\' browsers open signed URLs from any network, so that letting in Hasty\'s servers is not enough';
  if (keys.includes('s3:authtype')) return ': browsers open signed URLs, whose signature is in the query string';
  if (keys.includes('s3:signatureage')) return ': signed URLs are opened until the session that signed them ends, after 6 hours';
  if (keys.some((key) => key === 'aws:useragent' || key === 'aws:referer')) return ': browsers and Hasty\'s servers send what they like, or nothing';
  return '';
}
