import { ImportMode } from '../../src/contract';
import { bucketNameDoubts, checkBucketName, checkKeyArn, checkSameMode, checkSharedDate, otherPartition } from '../../src/contract/s3-checks';

test.each(['acme-images', 'acme.images', 'Acme_Images', 'abc'])('%s is the name of one bucket', (name) => {
  expect(checkBucketName(name)).toBe(name);
});

test.each(['acme-*', 'acme-?mages', '*', 'ab', 'acme/street', 'arn:aws:s3:::acme', 'acme-images-s3alias', 'images--euc1-az1--x-s3', 'a'.repeat(64), ['acme-images'] as any])('%s is not', (name) => {
  expect(() => checkBucketName(name)).toThrow(`a bucket must have the name of one bucket, without wildcards, and be no access point or directory bucket, got: '${name}'`);
});

test('a dot in the name of a bucket is worth a second look', () => {
  expect(bucketNameDoubts('acme.images')).toEqual([{ id: 'bucketNameWithDot', message: expect.stringContaining("bucket 'acme.images' has a dot") }]);
  expect(bucketNameDoubts('acme-images')).toEqual([]);
});

test('a key has the ARN of one key by its id', () => {
  const arn = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
  expect(checkKeyArn(arn)).toBe(arn);
  ['*', 'arn:aws:kms:eu-central-1:111122223333:key/*', 'arn:aws:kms:eu-central-1:111122223333:alias/acme', 'arn:aws-cn:kms:cn-north-1:111122223333:key/1'].forEach((other) =>
    expect(() => checkKeyArn(other)).toThrow('an encryption key must have an ARN such as'));
});

test('a region in another partition than Hasty’s account is named with it', () => {
  expect(otherPartition('the role', 'cn-north-1', 'aws-cn')).toMatch(/^the role must be in the partition 'aws', .* got region 'cn-north-1' of partition 'aws-cn';/);
});

test('a role has mounts of one import mode', () => {
  expect(() => checkSameMode({ path: 'Stack/Hasty' }, undefined, ImportMode.COPY)).not.toThrow();
  expect(() => checkSameMode({ path: 'Stack/Hasty' }, ImportMode.COPY, ImportMode.COPY)).not.toThrow();
  expect(() => checkSameMode({ path: 'Stack/Hasty' }, ImportMode.LINK, ImportMode.COPY)).toThrow("all mounts of a role must have one import mode, 'Stack/Hasty' has LINK and got COPY");
});

test('mounts share a date that is not known, and may have several that are', () => {
  const isToken = (value: string) => value.startsWith('TOKEN');
  const check = (...dates: string[]) => () => checkSharedDate(dates.map((accessUntil) => ({ accessUntil })), isToken, 'variable');
  expect(check('TOKEN1', 'TOKEN1')).not.toThrow();
  expect(check('2030-01-01T00:00:00Z', '2031-01-01T00:00:00Z')).not.toThrow();
  expect(check('TOKEN1', '2031-01-01T00:00:00Z')).toThrow('mounts of a role must share an `accessUntil` that is a variable');
});
