import { isEscalation } from '../../../src/audit/rules/excesses';
import { alsoAllow, template, told } from '../../support/audited';

test.each([['iam:PassRole', true], ['sts:AssumeRole', true], ['kms:Decrypt', true], ['s3:PutObject', false], ['sqs:ReceiveMessage', false]])('%s is about roles, policies or keys: %s', (action, is) => {
  expect(isEscalation({ by: undefined, found: [{ status: 'fail', action }] })).toBe(is);
});

test('a statement that allows both kinds is told by both rules', () => {
  const content = template(alsoAllow({ Action: ['s3:PutObject', 'iam:PassRole'] }));
  expect([...told('rights-actions', content), ...told('rights-escalation', content)]).toEqual([expect.stringMatching(/: s3:PutObject$/), expect.stringMatching(/: iam:PassRole$/)]);
});
