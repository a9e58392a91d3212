import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, CfnParameter, Lazy, Stack } from 'aws-cdk-lib';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { BucketMount, HastyAccessRole } from '../../src/aws';
import { EXTERNAL_ID, inputWarningsOf, newStack, statements, synthErrors } from '../support/stack';

const [EARLY, LATE] = ['2028-11-01T00:00:00Z', '2028-12-01T00:00:00Z'];

beforeEach(() => jest.useFakeTimers({ now: new Date('2028-12-31T12:00:00Z') }));
afterEach(() => jest.useRealTimers());

function revoking(times: string[], fence?: boolean, stack = newStack()): Stack {
  const bucket = Bucket.fromBucketName(stack, 'Bucket', 'acme-images');
  const { role } = new BucketMount(stack, 'Images', { bucket, externalId: EXTERNAL_ID, wholeBucket: true, fence });
  times.forEach((time) => role.revokeSessionsIssuedBefore(time));
  return stack;
}
const templateOf = (stack: Stack) => (stack.node.root as App).synth().getStackByName(stack.stackName).template;

describe('sessions from before a time are revoked', () => {
  test.each([undefined, false])('by one deny at the end of the policy, and nothing else of the template changes (fence: %s)', (fence) => {
    const [before, after] = [templateOf(revoking([], fence)), templateOf(revoking([EARLY], fence))];
    const { Policies: [{ PolicyDocument }] } = after.Resources.ImagesRole2C169755.Properties;
    expect(PolicyDocument.Statement.pop()).toEqual({
      Sid: 'HastyRevoke', Effect: 'Deny', Action: '*', Resource: '*', Condition: { DateLessThan: { 'aws:TokenIssueTime': EARLY } },
    });
    expect(after).toEqual(before);
    expect(inputWarningsOf(revoking([EARLY], fence))).toEqual([]);
  });

  test.each([[[EARLY, LATE]], [[LATE, EARLY]]])('once, by the latest of the times: %j', (times) => {
    const revokes = statements(revoking(times)).access.filter(({ Sid }) => Sid.startsWith('HastyRevoke'));
    expect(revokes.map(({ Condition }) => Condition)).toEqual([{ DateLessThan: { 'aws:TokenIssueTime': LATE } }]);
  });

  test('with a warning when the time is still to come, since Hasty is locked out until then', () => {
    expect(inputWarningsOf(revoking(['2029-01-01T00:00:00Z']))).toEqual([{
      id: 'hasty-bucket-constructs:revokesFuture',
      text: '`time` is in the future, got: \'2029-01-01T00:00:00Z\'; Hasty has no access until then, since every session until then counts as one from before',
    }]);
  });

  test('also where the role is made elsewhere: the report has the deny', () => {
    const report = (times: string[]) => {
      const app = new App({ analyticsReporting: false, treeMetadata: false });
      Role.customizeRoles(app, { usePrecreatedRoles: { 'Stack/Images/Role/Resource': 'acme-hasty' } });
      revoking(times, undefined, new Stack(app, 'Stack'));
      return readFileSync(join(app.synth().directory, 'iam-policy-report.json'), 'utf8');
    };
    expect([report([]), report([EARLY])].map((text) => text.includes(EARLY) && text.includes('aws:TokenIssueTime'))).toEqual([false, true]);
  });

  test('and the statement counts towards what IAM allows', () => {
    const errors = (times: string[]) => {
      const stack = newStack();
      const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID, fence: false });
      role.mount(Bucket.fromBucketName(stack, 'Bucket', 'acme'), { prefixes: Array.from({ length: 246 }, (_, n) => `folder-number-${100 + n}/`) });
      times.forEach((time) => role.revokeSessionsIssuedBefore(time));
      return synthErrors(stack).map((error) => error.replace(/got .*/, ''));
    };
    expect(errors([])).toEqual([]);
    expect(errors([EARLY])).toEqual(['[Stack/Hasty] the policy of a role must have at most 10240 characters, ']);
  });
});

test.each<[string, (stack: Stack) => string]>([
  ['a parameter', (stack) => new CfnParameter(stack, 'Time').valueAsString],
  ['what is made at synth', () => Lazy.string({ produce: () => new Date().toISOString() })],
])('the time must not be %s: each deploy could end sessions anew', (_, time) => {
  const stack = newStack();
  expect(() => revoking([time(stack)], true, stack)).toThrow(new Error('`time` must be a literal time, got a token; write it out, or every deploy would end Hasty\'s sessions'));
});

test.each(['now', '2028-11-01', '2028-02-30T00:00:00Z'])('the time must be one: not %s', (time) => {
  expect(() => revoking([time])).toThrow(new Error(`\`time\` must be a time in UTC such as 2026-12-01T00:00:00Z, got: '${time}'`));
});
