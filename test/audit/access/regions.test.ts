import { lettersOf } from '../../../src/audit/access/glob';
import { contains, Language } from '../../../src/audit/access/language';
import { Letters } from '../../../src/audit/access/letters';
import { Lens, regionOf } from '../../../src/audit/access/regions';
import { Text } from '../../../src/audit/document/text';
import { Statement } from '../../../src/audit/policy/statement';

const AT = { file: 'a.json', line: 1, column: 1, path: '' };
const ACCOUNT = { kind: 'name' as const, id: 'AWS::AccountId', label: '${AWS::AccountId}' };
const lens = (change: Partial<Lens> = {}): Lens => ({ letters: new Letters(), err: 'over', callers: 'over', parameters: 'either', variable: () => 'any', hidden: () => false, ...change });
const statement = (change: Partial<Statement> = {}): Statement => ({
  effect: 'Allow', when: [], actions: { not: false, patterns: [['s3:GetObject']] }, resources: { not: false, patterns: [['arn:aws:s3:::acme/*']] }, conditions: [], variables: true, at: AT, ...change,
});
const has = (given: Statement, arn: string, by = lens(), within?: Text) => {
  const region = regionOf(given, 's3:GetObject', by, within);
  return region?.constraints.every(({ variable, constraint }) => variable !== 'resource' || contains(constraint.present as Language, lettersOf(arn)));
};

test('a statement is about its resources, or in a Not form about all others', () => {
  const not = statement({ resources: { not: true, patterns: [['arn:aws:s3:::acme/*']] } });
  expect([has(statement(), 'arn:aws:s3:::acme/x'), has(statement(), 'arn:aws:s3:::other/x'), has(not, 'arn:aws:s3:::acme/x'), has(not, 'arn:aws:s3:::other/x')]).toEqual([true, false, false, true]);
});

test('a statement is about its actions alone', () => {
  expect(regionOf(statement(), 's3:PutObject', lens())).toBeUndefined();
});

test('each condition is a constraint on its key, in lower case; seconds since 1970 are a time', () => {
  const conditions = [{ operator: 'StringLike', key: 'aws:UserAgent', values: [['a*']] }, { operator: 'NumericLessThan', key: 'aws:EpochTime', values: [['1798761600']] }];
  expect(regionOf(statement({ conditions }), 's3:GetObject', lens())!.constraints.map(({ variable }) => variable)).toEqual(expect.arrayContaining(['aws:useragent', 'aws:currenttime']));
});

test('what is not understood widens a region or empties it, as one errs', () => {
  const odd = statement({ conditions: [{ operator: 'StringRhymes', key: 'aws:UserAgent', values: [['a']] }] });
  expect([has(odd, 'arn:aws:s3:::acme/x'), has(odd, 'arn:aws:s3:::acme/x', lens({ err: 'under' }))]).toEqual([true, undefined]);
  expect([has(statement({ unknown: 'a macro' }), 'x'), has(statement({ unknown: 'a macro' }), 'x', lens({ err: 'under' }))]).toEqual([true, undefined]);
});

test('the policy of a resource is about it and what is in it; what allows may write out the account that is left open', () => {
  const all = statement({ resources: { not: false, patterns: [['*']] } });
  expect([has(all, 'arn:aws:s3:::acme/x', lens(), ['arn:aws:s3:::acme']), has(all, 'arn:aws:s3:::other/x', lens(), ['arn:aws:s3:::acme'])]).toEqual([true, false]);
  const queue: Text = ['arn:aws:sqs:eu-central-1:', ACCOUNT, ':q'];
  expect([has(all, 'arn:aws:sqs:eu-central-1:111122223333:q', lens(), queue), has(all, 'arn:aws:sqs:eu-central-1:111122223333:q', lens({ callers: 'under' }), queue)]).toEqual([true, false]);
});
