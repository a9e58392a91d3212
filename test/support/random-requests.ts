import { ACCOUNT } from './deployed';
import { Asked, ROLE, SESSION } from './model';
import { DATES, EXTERNAL_IDS } from './random-conditions';
import { EXTERNAL_ID } from './stack';
import { MountEntry } from '../../src/audit/manifest';

/** Picks from lists, the same for the same number. */
export type Pick = <T>(list: readonly T[]) => T;

export function picker(seed: number): Pick {
  let state = (seed % (MODULUS - 1)) + 1;
  const next = () => { state = (state * 48_271) % MODULUS; };
  [1, 2, 3].forEach(next); // the first numbers of near seeds are near
  return (list) => {
    next();
    return list[Math.floor((state / MODULUS) * list.length)];
  };
}

const MODULUS = 2 ** 31 - 1;

export const NOW = '2029-06-01T12:00:00Z';
const HASTY_USER = 'arn:aws:iam::718860067770:user/hasty';
const STRANGERS = ['arn:aws:iam::444455556666:user/someone', 'arn:aws:iam::999999999999:user/someone', `arn:aws:iam::${ACCOUNT}:user/someone`, 'anonymous', 'ec2.amazonaws.com'];

/** What a request may tell of itself, whatever it is about. Later than now, since nobody asks in the past. */
function common(pick: Pick, times: readonly string[]): Context {
  return {
    'aws:CurrentTime': pick([NOW, NOW, ...times]),
    'aws:SecureTransport': pick(['true', 'true', 'false']),
    'aws:SourceIp': pick(['203.0.113.9', '198.51.100.7', '192.0.2.1', '2001:db8::1']),
    'aws:UserAgent': pick([undefined, 'hasty', 'hasty/2', 'other']),
  };
}

const LATER = [...DATES.filter((date) => date > NOW), '2032-01-01T00:00:00Z', '2040-01-01T00:00:00Z'];
type Context = Record<string, string | undefined>;
const defined = (context: Context) =>
  Object.fromEntries(Object.entries(context).filter((entry): entry is [string, string] => entry[1] !== undefined));

/** Somebody who wants to assume the role, or to do more with it. */
export function knock(pick: Pick): Asked {
  const principal = pick([HASTY_USER, HASTY_USER, 'arn:aws:sts::718860067770:assumed-role/worker/one', ...STRANGERS]);
  const action = pick(['sts:AssumeRole', 'sts:AssumeRole', 'sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']);
  const id = pick([undefined, EXTERNAL_ID, EXTERNAL_ID, `${EXTERNAL_ID}0`, 'fffFffff-1111-4222-8333-444455556666', ...EXTERNAL_IDS]);
  const session = action === 'sts:AssumeRole' ? { 'sts:RoleSessionName': pick(['hasty', 'other']) } : {};
  return { principal, action, resource: ROLE, context: defined({ ...common(pick, LATER), 'sts:ExternalId': id, ...session }) };
}

const BUCKETS = ['acme', 'acme', 'acme2', 'acmex'];
const KEYS = ['street/a.jpg', 'street/', 'street2/a.jpg', 'streetx', 'strXet/a', 'aerial/2026/a.jpg', 'aerial/2025/a.jpg', 'a/street/b', 'a.jpg', 'Street/a', 'none/a', 'street/hasty/x'];
const OBJECT_ACTIONS = ['s3:GetObject', 's3:GetObject', 's3:GetObject', 's3:PutObject', 's3:GetObjectVersion', 's3:GetObjectAcl', 's3:DeleteObject'];
const BUCKET_ACTIONS = ['s3:ListBucket', 's3:ListBucket', 's3:GetBucketLocation', 's3:ListBucketVersions', 's3:GetBucketPolicy', 's3:PutBucketPolicy', 's3:ListBucketMultipartUploads'];
const VIA = [undefined, 's3.eu-central-1.amazonaws.com', 'secretsmanager.eu-central-1.amazonaws.com'];

/** Something that the role's session may want: now and then Hasty itself, without the role. */
export function wish(pick: Pick): Asked {
  const principal = pick([SESSION, SESSION, SESSION, SESSION, SESSION, SESSION, HASTY_USER]);
  const context = {
    ...common(pick, LATER),
    'aws:PrincipalOrgID': pick(['o-acme000000', 'o-other']),
    'aws:SourceVpce': pick([undefined, undefined, 'vpce-1']),
    ...(principal === HASTY_USER && { 'aws:username': 'hasty', 'aws:PrincipalOrgID': 'o-hasty' }),
  };
  const about = (action: string, resource: string, more: Context = {}): Asked =>
    ({ principal, action, resource, context: defined({ ...context, ...more }) });
  switch (pick(['object', 'object', 'object', 'bucket', 'bucket', 'other'])) {
    case 'object': return about(pick(OBJECT_ACTIONS), `arn:aws:s3:::${pick(BUCKETS)}/${pick(KEYS)}`);
    case 'bucket': {
      const action = pick(BUCKET_ACTIONS);
      return about(action, `arn:aws:s3:::${pick(BUCKETS)}`, /ListBucket(Versions)?$/.test(action) ? listing(pick, pick([undefined, '', ...KEYS, 'street'])) : {});
    }
    default: return pick([
      about('kms:Decrypt', `arn:aws:kms:eu-central-1:${ACCOUNT}:key/${pick(['images', 'other'])}`, { 'kms:ViaService': pick(VIA) }),
      about('sqs:SendMessage', `arn:aws:sqs:eu-central-1:${ACCOUNT}:jobs`),
      about('iam:PassRole', `arn:aws:iam::${ACCOUNT}:role/admin`),
    ]);
  }
}

function listing(pick: Pick, prefix: string | undefined): Context {
  return { 's3:prefix': prefix, 's3:max-keys': pick([undefined, '1', '10', '1000', '5000']), 's3:delimiter': pick([undefined, '/', '|']) };
}

/** Something that Hasty needs of a mount, before it ends. */
export function need(pick: Pick, { bucket, prefixes, until }: MountEntry): Asked {
  const prefix = pick(prefixes);
  const context = { ...common(pick, LATER.filter((time) => until === undefined || Date.parse(time) < Date.parse(until))), 'aws:SecureTransport': 'true', 'aws:PrincipalOrgID': 'o-acme000000' };
  const about = (action: string, resource: string, more: Context = {}): Asked =>
    ({ principal: SESSION, action, resource, context: defined({ ...context, ...more }) });
  return pick([
    about('s3:GetObject', `arn:aws:s3:::${bucket}/${prefix}${pick(['', 'a.jpg', 'b/c.jpg', 'street/a', '.'])}`.replace(/\/$/, '/x')),
    about('s3:ListBucket', `arn:aws:s3:::${bucket}`, listing(pick, `${prefix}${pick(['', 'a', 'b/'])}`)),
    about('s3:GetBucketLocation', `arn:aws:s3:::${bucket}`),
  ]);
}

/** Whether what the report states covers a request. */
export function isStated(mounts: readonly MountEntry[], { principal, action, resource, context }: Asked): boolean {
  const time = Date.parse(context['aws:CurrentTime']);
  const ids = mounts.flatMap(({ externalId }) => externalId?.split(' or ') ?? []);
  if (action === 'sts:AssumeRole') return principal.includes('718860067770') && (ids.length > 0 ? ids : [EXTERNAL_ID]).includes(context['sts:ExternalId']);
  if (principal !== SESSION) return false;
  if (action === 'kms:Decrypt') return /^s3\..+\.amazonaws\.com$/.test(context['kms:ViaService'] ?? '');
  return mounts.filter(({ until }) => until === undefined || time < Date.parse(until)).some(({ bucket, prefixes, listing: scope }) => {
    const arn = `arn:aws:s3:::${bucket}`;
    switch (action) {
      case 's3:GetObject': return prefixes.some((prefix) => resource.startsWith(`${arn}/${prefix}`));
      case 's3:GetBucketLocation': return resource === arn;
      case 's3:ListBucket': return resource === arn && (scope === 'BUCKET' || prefixes.some((prefix) => context['s3:prefix']?.startsWith(prefix)));
      default: return false;
    }
  });
}
