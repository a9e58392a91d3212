import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { CustomizeRolesOptions, Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import flags from 'aws-cdk-lib/recommended-feature-flags.json';
import { HastyAccessRole, HastyBucket } from '../../src/aws';
import { ImportMode, ListingScope } from '../../src/contract';
import { ENV, EXTERNAL_ID, resources, statements, warningsOf } from '../support/stack';
import { outputsOf, resourceTypes } from '../support/template';

const MADE: CustomizeRolesOptions = { usePrecreatedRoles: { 'Stack/Hasty/Resource': 'acme-hasty', 'Stack/Images/Mount/Role/Resource': 'acme-hasty' } };
const UNNAMED: CustomizeRolesOptions = {};
const REPORT_ONLY: CustomizeRolesOptions = { preventSynthesis: false };
/** The feature flags of `cdk init`, but for the one that makes an error of a role that has no name yet. */
const FLAGS = { ...flags, '@aws-cdk/core:annotationsInValidationReport': false };

function newStack(customize?: CustomizeRolesOptions, context = {}): Stack {
  const app = new App({ analyticsReporting: false, treeMetadata: false, context });
  if (customize) Role.customizeRoles(app, customize);
  return new Stack(app, 'Stack', { env: ENV });
}

/** A role with every kind of statement: folders, the listing of folders, a key, an end. All of it is literal. */
function withRole(stack: Stack, accessUntil?: string): Stack {
  const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
  const encryptionKeys = [Key.fromKeyArn(stack, 'Key', `arn:aws:kms:${ENV.region}:${ENV.account}:key/0d1f2a3b-1111-4222-8333-444455556666`)];
  const options = { importMode: ImportMode.COPY, accessUntil, encryptionKeys };
  role.mount(Bucket.fromBucketName(stack, 'Street', 'acme-street'), { ...options, prefixes: ['2026', '2027'], listing: ListingScope.PREFIX });
  role.mount(Bucket.fromBucketName(stack, 'Aerial', 'acme-aerial'), { ...options, wholeBucket: true });
  return stack;
}

const reports = (stack: Stack) => JSON.parse(readFileSync(join((stack.node.root as App).synth().directory, 'iam-policy-report.json'), 'utf8')).roles;
const ids = (stack: Stack) => warningsOf(stack).map(({ id }) => id.replace('hasty-bucket-constructs:', '')).filter((id) => id !== 'corsNotManaged');

/** As CDK writes statements: a list of one as its element. */
const asReported = (value: any): any => {
  if (Array.isArray(value)) return value.length === 1 ? asReported(value[0]) : value.map(asReported);
  return typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asReported(one)])) : value;
};

describe.each([
  ['made elsewhere', MADE, { roleName: 'acme-hasty', missing: false }],
  ['to be made elsewhere', UNNAMED, { roleName: 'missing role', missing: true }],
  ['made here, with a report', REPORT_ONLY, { roleName: 'missing role', missing: true }],
])('where roles are %s', (_, customize, role) => {
  const { trust: [{ Sid, ...trust }], access } = statements(withRole(newStack()));

  test.each([['', {}], [', with the feature flags of `cdk init` too', FLAGS]])('the report holds exactly the statements of the template%s', (_title, context) => {
    const [report, ...others] = reports(withRole(newStack(customize, context)));
    expect(others).toEqual([]);
    expect(report).toEqual({
      ...role,
      roleConstructPath: 'Stack/Hasty/Resource',
      assumeRolePolicy: [asReported(trust)],
      identityPolicyStatements: access.map(asReported),
      managedPolicyArns: [],
      managedPolicyStatements: [],
    });
  });

  test('the report is that of all mounts and their end', () => {
    const until = '2099-12-01T00:00:00Z';
    const [{ identityPolicyStatements }] = reports(withRole(newStack(customize), until));
    expect(identityPolicyStatements).toEqual(statements(withRole(newStack(), until)).access.map(asReported));
  });

  test('the report names buckets and keys of the stack by their paths', () => {
    const stack = newStack(customize);
    new HastyBucket(stack, 'Images', { externalId: EXTERNAL_ID, prefixes: ['street'] });
    const [{ identityPolicyStatements }] = reports(stack);
    expect(identityPolicyStatements.find((statement: any) => statement.Sid === 'HastyRead').Resource).toBe('(Stack/Images/Bucket/Resource.Arn)/street/*');
  });
});

describe('a role that is made elsewhere', () => {
  test.each([['by its name', MADE], ['or is still to be', UNNAMED]])('is not in the template, %s', (_, customize) => {
    expect(resourceTypes(withRole(newStack(customize)))).toEqual({});
    expect(Object.values(resourceTypes(withRole(newStack())))).toEqual(['AWS::IAM::Role']);
  });

  test('is what Hasty is told', () => {
    const stack = withRole(newStack(MADE));
    const arn = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${ENV.account}:role/acme-hasty`]] };
    expect(outputsOf(stack).HastyRoleArn).toEqual(arn);
  });

  test('comes with a warning of what the report leaves out: the longest session, and the end of the trust', () => {
    expect(ids(withRole(newStack(MADE)))).toEqual(['sessionNotReported']);
    const [, end] = warningsOf(withRole(newStack(MADE), '2099-12-01T00:00:00Z')).filter(({ id }) => !id.endsWith('corsNotManaged'));
    expect(end).toEqual({
      id: 'hasty-bucket-constructs:trustWithoutEnd',
      text: 'the role is made elsewhere (iam.Role.customizeRoles), and the report\'s trust policy lacks the end date; add {"DateLessThan":{"aws:CurrentTime":"2099-12-01T00:00:00Z"}} to its Condition',
    });
  });

  test('comes without them when it is made here', () => {
    expect(ids(withRole(newStack(), '2099-12-01T00:00:00Z'))).toEqual([]);
  });
});

test('a report does not change the template', () => {
  const [bare, reported] = [newStack(), newStack(REPORT_ONLY)].map((stack) => withRole(stack));
  expect(resources(reported, 'AWS::IAM::Role')).toEqual(resources(bare, 'AWS::IAM::Role'));
  expect(resources(reported, 'AWS::IAM::Policy')).toEqual([]);
});
