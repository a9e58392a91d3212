import { partsOf } from './template';

test('a bucket that a custom resource empties says so', () => {
  const kept = { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };
  const { buckets } = partsOf({ A: kept, B: kept, Empty: { Type: 'Custom::S3AutoDeleteObjects', Properties: { BucketName: { Ref: 'A' } } } });
  expect(buckets.map(({ deletion }) => deletion.map(({ setting }) => setting))).toEqual([['Custom::S3AutoDeleteObjects'], []]);
});
