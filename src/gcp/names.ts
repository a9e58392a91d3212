import { IConstruct } from 'constructs';
import { checkLiteral, LiteralRule } from '../terraform/literal';

/** @see https://cloud.google.com/storage/docs/buckets#naming */
const BUCKET: LiteralRule = {
  pattern: /^(?=.{3,222}$)(?=[a-z0-9].*[a-z0-9]$)(?!goog)(?!.*g[o0]{2}gle)(?!(?:\d+\.){3}\d+$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/,
  words: 'a bucket name: 3 to 63 lower-case letters, digits, - or _ (with dots: up to 222), a letter or digit at both ends, neither like an IP address nor with google in it nor goog in front',
};

/** @see https://cloud.google.com/storage/docs/locations */
const LOCATION: LiteralRule = {
  pattern: /^(?:[a-z]{2,5}\d{0,2}|[a-z]+-[a-z]+\d+)$/i,
  words: 'a region such as europe-west3, a dual-region such as EUR4 or a multi-region such as EU',
};

/** @see https://cloud.google.com/storage/docs/storage-classes */
const STORAGE_CLASS: LiteralRule = { pattern: /^(?:STANDARD|NEARLINE|COLDLINE|ARCHIVE)$/, words: 'STANDARD, NEARLINE, COLDLINE or ARCHIVE' };

/** @see https://cloud.google.com/resource-manager/docs/creating-managing-projects#before_you_begin */
const PROJECT: LiteralRule = {
  pattern: /^(?:[a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
  words: 'the id of a project (not its name or number): 6 to 30 lower-case letters, digits or -, a letter in front and no - at the end',
};

/** @see https://cloud.google.com/iam/docs/service-accounts-create */
const ACCOUNT_ID: LiteralRule = {
  pattern: /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
  words: '6 to 30 lower-case letters, digits or -, a letter in front and no - at the end',
};

/** @see https://cloud.google.com/iam/docs/reference/rest/v1/projects.roles/create */
const ROLE_ID: LiteralRule = { pattern: /^[A-Za-z0-9_.]{3,64}$/, words: '3 to 64 letters, digits, _ or .' };

const ROLE: LiteralRule = {
  pattern: /^(?:projects\/(?:[a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]|organizations\/\d+)\/roles\/[A-Za-z0-9_.]{3,64}$/,
  words: 'the full name of a custom role, such as projects/acme-data/roles/hastyList (a predefined role opens more than Hasty needs)',
};

/** @see https://cloud.google.com/kms/docs/resource-hierarchy */
const KEY_NAME: LiteralRule = {
  pattern: /^projects\/(?:[a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]\/locations\/[a-z0-9-]+\/keyRings\/[\w-]{1,63}\/cryptoKeys\/[\w-]{1,63}$/,
  words: 'the name of a key without a version: projects/acme-data/locations/europe-west3/keyRings/storage/cryptoKeys/images',
};

const RULES = {
  name: BUCKET,
  bucketName: BUCKET,
  location: LOCATION,
  storageClass: STORAGE_CLASS,
  project: PROJECT,
  accountId: ACCOUNT_ID,
  roleId: ROLE_ID,
  role: ROLE,
  encryptionKeyName: KEY_NAME,
};

/**
 * Passes a token, and a literal that Google would take: neither the engines nor the provider's plan notice a wrong one.
 *
 * @throws when Google would refuse the literal
 */
export function checkName(property: keyof typeof RULES, value: string): string {
  return checkLiteral(property, value, RULES[property]);
}

/** The same for a property that may be left out. */
export function checkOptional(property: keyof typeof RULES, value?: string): string | undefined {
  return value === undefined ? undefined : checkName(property, value);
}

/**
 * The default id of a service account: it depends on the construct's path alone, as its address in Terraform's state does.
 */
export function defaultAccountId({ node }: IConstruct): string {
  return `hasty-${wordOf(node.path).toLowerCase().slice(0, 14)}-${hashOf(node.addr)}`;
}

/** The default id of a custom role; see defaultAccountId. */
export function defaultRoleId({ node }: IConstruct): string {
  return `hasty_${wordOf(node.path).slice(0, 40)}_${hashOf(node.addr)}`;
}

/** The path, without the stack, for people. */
function wordOf(path: string): string {
  return path.split('/').slice(1).join('').replace(/[^A-Za-z0-9]/g, '');
}

function hashOf(address: string): string {
  return address.slice(2, 10); // in front of the hash of the path there is always c8
}
