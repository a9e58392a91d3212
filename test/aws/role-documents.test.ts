import { Stack } from 'aws-cdk-lib';
import { CfnRole, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { HastyAccessRole } from '../../src/aws';
import { EXTERNAL_ID, newStack, resources, synthErrors } from '../support/stack';

/** The stack of a role that somebody changed behind its back. */
function changed(change: (role: CfnRole, hasty: HastyAccessRole) => void): Stack {
  const stack = newStack();
  const hasty = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
  hasty.mount(Bucket.fromBucketName(stack, 'Bucket', 'acme-images'), { prefixes: ['street'] });
  change(hasty.role.node.defaultChild as CfnRole, hasty);
  return stack;
}
const UNDO = 'undo what changes it on the L1 or by a property override';
const DOOR = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }] };

describe('what the role must be', () => {
  test.each<[string, (role: CfnRole) => void]>([
    ['on the L1', (role) => { role.assumeRolePolicyDocument = DOOR; }],
    ['by an override', (role) => role.addPropertyOverride('AssumeRolePolicyDocument', DOOR)],
  ])('cannot be lost by another trust policy %s', (_, change) => {
    const [error, ...others] = synthErrors(changed(change));
    expect(others).toEqual([]);
    expect(error).toBe(`[Stack/Hasty] the trust policy of the role must be Hasty's and nobody else's, and was changed, got: ${JSON.stringify(DOOR)}; ${UNDO}`);
  });

  test.each<[string, (role: CfnRole) => void]>([
    ['of its principal', (role) => role.addPropertyOverride('AssumeRolePolicyDocument.Statement.0.Principal.AWS', '*')],
    ['of its ExternalId', (role) => role.addPropertyOverride('AssumeRolePolicyDocument.Statement.0.Condition.StringEquals', { 'sts:ExternalId': '*' })],
    ['that deletes its condition', (role) => role.addPropertyDeletionOverride('AssumeRolePolicyDocument.Statement.0.Condition')],
  ])('cannot be lost by an override %s in the trust policy', (_, change) => {
    expect(synthErrors(changed(change))[0]).toMatch(/^\[Stack\/Hasty\] the trust policy of the role must be Hasty's/);
  });

  test.each<[string, (role: CfnRole) => void]>([
    ['other policies', (role) => { role.policies = []; }],
    ['a wider resource', (role) => role.addPropertyOverride('Policies.0.PolicyDocument.Statement.2.Resource', ['*'])],
    ['a fence that is gone', (role) => role.addPropertyDeletionOverride('Policies.0.PolicyDocument.Statement.3')],
  ])('cannot be lost by %s', (_, change) => {
    expect(synthErrors(changed(change))[0]).toMatch(/^\[Stack\/Hasty\] the policy of the role must be that of its mounts, and was changed, got: \[.*\]; undo what changes it on the L1 or by a property override$/);
  });

  test.each<[string, (role: CfnRole) => void]>([
    ['on the L1', (role) => { role.maxSessionDuration = 3600; }],
    ['by an override', (role) => role.addPropertyOverride('MaxSessionDuration', 3600)],
  ])('cannot be lost by a shorter session %s', (_, change) => {
    expect(synthErrors(changed(change))).toEqual([
      `[Stack/Hasty] MaxSessionDuration of the role must be 21600 seconds at least, and was changed, got: 3600; ${UNDO}`,
    ]);
  });

  test('cannot be lost by taking the session away: IAM\'s default is one hour', () => {
    expect(synthErrors(changed((role) => role.addPropertyDeletionOverride('MaxSessionDuration')))).toHaveLength(1);
  });
});

test('other properties of the role may be changed, and it may be given rights, which the fence denies', () => {
  const stack = changed((role, { role: l2 }) => {
    role.addPropertyOverride('Tags', [{ Key: 'team', Value: 'street' }]);
    role.addPropertyOverride('MaxSessionDuration', 43_200);
    l2.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess'));
    l2.addToPolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: ['*'] }));
  });
  expect(synthErrors(stack)).toEqual([]);
  expect(resources(stack, 'AWS::IAM::Role')[0]).toMatchObject({ MaxSessionDuration: 43_200, Tags: [{ Key: 'team', Value: 'street' }] });
});
