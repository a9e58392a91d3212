import { actionsIn, isAbout, KNOWN_ACTIONS, resourcesOf } from '../../../src/audit/access/actions';
import { lettersOf } from '../../../src/audit/access/glob';
import { contains } from '../../../src/audit/access/language';
import { Text } from '../../../src/audit/document/text';

const some = (...patterns: Text[]) => ({ not: false, patterns });
const butThese = (...patterns: Text[]) => ({ not: true, patterns });
const OPEN: Text = [{ kind: 'unknown', why: 'an import' }];

test('the known actions are without repetition', () => {
  expect(new Set(KNOWN_ACTIONS).size).toBe(KNOWN_ACTIONS.length);
  expect(KNOWN_ACTIONS).toEqual(expect.arrayContaining(['s3:GetObject', 'sts:AssumeRole', 'kms:Decrypt', 'iam:PassRole']));
});

test('actions are named by wildcards and without regard to case; of services that are not known, some action stands for all', () => {
  expect(actionsIn(some(['S3:getobject'], ['s3:GetBucketLoc*']))).toEqual(['s3:GetObject', 's3:GetBucketLocation']);
  expect(actionsIn(some(['kinesis:Get?*']))).toEqual(['kinesis:GetxAny']);
  expect(actionsIn(some(['acme:Own']))).toEqual(['acme:Own']);
  expect(actionsIn(butThese(['s3:*']))).toBe(KNOWN_ACTIONS);
  expect(actionsIn(some(OPEN))).toEqual(KNOWN_ACTIONS);
});

test.each([
  ['an action', some(['s3:GetObject']), true], ['another', some(['s3:PutObject']), false], ['a wildcard', some(['s3:*Object']), true],
  ['everything but it', butThese(['s3:GetObject']), false], ['everything but another', butThese(['s3:PutObject']), true],
])('a statement about %s', (_, patterns, about) => {
  for (const err of ['over', 'under'] as const) expect(isAbout(patterns, 's3:GetObject', err)).toBe(about);
});

test('what is not known is about an action, or not, as one errs; in a Not form the other way round', () => {
  expect([isAbout(some(OPEN), 's3:GetObject', 'over'), isAbout(some(OPEN), 's3:GetObject', 'under')]).toEqual([true, false]);
  expect([isAbout(butThese(OPEN), 's3:GetObject', 'over'), isAbout(butThese(OPEN), 's3:GetObject', 'under')]).toEqual([true, false]);
});

test.each([
  ['s3:GetObject', 'arn:aws:s3:::acme/street/a.png', true], ['s3:GetObject', 'arn:aws:s3:::acme', false], ['s3:GetObject', 'arn:aws:s3:eu-central-1:111122223333:accesspoint/p/object/a', true],
  ['s3:ListBucket', 'arn:aws:s3:::acme', true], ['s3:ListBucket', 'arn:aws:s3:::acme/a', false], ['s3:ListAllMyBuckets', '*', true], ['s3:ListAllMyBuckets', 'arn:aws:s3:::acme', false],
  ['sqs:ReceiveMessage', 'arn:aws:sqs:eu-central-1:111122223333:q', true],
])('%s of %s: %s', (action, resource, possible) => {
  expect(contains(resourcesOf(action), lettersOf(resource))).toBe(possible);
});
