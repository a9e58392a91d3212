import { lettersOf } from '../../../src/audit/access/glob';
import { witnessOf } from '../../../src/audit/access/witness';
import { accessOf, template } from '../../support/audited';

const { court, roles: [{ rights }] } = accessOf(template());
const answer = (values: [string, 'absent' | { letters: number[] }][]) => ({ values: new Map(values), choices: {} });
const text = (value: string) => ({ letters: lettersOf(value) });

test('a witness names keys as AWS does, in order, and leaves out those that are absent', () => {
  const found = { status: 'fail' as const, action: 's3:GetObject', answer: answer([['resource', text('arn:aws:s3:::a/b')], ['sts:externalid', text('id')], ['aws:sourceip', 'absent'], ['aws:principalarn', text('arn')]]) };
  const witness = witnessOf(court, rights, found, 'allowed')!;
  expect(witness).toMatchObject({ action: 's3:GetObject', resource: 'arn:aws:s3:::a/b', answer: 'allowed', choices: {} });
  expect(Object.keys(witness.context)).toEqual(['aws:PrincipalArn', 'sts:ExternalId']);
});

test('a question that was given up has no witness', () => {
  expect(witnessOf(court, rights, { status: 'cannot tell', action: 's3:GetObject', why: 'a budget' }, 'allowed')).toBeUndefined();
});
