import { TerraformStack, TerraformVariable } from 'cdktf';
import { BucketMount, HastyAccessRole } from '../../src/aws-terraform';
import { awsStack, ROLE_POLICY, statements } from '../support/aws-terraform';
import { EXTERNAL_ID } from '../support/stack';
import { synthesized, terraformErrors, terraformWarnings } from '../support/terraform-stack';

const [EARLY, LATE] = ['2028-11-01T00:00:00Z', '2028-12-01T00:00:00Z'];
const REVOKE = { Sid: 'HastyRevoke', Effect: 'Deny', Action: '*', Resource: '*', Condition: { DateLessThan: { 'aws:TokenIssueTime': EARLY } } };

beforeEach(() => jest.useFakeTimers({ now: new Date('2028-12-31T12:00:00Z') }));
afterEach(() => jest.useRealTimers());

function revoking(times: string[], fence?: boolean, stack = awsStack()): TerraformStack {
  const { role } = new BucketMount(stack, 'Images', { bucketName: 'acme-images', externalId: EXTERNAL_ID, wholeBucket: true, fence });
  times.forEach((time) => role.revokeSessionsIssuedBefore(time));
  return stack;
}
const warned = (stack: TerraformStack) => terraformWarnings(stack).map(({ id }) => id.replace('hasty-bucket-constructs:', '')).filter((id) => id !== 'corsNotManaged');

describe('sessions from before a time are revoked', () => {
  test.each([undefined, false])('by one deny at the end of the policy, and nothing else of the stack changes (fence: %s)', (fence) => {
    const [before, after] = [synthesized(revoking([], fence)), synthesized(revoking([EARLY], fence))];
    const [policy] = Object.values<any>(after.resource[ROLE_POLICY]);
    const document = JSON.parse(policy.policy);
    expect(document.Statement.pop()).toEqual(REVOKE);
    policy.policy = JSON.stringify(document);
    expect(after).toEqual(before);
    expect(warned(revoking([EARLY], fence))).toEqual([]);
  });

  test.each([[[EARLY, LATE]], [[LATE, EARLY]]])('once, by the latest of the times: %j', (times) => {
    const revokes = statements(revoking(times)).access.filter(({ Sid }) => Sid.startsWith('HastyRevoke'));
    expect(revokes).toEqual([{ ...REVOKE, Condition: { DateLessThan: { 'aws:TokenIssueTime': LATE } } }]);
  });

  test('whether the mounts come before or after', () => {
    const stack = awsStack();
    const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
    role.revokeSessionsIssuedBefore(EARLY);
    role.mountByName('acme-street', { wholeBucket: true });
    role.mountByName('acme-aerial', { wholeBucket: true });
    expect(statements(stack).access.filter(({ Action }) => Action === '*')).toEqual([REVOKE]);
  });

  test('which mounts nothing by itself', () => {
    const stack = awsStack();
    new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID }).revokeSessionsIssuedBefore(EARLY);
    expect(terraformErrors(stack)).toEqual(['[Stack/Hasty] the role must mount a bucket, got none; call mount() or remove the role']);
  });

  test('with a warning when the time is still to come, since Hasty is locked out until then', () => {
    expect(warned(revoking(['2029-01-01T00:00:00Z']))).toEqual(['revokesFuture']);
  });

  test('and the statement counts towards what IAM allows', () => {
    const errors = (times: string[]) => {
      const stack = awsStack();
      const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID, fence: false });
      role.mountByName('acme', { prefixes: Array.from({ length: 246 }, (_, n) => `folder-number-${100 + n}/`) });
      times.forEach((time) => role.revokeSessionsIssuedBefore(time));
      return terraformErrors(stack).map((error) => error.replace(/got .*/, ''));
    };
    expect(errors([])).toEqual([]);
    expect(errors([EARLY])).toEqual(['[Stack/Hasty] the policy of a role must have at most 10240 characters, ']);
  });
});

test('the time must be literal, and a time', () => {
  const stack = awsStack();
  const variable = new TerraformVariable(stack, 'time', { type: 'string' }).stringValue;
  expect(() => revoking([variable], true, stack)).toThrow(new Error('`time` must be a literal time, got a token; write it out, or every deploy would end Hasty\'s sessions'));
  expect(() => revoking(['now'])).toThrow(new Error('`time` must be a time in UTC such as 2026-12-01T00:00:00Z, got: \'now\''));
});
