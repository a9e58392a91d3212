import { CfnParameter, Duration, PhysicalName, Stack, Tags } from 'aws-cdk-lib';
import { AccountPrincipal, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { HastyAccessRole, HastyAccessRoleProps } from '../../src/aws';
import { ENV, EXTERNAL_ID, newStack, resources, statements, synthErrors } from '../support/stack';

/** A role that mounts a bucket, so that it may be. */
function roleWith(props: Partial<HastyAccessRoleProps>, stack = newStack()): Stack {
  new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID, ...props }).mount(new Bucket(stack, 'Bucket'), { wholeBucket: true });
  return stack;
}
const iamRole = (stack: Stack) => resources(stack, 'AWS::IAM::Role')[0];

describe('the role', () => {
  test('trusts Hasty\'s account under the ExternalId for six hours, and has one inline policy', () => {
    const stack = newStack(ENV);
    const hasty = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
    hasty.mount(Bucket.fromBucketName(stack, 'Bucket', 'acme-images'), { prefixes: ['street'] });
    const { Policies, ...role } = iamRole(stack);
    expect(role).toEqual({
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{
          Sid: 'HastyAssume',
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::718860067770:root' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': EXTERNAL_ID } },
        }],
      },
      Description: 'Hasty (app.hasty.ai) assumes this role to read mounted buckets',
      MaxSessionDuration: 21600,
    });
    expect(Policies).toEqual([{ PolicyName: 'HastyAccess', PolicyDocument: { Version: '2012-10-17', Statement: expect.any(Array) } }]);
    expect(statements(stack).access.map(({ Sid }) => Sid)).toEqual(
      ['HastyLocate', 'HastyList', 'HastyRead', 'HastyFenceActions', 'HastyFenceObjects', 'HastyFenceKeys']);
    expect(resources(stack, 'AWS::IAM::Policy')).toEqual([]);
  });

  test('has no denies when the fence is off', () => {
    expect(statements(roleWith({ fence: false })).access.map(({ Sid }) => Sid)).toEqual(['HastyLocate', 'HastyList', 'HastyRead']);
  });

  test('takes a name, a path, a permissions boundary and tags', () => {
    const stack = newStack();
    const permissionsBoundary = ManagedPolicy.fromManagedPolicyName(stack, 'Boundary', 'acme-boundary');
    roleWith({ roleName: 'Hasty', path: '/vendors/', permissionsBoundary }, stack);
    Tags.of(stack).add('team', 'street');
    expect(iamRole(stack)).toMatchObject({
      RoleName: 'Hasty', Path: '/vendors/', PermissionsBoundary: stack.resolve(permissionsBoundary.managedPolicyArn), Tags: [{ Key: 'team', Value: 'street' }],
    });
  });

  test('that mounts nothing is an error at synth, since nobody needs it', () => {
    const stack = newStack();
    new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
    expect(synthErrors(stack)).toEqual(['[Stack/Hasty] the role must mount a bucket, got none; call mount() or remove the role']);
    expect(synthErrors(roleWith({}))).toEqual([]);
  });

  test('that is made to trust somebody else is an error at synth', () => {
    const stack = newStack();
    const hasty = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
    hasty.mount(new Bucket(stack, 'Bucket'), { wholeBucket: true });
    hasty.role.assumeRolePolicy!.addStatements(new PolicyStatement({ actions: ['sts:AssumeRole'], principals: [new AccountPrincipal('444455556666')] }));
    expect(synthErrors(stack)).toEqual([
      '[Stack/Hasty] the role must trust Hasty under one ExternalId and nobody else, got 2 trust statements; make a role of its own for every other principal or workspace',
    ]);
  });
});

describe('the longest session', () => {
  test.each([[Duration.hours(6), 21600], [Duration.hours(12), 43200], [Duration.minutes(361), 21660]])('may be %s', (maxSessionDuration, seconds) => {
    expect(iamRole(roleWith({ maxSessionDuration })).MaxSessionDuration).toBe(seconds);
  });

  test.each([[Duration.minutes(359), 21540], [Duration.seconds(43201), 43201], [Duration.hours(1), 3600], [Duration.days(1), 86400]])(
    'must be 6 to 12 hours: not %s', (maxSessionDuration, seconds) => {
      expect(() => roleWith({ maxSessionDuration })).toThrow(new Error(
        `\`maxSessionDuration\` must be 6 to 12 hours (21600 to 43200 seconds), got ${seconds} seconds; Hasty asks for sessions of 6 hours`));
    });

  test('must be known at synth, as CDK demands', () => {
    const stack = newStack();
    const seconds = new CfnParameter(stack, 'Seconds', { type: 'Number' }).valueAsNumber;
    expect(() => roleWith({ maxSessionDuration: Duration.seconds(seconds) }, stack)).toThrow(new Error(
      '`maxSessionDuration` must be known at synth, got a token; write it, such as Duration.hours(6)'));
  });
});

describe('the name of the role', () => {
  test.each(['H', 'Hasty_+=,.@-09', 'a'.repeat(64)])('may be %j', (roleName) => {
    expect(iamRole(roleWith({ roleName })).RoleName).toBe(roleName);
  });

  test.each(['', 'a'.repeat(65), 'Hasty role', 'Hasty/role', 'Hasté'])('must be one that IAM takes: not %j', (roleName) => {
    expect(() => roleWith({ roleName })).toThrow(new Error(
      `\`roleName\` must have 1 to 64 letters, digits or _+=,.@-, got ${roleName.length}: '${roleName}'; choose another name`));
  });

  test('may be left to CDK', () => {
    expect(iamRole(roleWith({ roleName: PhysicalName.GENERATE_IF_NEEDED })).RoleName).toBeUndefined();
  });
});
