import { narrowed } from '../../../src/audit/access/narrowing';
import { HASTY } from '../../../src/audit/access/subject';
import { Statement } from '../../../src/audit/policy/statement';

const AT = { file: 'a.json', line: 1, column: 1, path: '' };
const trust = (effect: 'Allow' | 'Deny', ...arns: string[]): Statement => ({
  effect,
  when: [],
  actions: { not: false, patterns: [['sts:AssumeRole']] },
  resources: { not: false, patterns: [['*']] },
  conditions: [],
  variables: true,
  at: AT,
  principals: { not: false, items: arns.map((arn) => ({ type: 'AWS', text: [arn] })) },
});
const values = (statement: Statement) => narrowed(statement, HASTY).conditions.flatMap((condition) => condition.values.flat());

test('a statement for some principals of Hasty asks for their ARNs', () => {
  expect(values(trust('Allow', 'arn:aws:iam::718860067770:user/reader'))).toEqual(['arn:aws:iam::718860067770:user/reader']);
  expect(values(trust('Allow', 'arn:aws:sts::718860067770:assumed-role/reader/one'))).toEqual(['arn:aws:iam::718860067770:role/reader', 'arn:aws:iam::718860067770:role/*/reader']);
});

test('a statement for all of Hasty, or for everybody, asks for nothing more', () => {
  for (const arn of ['*', '718860067770', 'arn:aws:iam::718860067770:root']) expect(values(trust('Allow', arn))).toEqual([]);
  const statement = trust('Allow', 'arn:aws:iam::718860067770:user/reader');
  expect(narrowed(statement, { kind: 'other', name: 'x' })).toBe(statement);
});
