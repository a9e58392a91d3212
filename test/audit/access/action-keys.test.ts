import { canHaveKey } from '../../../src/audit/access/action-keys';

test.each([
  ['s3:ListBucket', 's3:prefix', true], ['s3:ListBucketVersions', 's3:prefix', true], ['s3:GetBucketLocation', 's3:prefix', false], ['s3:GetObject', 's3:max-keys', false],
  ['s3:GetObject', 's3:existingobjecttag/team', true], ['sqs:ReceiveMessage', 's3:authtype', false], ['sts:AssumeRole', 'sts:externalid', true], ['s3:GetObject', 'sts:externalid', false],
  ['kms:Decrypt', 'kms:viaservice', true], ['s3:GetObject', 'aws:sourceip', true],
])('a request for %s can have the key %s: %s', (action, key, can) => {
  expect(canHaveKey(action, key)).toBe(can);
});
