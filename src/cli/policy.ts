import { choice, parseOptions } from './options';
import { Terminal } from './terminal';
import { ExternalId, HastyContract, ListingScope, ObjectPrefix } from '../contract';
import { accessPolicy, KmsKey, PolicyDocument, trustPolicy } from '../contract/s3-access';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** IAM wants keys by their ARN: an alias in a policy matches nothing. */
const KEY_ARN = /^arn:aws:kms:([a-z0-9-]+):\d{12}:key\/[\w-]+$/;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Of all inline policies of a role: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MAX_CHARACTERS = 10_240;

/** Prints the documents of a mount, for teams whose templates are made by other means. */
export function policyCommand(args: string[], terminal: Terminal): number {
  const { values } = parseOptions('policy', args, {
    'bucket': { type: 'string' },
    'prefix': { type: 'string', multiple: true },
    'whole-bucket': { type: 'boolean', default: false },
    'external-id': { type: 'string' },
    'listing': { type: 'string', default: ListingScope.BUCKET },
    'until': { type: 'string' },
    'kms-key': { type: 'string', multiple: true, default: [] },
    'no-fence': { type: 'boolean', default: false },
  }, false);
  const externalId = ExternalId.of(required('--external-id', values['external-id']));
  const bucket = bucketName(required('--bucket', values.bucket));
  const until = values.until === undefined ? undefined : instant(values.until);
  const permissions = accessPolicy([{
    bucketArn: `arn:aws:s3:::${bucket}`,
    patterns: patterns(values.prefix, values['whole-bucket']),
    listing: choice('--listing', values.listing, Object.values(ListingScope)),
    accessUntil: until,
    keys: values['kms-key'].map(kmsKey),
  }], !values['no-fence']);
  checkSize(permissions);
  const documents = {
    trust: trustPolicy(externalId.value, until),
    permissions,
    cors: {
      CORSRules: [{
        AllowedHeaders: HastyContract.S3_CORS_ALLOWED_HEADERS,
        AllowedMethods: HastyContract.S3_CORS_METHODS,
        AllowedOrigins: [HastyContract.APP_ORIGIN],
        ExposeHeaders: HastyContract.S3_CORS_EXPOSED_HEADERS,
      }],
    },
    maxSessionDuration: HastyContract.SESSION_SECONDS,
  };
  warnings(externalId, bucket, until).forEach((warning) => terminal.err(`warning: ${warning}\n`));
  terminal.out(`${JSON.stringify(documents, undefined, 2)}\n`);
  return 0;
}

function required(option: string, value: string | undefined): string {
  if (value === undefined) throw new Error(`${option} is needed; see hasty-buckets policy --help`);
  return value;
}

function patterns(prefixes: string[] | undefined, wholeBucket: boolean): string[] {
  if (wholeBucket && prefixes) throw new Error(`--prefix and --whole-bucket exclude each other, got both: ${JSON.stringify(prefixes)}; keep one`);
  if (wholeBucket) return [ObjectPrefix.wholeBucket().toIamPattern()];
  if (!prefixes) throw new Error('--prefix must name a folder that Hasty may read; for all of the bucket say --whole-bucket');
  return prefixes.map((prefix) => ObjectPrefix.of(prefix).toIamPattern());
}

function bucketName(name: string): string {
  if (!BUCKET_NAME.test(name)) throw new Error(`--bucket must be the name of an S3 bucket (3 to 63 lower-case letters, digits, dots and hyphens), got: ${JSON.stringify(name)}`);
  return name;
}

function instant(value: string): string {
  // Date.parse takes 30 February for 2 March
  if (!INSTANT.test(value) || Number.isNaN(Date.parse(value)) || !new Date(value).toISOString().startsWith(value.slice(0, -1))) throw new Error(`--until must be a time in UTC such as 2026-12-01T00:00:00Z, got: ${JSON.stringify(value)}`);
  return value;
}

function kmsKey(arn: string): KmsKey {
  const match = KEY_ARN.exec(arn);
  if (!match) throw new Error(`--kms-key must be the ARN of a key, arn:aws:kms:REGION:ACCOUNT:key/ID, got: ${JSON.stringify(arn)}`);
  return { arn, region: match[1] };
}

function checkSize(permissions: PolicyDocument): void {
  const characters = JSON.stringify(permissions).length;
  if (characters <= MAX_CHARACTERS) return;
  throw new Error(`the permission policy must have at most ${MAX_CHARACTERS} characters, as IAM allows, got ${characters}; mount a parent folder, or split the folders over two roles`);
}

function warnings(externalId: ExternalId, bucket: string, until: string | undefined): string[] {
  return [
    ...(externalId.isUuid ? [] : ['the ExternalId is not a UUID, as Hasty\'s are; compare it with the bucket page of your Hasty workspace']),
    ...(externalId.hasUpperCase ? ['the ExternalId has upper-case letters; STS compares case-sensitively, and Hasty\'s ids are lower case'] : []),
    ...(bucket.includes('.') ? ['the bucket\'s name has a dot, so browsers refuse the TLS certificate of its signed URLs; images will not load in Hasty\'s app'] : []),
    ...(until !== undefined && Date.parse(until) <= Date.now() ? ['--until is in the past: Hasty would have no access at all'] : []),
  ];
}
