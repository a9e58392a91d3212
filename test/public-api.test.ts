import * as ts from 'typescript';
import { docOf, exportsOf, filesIn, parse, read, tagsOf, warningIds } from './support/source';
import { ROOMS } from '../projenrc/architecture';
import { RULES } from '../src/audit';

/** What users import. To take a name away, or to rename it, is a major version. */
const PUBLIC: Record<string, string[]> = {
  'audit': [
    'AuditOptions', 'AuditReport', 'Document', 'DocumentError', 'Finding', 'Manifest', 'MountEntry', 'Place', 'RULES', 'Rule',
    'Severity', 'Verdict', 'Witness', 'audit', 'documentsAt', 'formatManifest', 'parseManifest',
  ],
  'aws': [
    'AccessOptions', 'BucketHastyCors', 'BucketHastyCorsProps', 'BucketMount', 'BucketMountProps', 'CorsMergeOptions', 'ExistingBucketCors',
    'ExistingBucketCorsProps', 'HastyAccessRole', 'HastyAccessRoleProps', 'HastyBucket', 'HastyBucketProps', 'HastyChecks', 'HastyChecksProps',
    'HastyCors', 'MountOptions',
  ],
  'terraform': ['AccessOptions', 'HastyChecks', 'HastyChecksProps', 'HastyWarnings', 'MountOptions'],
  'gcp': [
    'BucketHastyCors', 'BucketHastyCorsProps', 'BucketMount', 'BucketMountProps', 'HastyBucket', 'HastyBucketProps', 'HastyCors',
    'HastyCorsAdoptProps', 'IdentityOptions', 'KeyInStateOptions', 'ServiceAccountKey', 'UploadedKeyOptions',
  ],
  'azure': [
    'ContainerEncryptionKey', 'ContainerMount', 'ContainerMountProps', 'ContainerOptions', 'HastyContainer', 'HastyContainerProps',
    'StorageAccountHastyCors', 'StorageAccountHastyCorsProps',
  ],
  'aws-terraform': [
    'BucketHastyCors', 'BucketHastyCorsProps', 'BucketMount', 'BucketMountProps', 'HastyAccessRole', 'HastyAccessRoleProps', 'HastyBucket',
    'HastyBucketProps', 'RoleOptions', 'S3AccessOptions', 'S3MountOptions',
  ],
  'contract': [
    'AzureRegistrationProps', 'ExternalId', 'GcsRegistrationProps', 'HastyContract', 'ImportMode', 'ListingScope',
    'ObjectPrefix', 'Registration', 'S3RegistrationProps',
  ],
};

/** What users acknowledge. To take an id away, or to rename it, is a major version. */
const WARNING_IDS = [
  'accessUntilPast', 'accountKeyInState', 'accountShared', 'bucketInOtherAccount', 'bucketNameWithDot', 'certificateEnded', 'corsNotManaged', 'corsOriginShared',
  'corsReplaces', 'encryptionKeyMissing', 'externalIdNotUuid', 'externalIdUpperCase', 'foreignObjectsUnreadable', 'keyDoesNotExpire', 'keyInOtherAccount', 'keyInState', 'linkBucketGoes', 'linkEnds',
  'linkObjectsArchived', 'linkObjectsExpire', 'linkOnTheOnlyCopy', 'listingUnproven', 'networkRules', 'notChecked', 'oldGenerations', 'revokesFuture', 'sessionNotReported', 'trustWithoutEnd',
];

/** What the audit reports and users acknowledge. To take an id away, or to rename it, is a major version. */
const RULE_IDS = [
  'access-expected', 'azure-container-private', 'azure-cors', 'azure-dedicated-account', 'azure-keeps-objects', 'azure-key-exposed',
  'azure-need', 'azure-rights', 'azure-settings', 'azure-unknown', 'bucket-copy-ends', 'bucket-cors', 'bucket-keeps-objects',
  'bucket-name', 'bucket-public-access', 'bucket-tls', 'gcp-authoritative', 'gcp-condition', 'gcp-cors', 'gcp-keeps-objects',
  'gcp-key-exposed', 'gcp-need', 'gcp-old-generations', 'gcp-public', 'gcp-rights', 'gcp-scope', 'gcp-uniform-access', 'gcp-unknown',
  'need-access', 'not-understood', 'rights-actions', 'rights-direct', 'rights-escalation', 'rights-fenced', 'rights-objects',
  'rights-user-key', 'secret-exposed', 'trust-action', 'trust-external-id', 'trust-principal', 'trust-session',
];

const IMPORTED = Object.keys(ROOMS).filter((room) => ROOMS[room].kind !== 'command');

describe('the public API', () => {
  test.each(IMPORTED)('room %s exports the names that users rely on', (room) => {
    expect(exportsOf(`src/${room}/index.ts`).map(({ name }) => name).sort()).toEqual(PUBLIC[room]);
  });

  test.each(IMPORTED)('every export of room %s is documented, with all its public members, and classes with an example', (room) => {
    expect(exportsOf(`src/${room}/index.ts`).flatMap(({ file, node }) => undocumented(file, node))).toEqual([]);
  });

  test.each([
    ['a class without a doc', 'export class Bare { constructor() {} }', ['Bare has no doc', 'Bare has no @example']],
    ['a class without an example', '/** Doc. */ export class Bare {}', ['Bare has no @example']],
    ['an empty doc', '/** */ export interface Bare {}', ['Bare has no doc']],
    ['a property', '/** Doc. */ export interface Bare {\n readonly name: string }', ['Bare.name has no doc']],
    ['a tag alone', '/** Doc. */ export interface Bare {\n/** @default 1 */ readonly size?: number }', ['Bare.size has no doc']],
    ['an optional property without a default', '/** Doc. */ export interface Bare {\n/** Size. */ readonly size?: number }', ['Bare.size has no @default']],
    ['a parameter property', '/** Doc. @example x */ export class Bare { private constructor(public readonly value: string) {} }', ['Bare.value has no doc']],
    ['a member of an enum', '/** Doc. */ export enum Bare { ONE }', ['Bare.ONE has no doc']],
  ])('noticed: %s', (_, text, complaints) => {
    expect(undocumented('x.ts', parse('x.ts', text).statements[0]).map((complaint) => complaint.replace('x.ts: ', ''))).toEqual(complaints);
  });

  test('private members need no doc', () => {
    const text = '/** Doc.\n * @example x\n */ export class Full {\n private secret = 1;\n /** Doc. */ public get open(): number { return this.secret; } }';
    expect(undocumented('x.ts', parse('x.ts', text).statements[0])).toEqual([]);
  });

  test('the ids of warnings are those that users rely on, and each is used', () => {
    expect(warningIds()).toEqual(WARNING_IDS);
    const code = filesIn('src', '.ts').filter((file) => !file.endsWith('/warning.ts')).map(read).join('\n'); // where they are declared
    expect(WARNING_IDS.filter((id) => !code.includes(`'${id}'`))).toEqual([]);
  });

  test('the ids of rules are those that users rely on', () => {
    expect(RULES.map(({ id }) => id).sort()).toEqual(RULE_IDS);
  });

  test('rules speak in one style: the reason is a sentence, the fix goes on after a colon', () => {
    expect(RULES.filter(({ reason }) => !/^[A-Z].*\.$/.test(reason)).map(({ id }) => id)).toEqual([]);
    expect(RULES.filter(({ fix }) => !/^[a-z].*[^.]$/.test(fix)).map(({ id }) => id)).toEqual([]);
  });
});

function undocumented(file: string, node: ts.Node, parent = ''): string[] {
  const name = `${parent}${ts.getNameOfDeclaration(node as ts.Declaration)?.getText()}`;
  const complaints = [
    ...(docOf(node) === '' ? [`${name} has no doc`] : []),
    ...(ts.isClassDeclaration(node) && tagsOf(node, 'example').length === 0 ? [`${name} has no @example`] : []),
    ...(ts.isPropertySignature(node) && node.questionToken && tagsOf(node, 'default').length === 0 ? [`${name} has no @default`] : []),
  ];
  return [...complaints.map((complaint) => `${file}: ${complaint}`), ...publicMembers(node).flatMap((member) => undocumented(file, member, `${name}.`))];
}

function publicMembers(node: ts.Node): ts.Node[] {
  if (ts.isInterfaceDeclaration(node) || ts.isEnumDeclaration(node)) return [...node.members];
  if (!ts.isClassDeclaration(node)) return [];
  const constructors = node.members.filter(ts.isConstructorDeclaration);
  const parameters = constructors.flatMap((constructor) =>
    constructor.parameters.filter((parameter) => ts.isParameterPropertyDeclaration(parameter, constructor)));
  return [...node.members.filter((member) => !ts.isConstructorDeclaration(member)), ...parameters].filter((member) =>
    (ts.getCombinedModifierFlags(member as ts.Declaration) & ts.ModifierFlags.NonPublicAccessibilityModifier) === 0); // eslint-disable-line no-bitwise
}
