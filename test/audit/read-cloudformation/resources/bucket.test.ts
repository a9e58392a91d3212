import { show } from '../../../../src/audit/document/text';
import { partsOf } from '../template';

const bucket = (Properties: object, more: object = {}) => partsOf({ B: { Type: 'AWS::S3::Bucket', Properties, ...more } });

test('a bucket without settings has no CORS, and what else is not set is undefined', () => {
  expect(bucket({}).buckets).toMatchObject([{ cors: [{ rules: [] }], publicAccessBlock: [{ blocks: undefined }], lifecycle: [], existing: false }]);
  expect(bucket({}).buckets[0]).toMatchObject({ ownership: undefined, kmsKey: undefined });
});

test('says what deletes it', () => {
  const settings = (more: object) => bucket({}, more).buckets[0].deletion.map(({ setting }) => setting);
  expect(settings({})).toEqual(['no DeletionPolicy', 'no UpdateReplacePolicy']);
  expect(settings({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Retain' })).toEqual(['DeletionPolicy: Delete']);
  expect(settings({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' })).toEqual([]);
});

test('knows its key, ownership and public access block', () => {
  const by = (ServerSideEncryptionByDefault: object) =>
    bucket({ BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault }] } }).buckets[0].kmsKey;
  expect(by({ SSEAlgorithm: 'AES256' })).toBeUndefined();
  expect(by({ SSEAlgorithm: 'aws:kms' })).toEqual(['aws/s3']);
  expect(by({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/images' })).toEqual(['alias/images']);
  const { buckets } = bucket({
    OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
    PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: 'false' },
  });
  expect(buckets[0]).toMatchObject({ ownership: ['ObjectWriter'], publicAccessBlock: [{ blocks: { BlockPublicAcls: ['true'], BlockPublicPolicy: ['false'] } }] });
});

test('an open ACL is a door, and a replica in another account', () => {
  const doors = (Properties: object) => bucket(Properties).doors.map(({ what, to }) => [what, show(to)]);
  expect(doors({ AccessControl: 'PublicRead' })).toEqual([['the ACL PublicRead of the bucket', '*']]);
  expect(doors({ AccessControl: 'Private' })).toEqual([]);
  expect(doors({ AccessControl: { 'Fn::ImportValue': 'x' } })).toEqual([['the ACL of the bucket', '<the import of x>']]);
  expect(doors({ ReplicationConfiguration: { Rules: [{ Destination: { Account: '444455556666', Bucket: 'x' } }, { Destination: { Bucket: 'y' } }] } }))
    .toEqual([['replication of the bucket', '444455556666']]);
});
