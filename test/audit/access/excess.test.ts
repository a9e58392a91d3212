import { accessOf, alsoAllow, list, onBucket, HASTY, template } from '../../support/audited';

const excess = (...changes: Parameters<typeof template>) =>
  accessOf(template(...changes)).roles[0].excess
    .map(({ by, found }) => [by?.statement.sid, ...found.map(({ action }) => action)]);
const KEY = { Action: 'kms:Decrypt', Resource: 'arn:aws:kms:eu-central-1:111122223333:key/images' };

test('what a statement allows beyond the contract is kept by statement; the contract itself is none of it', () => {
  expect(excess()).toEqual([]);
  expect(excess(alsoAllow({ Action: ['s3:PutObject', 's3:GetObject'], Resource: 'arn:aws:s3:::acme-images/street/*' }))).toEqual([['More', 's3:PutObject']]);
  expect(excess((t) => { list(t).Resource = ['arn:aws:s3:::acme-images', 'arn:aws:s3:::acme-other']; })).toEqual([['HastyList', 's3:GetBucketLocation', 's3:ListBucket']]);
});

test('keys may be used through S3 alone', () => {
  expect(excess(alsoAllow({ ...KEY, Condition: { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } } }))).toEqual([]);
  expect(excess(alsoAllow(KEY))).toEqual([['More', 'kms:Decrypt']]);
});

test('whatever the policy of a resource gives to Hasty itself is too much', () => {
  expect(accessOf(template(onBucket({ Principal: { AWS: HASTY } }))).direct.map(({ found }) => found.map(({ action }) => action))).toEqual([['s3:GetObject']]);
});
