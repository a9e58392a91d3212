import { HastyContract } from '../../contract';
import { Finding, Severity, Witness } from '../finding';
import { MountEntry } from '../manifest';
import { AuditReport } from '../report';

/** The answer in a few words: `pass, scope not judged`. */
export function verdictOf({ verdict, scopeJudged }: AuditReport): string {
  if (verdict === 'no access') return 'no access for Hasty found';
  return verdict === 'pass' && !scopeJudged ? 'pass, scope not judged' : verdict;
}

/** The answer, and what was found: `fail: 2 errors, 1 warning, 1 that cannot be told`. */
export function headline(report: AuditReport): string {
  const open = openFindings(report);
  const found = (severity: Severity) => open.filter((finding) => finding.severity === severity && finding.status === 'fail').length;
  const counts: [count: number, one: string, many: string][] = [
    [found('error'), 'error', 'errors'],
    [found('warning'), 'warning', 'warnings'],
    [open.filter(({ status }) => status === 'cannot tell').length, 'that cannot be told', 'that cannot be told'],
    [found('note'), 'note', 'notes'],
    [report.findings.length - open.length, 'acknowledged', 'acknowledged'],
  ];
  const parts = counts.filter(([count]) => count > 0).map(([count, one, many]) => `${count} ${count === 1 ? one : many}`);
  return [verdictOf(report), ...(parts.length > 0 ? [parts.join(', ')] : [])].join(': ');
}

/** What the answer means, in a sentence without a final period. */
export function meaningOf({ verdict, scopeJudged }: AuditReport): string {
  switch (verdict) {
    case 'pass': return scopeJudged ? 'Hasty can do what was agreed, and nothing more'
      : 'the access has the form that Hasty needs; whether these are the buckets and folders that you agreed to is for you to compare';
    case 'fail': return 'Hasty can do more than it should, or less than it needs';
    case 'cannot tell': return 'it depends on something that these documents do not say';
    case 'no access': return 'nothing in these documents lets Hasty in';
  }
}

/** Findings that nobody has accepted. */
export function openFindings({ findings }: AuditReport): readonly Finding[] {
  return findings.filter(({ acknowledged }) => acknowledged === undefined);
}

/** Findings that somebody has accepted, and why. */
export function acknowledgedFindings({ findings }: AuditReport): readonly (Finding & { readonly acknowledged: string })[] {
  return findings.filter((finding): finding is Finding & { acknowledged: string } => finding.acknowledged !== undefined);
}

/** What stands above the mounts: they are not all, where a finding says that there is more. */
export function accessHeading(report: AuditReport): string {
  const more = openFindings(report).some(({ rule, severity }) => severity === 'error' && /^(rights|gcp-(rights|scope|condition|public)|azure-(rights|dedicated))/.test(rule));
  return `What Hasty can do${more ? ', and more: see the findings' : ''}`;
}

/** `error`, or `error, cannot tell`. */
export function levelOf({ severity, status }: Finding): string {
  return status === 'fail' ? severity : `${severity}, ${status}`;
}

/** With a capital at its beginning, unless that is a name: `s3:GetObject is refused`, `acme-images takes`. */
export function capital(sentence: string): string {
  return sentence.replace(/^[a-z](?![\w-]*[:./]|\w+[-_])/, (letter) => letter.toUpperCase());
}

/** Where a finding stands: `template.json:12:9`. */
export function placeOf({ at }: Pick<Finding, 'at'>): string {
  return `${at.file}:${at.line}:${at.column}`;
}

/** The request that shows it: `as account 718860067770, sts:AssumeRole on ... without sts:ExternalId is allowed`. */
export function witnessSentence({ principal, action, resource, context, choices, answer }: Witness): string {
  const keys = Object.entries(context);
  const anonymous = action === 'sts:AssumeRole' && !keys.some(([key]) => key.toLowerCase() === 'sts:externalid');
  return [
    `as ${person(principal)}, ${action} on ${resource}`,
    anonymous ? ' without sts:ExternalId' : '',
    keys.length > 0 ? ` with ${keys.map(([key, value]) => `${key} = ${JSON.stringify(value)}`).join(', ')}` : '',
    ` is ${answer}`,
    ...Object.entries(choices).map(([name, value], index) => `${index === 0 ? ' when' : ' and'} ${name} is ${value}`),
  ].join('');
}

function person(principal: string): string {
  const [, account] = /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(principal) ?? [];
  if (!account) return principal;
  return account === HastyContract.ACCOUNT_ID ? `anyone in Hasty's account ${account}` : `anyone in account ${account}`;
}

/** A mount as rows of name and value, for people. */
export function rowsOf(mount: MountEntry): [name: string, value: string][] {
  const { cloud, principal, identity, externalId, prefixes, actions, listing, sessionSeconds, until, corsOrigins, revoke } = mount;
  return [
    ['who', principal],
    [cloud === 's3' ? 'through role' : cloud === 'gcs' ? 'as' : 'with key', identity],
    ...(externalId === undefined ? [] : [['ExternalId', externalId] as [string, string]]),
    ['reads', prefixes.map((prefix) => prefix || 'the whole bucket').join(', ') || 'no objects'],
    ['may', actions.join(', ') || 'nothing'],
    ['lists', { BUCKET: 'the key names of the whole bucket', PREFIX: 'key names in these folders', NONE: 'no key names' }[listing]],
    ...(sessionSeconds === undefined ? [] : [['session', duration(sessionSeconds)] as [string, string]]),
    ['until', until ?? 'it does not end by itself'],
    ['in browsers', corsOrigins === undefined ? 'CORS is not managed by these documents' : corsOrigins.join(', ') || 'no origin may read'],
    ['revoke', revoke],
  ];
}

function duration(seconds: number): string {
  return seconds % 3600 === 0 ? `${seconds / 3600} h` : `${seconds} s`;
}
