import { HastyContract } from './hasty';

/** A CORS rule of a bucket on S3, in words that CloudFormation, Terraform and the API each change a little. */
export interface S3CorsRule {
  readonly id?: string;
  readonly allowedHeaders?: string[];
  readonly allowedMethods: string[];
  readonly allowedOrigins: string[];
  readonly exposedHeaders?: string[];
  readonly maxAge?: number;
}

const MAX_RULES = 100; // https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html

/** The CORS rule that Hasty's app needs, for the given origins. */
export function hastyRule(origins: string[]): S3CorsRule {
  return {
    allowedHeaders: [...HastyContract.S3_CORS_ALLOWED_HEADERS],
    allowedMethods: [...HastyContract.S3_CORS_METHODS],
    allowedOrigins: origins,
    exposedHeaders: [...HastyContract.S3_CORS_EXPOSED_HEADERS],
  };
}

/**
 * The rules of a bucket with ours as the first. Other rules keep their content and their order; one that equals ours is moved to
 * the front instead of written twice.
 *
 * @param path of the bucket, for messages
 * @throws when they are more than S3 allows
 */
export function withRuleFirst(rules: S3CorsRule[], ours: S3CorsRule, path: string): S3CorsRule[] {
  const equal = rules.find((rule) => sameRule(rule, ours));
  const all = [equal ?? ours, ...rules.filter((rule) => rule !== equal)];
  if (all.length > MAX_RULES) throw new Error(`a bucket may have ${MAX_RULES} CORS rules, and '${path}' would have ${all.length} with Hasty's; merge some of its rules`);
  return all;
}

/** The origins of rules other than ours that hold some of these origins: requests from there match both rules. */
export function sharedOrigins(rules: S3CorsRule[], ours: S3CorsRule, origins: string[]): string[] {
  const theirs = rules.filter((rule) => !sameRule(rule, ours)).flatMap((rule) => Array.isArray(rule.allowedOrigins) ? rule.allowedOrigins : []);
  return theirs.filter((pattern) => typeof pattern === 'string' && origins.some((origin) => matches(pattern, origin)));
}

/** Whether two rules say the same. Names of headers are case-insensitive, origins and methods are not. */
export function sameRule(one: S3CorsRule, other: S3CorsRule): boolean {
  const set = (values: unknown, fold = false) => {
    const text = JSON.stringify(Array.isArray(values) ? [...values].map((value) => JSON.stringify(value)).sort() : values ?? []);
    return fold ? text.toLowerCase() : text;
  };
  return one.maxAge === other.maxAge && set(one.allowedOrigins) === set(other.allowedOrigins) && set(one.allowedMethods) === set(other.allowedMethods)
    && set(one.allowedHeaders, true) === set(other.allowedHeaders, true) && set(one.exposedHeaders, true) === set(other.exposedHeaders, true);
}

/**
 * A shell command that puts our rule first among a bucket's CORS rules and keeps the others. S3 can only replace the whole
 * list, so the command stops unless it has read the list that is there.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html
 */
export function corsMergeCommand(bucketName: string, origins: string[]): string {
  const merge = 'const [ours, theirs] = process.argv.slice(1).map((json) => JSON.parse(json)); '
    + 'const rest = theirs.filter((rule) => JSON.stringify(rule) !== JSON.stringify(ours)); '
    + 'console.log(JSON.stringify({ CORSRules: [ours, ...rest] }))';
  const get = `aws s3api get-bucket-cors --bucket ${bucketName} --query CORSRules --output json`;
  return [
    `{ rules=$(${get}) || case "$(${get} 2>&1 >/dev/null)" in *NoSuchCORSConfiguration*) rules='[]' ;; *) false ;; esac; }`,
    `cors=$(node -e '${merge}' '${JSON.stringify(apiRule(origins))}' "$rules")`,
    `aws s3api put-bucket-cors --bucket ${bucketName} --cors-configuration "$cors"`,
  ].join(' && ');
}

/** The same for several buckets: one that it could not change does not stop the others, and is named at the end. */
export function corsMergeLoop(bucketNames: string[], origins: string[]): string {
  if (bucketNames.length === 1) return corsMergeCommand(bucketNames[0], origins);
  const each = `for bucket in ${bucketNames.join(' ')}; do ${corsMergeCommand('"$bucket"', origins)} || missed="$missed $bucket"; done`;
  return `(missed=; ${each}; [ -z "$missed" ] || { echo "not changed:$missed" >&2; false; })`;
}

/** A bucket to which somebody has to add our rule. */
export interface UnmanagedBucket {
  readonly name: string;
  readonly origins: string[];
  /** Who is to do it, or how else. */
  readonly way?: string;
}

/** What there is to do for several buckets: one command for all that need the same rule in the same way. */
export function corsMerges(buckets: readonly UnmanagedBucket[]): { way?: string; several: boolean; command: string }[] {
  const groups = new Map<string, { way?: string; origins: string[]; names: Set<string> }>();
  for (const { name, origins, way } of buckets) {
    const key = JSON.stringify([way, origins]);
    const group = groups.get(key) ?? { way, origins, names: new Set() };
    groups.set(key, group);
    group.names.add(name);
  }
  return [...groups.values()].map(({ way, origins, names }) => ({ way, several: names.size > 1, command: corsMergeLoop([...names], origins) }));
}

/** Our rule in the words of the S3 API. */
export function apiRule(origins: string[]): object {
  const { allowedHeaders, allowedMethods, allowedOrigins, exposedHeaders } = hastyRule(origins);
  return { AllowedHeaders: allowedHeaders, AllowedMethods: allowedMethods, AllowedOrigins: allowedOrigins, ExposeHeaders: exposedHeaders };
}

function matches(pattern: string, origin: string): boolean {
  return new RegExp(`^${pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`).test(origin);
}
