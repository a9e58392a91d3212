import { ExternalId } from './external-id';
import { HastyContract } from './hasty';
import { ImportMode } from './import-mode';
import { ListingScope } from './listing-scope';

const MAX_SESSION_SECONDS = 43_200; // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html

/** What a time must look like: a regular expression, and the words for it. */
export const INSTANT = {
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$',
  words: 'a time in UTC such as 2026-12-01T00:00:00Z',
};

/** A warning that is worth a second look, with its id. */
export interface Doubt<Id extends string> {
  readonly id: Id;
  readonly message: string;
}

/**
 * What makes a second look at an ExternalId worthwhile.
 *
 * @throws when it cannot be one (ExternalId.of)
 */
export function externalIdDoubts(value: string): Doubt<'externalIdNotUuid' | 'externalIdUpperCase'>[] {
  const { isUuid, hasUpperCase } = ExternalId.of(value);
  return [
    ...(isUuid ? [] : [{ id: 'externalIdNotUuid' as const, message: `\`externalId\` is not a UUID, as Hasty's are, got: '${value}'; compare it with the bucket page of your Hasty workspace` }]),
    ...(hasUpperCase ? [{ id: 'externalIdUpperCase' as const, message: `\`externalId\` has upper-case letters, got: '${value}'; STS compares case-sensitively, and Hasty's ids are lower case` }] : []),
  ];
}

/**
 * What makes a second look at the end of access worthwhile.
 *
 * @param shown how messages name it
 * @throws when it is no time (checkInstant), unless it is a token
 */
export function accessUntilDoubts(value: string, shown: string, importMode: ImportMode, isToken: boolean): Doubt<'accessUntilPast' | 'linkEnds'>[] {
  const past = !isToken && checkInstant('accessUntil', value).getTime() <= Date.now();
  return [
    ...(past ? [{ id: 'accessUntilPast' as const, message: `\`accessUntil\` is in the past, got: ${shown}; Hasty has no access any more, set a later time or remove the mount` }] : []),
    ...(importMode === ImportMode.LINK ? [{ id: 'linkEnds' as const, message: `links stop working in Hasty at \`accessUntil\`, got: ${shown} with ImportMode.LINK; use ImportMode.COPY, or leave the time out` }] : []),
  ];
}

/** @throws unless the value is a time in UTC; a day that no calendar has is none */
export function checkInstant(name: string, value: string): Date {
  const time = new Date(value);
  // Date takes February 30th for March 2nd
  if (typeof value !== 'string' || !new RegExp(INSTANT.pattern).test(value) || Number.isNaN(time.getTime()) || !time.toISOString().startsWith(value.slice(0, -1))) {
    throw new Error(`\`${name}\` must be a time in UTC such as 2026-12-01T00:00:00Z, got: '${value}'`);
  }
  return time;
}

/** @throws when a value is none of an enum's: where types are not checked, a typo must not pass for the default */
export function checkOneOf<T extends string>(name: string, values: Record<string, T>, value: T): T {
  if (!Object.values(values).includes(value)) {
    throw new Error(`\`${name}\` must be one of ${Object.values(values).join(', ')}, got: ${JSON.stringify(value)}; write one of these`);
  }
  return value;
}

/** @throws unless a value is true, false or left out: where types are not checked, the text 'false' must not pass for true */
export function checkFlag(name: string, value: boolean | undefined, otherwise: boolean): boolean {
  const flag = value ?? otherwise;
  if (typeof flag !== 'boolean') throw new Error(`\`${name}\` must be true or false, got: ${JSON.stringify(flag)}; write one of these`);
  return flag;
}

/** @throws unless Hasty's sessions fit, and AWS allows the length (seconds) */
export function checkSessionSeconds(seconds: number): number {
  if (!(seconds >= HastyContract.SESSION_SECONDS && seconds <= MAX_SESSION_SECONDS)) {
    throw new Error(`\`maxSessionDuration\` must be 6 to 12 hours (${HastyContract.SESSION_SECONDS} to ${MAX_SESSION_SECONDS} seconds), got ${seconds} seconds; Hasty asks for sessions of 6 hours`);
  }
  return seconds;
}

/** @throws when IAM would refuse the name of a role */
export function checkRoleName(name: string): string {
  if (!/^[\w+=,.@-]{1,64}$/.test(name)) {
    throw new Error(`\`roleName\` must have 1 to 64 letters, digits or _+=,.@-, got ${name.length}: '${name}'; choose another name`);
  }
  return name;
}

/** @throws unless it is what a browser sends as Origin: scheme and host, nothing more */
export function checkOrigin(origin: string): string {
  const port = /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::([1-9]\d{0,4}))?$/.exec(origin);
  // browsers leave out 443, the port of https
  if (!port || port[1] === '443' || Number(port[1] ?? 0) > 65_535) {
    throw new Error(`a CORS origin must be https://, a host in lower case and at most a port, without wildcard, path or trailing slash, got: '${origin}'; write it as the browser's Origin header has it, such as '${HastyContract.APP_ORIGIN}'`);
  }
  return origin;
}

/** @throws when what may be read is said not at all or twice; undefined: the whole bucket */
export function checkPrefixList(prefixes: string[] | undefined, wholeBucket: boolean | undefined): string[] | undefined {
  const whole = checkFlag('wholeBucket', wholeBucket, false);
  const said = whole ? prefixes === undefined : Array.isArray(prefixes) && prefixes.length > 0;
  if (!said) throw new Error(unclearAccess(prefixes, whole));
  return prefixes;
}

function unclearAccess(prefixes: string[] | undefined, whole: boolean): string {
  if (whole) return `\`prefixes\` and \`wholeBucket: true\` exclude each other, got both: ${JSON.stringify(prefixes)}; keep one`;
  if (prefixes === undefined) return '`prefixes` must name the folders that Hasty may read, got: undefined; for all of an existing bucket say `wholeBucket: true`';
  if (!Array.isArray(prefixes)) return `\`prefixes\` must be a list of strings, got: ${JSON.stringify(prefixes)}; write each prefix, or make each a parameter`;
  return '`prefixes` must name at least one folder, got: []; for all of an existing bucket say `wholeBucket: true`, for all of a new one leave `prefixes` out';
}

/**
 * What opens less than a new bucket's default, misspelt, must not pass for the default, which is the whole bucket: types are not checked
 * everywhere.
 *
 * @throws when a property is none of a new bucket's
 */
export function checkNewBucketProps(props: object): void {
  const wrong = ['prefix', 'wholeBucket'].find((name) => name in props);
  if (wrong) throw new Error(`\`prefixes\` must name what Hasty may read of a new bucket, got: \`${wrong}\`; write a list of folders in \`prefixes\`, or leave both out to open the whole bucket`);
}

/** What Hasty can see, in a sentence. The prefixes are checked, and written as they are. */
export function describeScope({ prefixes, listing, accessUntil }: { prefixes?: string[]; listing?: ListingScope; accessUntil?: string }): string {
  const keys = prefixes && listing !== ListingScope.PREFIX ? '; lists the key names of the whole bucket' : '';
  return `reads ${prefixes?.join(', ') ?? 'the whole bucket'}${keys}${accessUntil ? `; until ${accessUntil}` : ''}`;
}
