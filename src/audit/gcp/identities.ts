import { Grant } from './grant';
import { Account, Member, Members } from './members';
import { Analysis } from '../analysis';
import { show } from '../document/text';
import { ShownText } from '../facts';

const EMAIL = /^(?:serviceAccount:|service account )?(\S+@\S+|\$\{google_service_account\.\S+\})$/i;

/**
 * Who is Hasty: the accounts that are named from outside; else those that the documents declare by a name, the members of grants that
 * say Hasty, or whoever has grants on a bucket that is registered at Hasty.
 */
export function identitiesOf(analysis: Analysis, accounts: readonly Account[], grants: readonly Grant[], members: Members): Member[] {
  const named = [...analysis.subjects, ...(analysis.expected?.mounts ?? []).filter(({ cloud }) => cloud === 'gcs').map(({ identity }) => identity)]
    .flatMap((subject) => EMAIL.exec(subject)?.[1] ?? []);
  if (named.length > 0) return unique(named.map((email) => members.byEmail(email)));
  const given = grants.map(({ to }) => to).filter(({ kind }) => kind === 'service account');
  const declared = [...accounts.filter(({ hasty }) => hasty).map((account) => members.of(account)), ...given.filter(({ label }) => /hasty/i.test(label))];
  if (declared.length > 0) return unique(declared);
  const bySaying = grants.filter(({ to, by, address }) => to.kind === 'service account' && by !== 'policy' && /hasty/i.test(address)).map(({ to }) => to);
  if (bySaying.length > 0) return unique(bySaying);
  const registered = new Set(registeredBuckets(analysis));
  return unique(grants.filter(({ on, to }) => on.kind === 'bucket' && registered.has(on.bucket) && to.kind === 'service account').map(({ to }) => to));
}

/** The buckets that outputs of the documents register at Hasty. */
export function registeredBuckets({ facts }: Analysis): string[] {
  return facts.texts.flatMap((output) => isRegistration(output) ? /"bucket_gcs"\s*:\s*"([^"]*)"/.exec(show(output.text))?.[1] ?? [] : []);
}

function isRegistration({ text }: ShownText): boolean {
  return /"cloud_provider"\s*:\s*"gcs"/.test(show(text));
}

function unique(members: readonly Member[]): Member[] {
  return [...new Map(members.map((member) => [member.key, member])).values()];
}
