import { solution } from '../../../src/audit/access/constraint';
import { Letters } from '../../../src/audit/access/letters';
import { accountIn, ANY_TIME, HASTY, keyDomain, oneOf, Subject, variableOf } from '../../../src/audit/access/subject';
import { Role } from '../../../src/audit/facts';

const letters = new Letters();
const NOW = new Date('2026-11-22T00:00:00Z');
const identity = { name: ['HastyImages'], arn: ['arn:aws:iam::111122223333:role/HastyImages'], trust: [], tags: new Map([['team', ['street']]]) } as unknown as Role;
const SESSION: Subject = { kind: 'identity', name: 'session', identity };
const can = (subject: Subject, key: string, value: string) => solution([...keyDomain(subject, 's3:GetObject', NOW, letters)(key), oneOf([value])]) !== undefined;

test('keys that follow from who asks have its values alone', () => {
  expect([can(HASTY, 'aws:principalaccount', '718860067770'), can(HASTY, 'aws:principalaccount', '111122223333')]).toEqual([true, false]);
  expect([can(SESSION, 'aws:principalarn', 'arn:aws:iam::111122223333:role/HastyImages'), can(SESSION, 'aws:principalarn', 'arn:aws:iam::111122223333:role/Other')]).toEqual([true, false]);
  expect([can(SESSION, 'aws:principaltag/team', 'street'), can(SESSION, 'aws:principaltag/team', 'aerial'), can(SESSION, 'aws:principaltag/other', 'x')]).toEqual([true, false, false]);
});

test('keys that the caller picks have any value, and time goes on from now', () => {
  expect(can(SESSION, 'aws:useragent', 'anything')).toBe(true);
  const [time] = keyDomain(SESSION, 's3:GetObject', NOW, letters)('aws:currenttime');
  expect(solution([time, ANY_TIME])).toEqual({ number: NOW.getTime(), kind: 'date' });
});

test('a variable is what the subject has, or anything', () => {
  expect([variableOf(SESSION)('aws:PrincipalTag/team'), variableOf(SESSION)('aws:PrincipalTag/other'), variableOf(SESSION)('aws:userid')]).toEqual([['street'], 'none', 'any']);
  expect(variableOf(HASTY)('aws:PrincipalAccount')).toEqual(['718860067770']);
});

test('the account in an ARN', () => {
  const hole = { kind: 'name' as const, id: 'AWS::AccountId', label: '${AWS::AccountId}' };
  expect([accountIn(['arn:aws:iam::111122223333:role/x:y']), accountIn(['arn:aws:iam::', hole, ':role/x']), accountIn(['arn:aws:s3:::acme'])]).toEqual([['111122223333'], [hole], []]);
});
