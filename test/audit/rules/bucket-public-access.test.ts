import { bucket, Change, condition, NO_VALUE, resource, template, told } from '../../support/audited';

const blocks = (t: Parameters<Change>[0]) => bucket(t).PublicAccessBlockConfiguration;

test.each<[string, Change[]]>([
  ['all four switches are on', []],
  ['the bucket does not say, since S3 switches them on then', [(t) => { delete bucket(t).PublicAccessBlockConfiguration; }]],
  ['another bucket is public, to which Hasty has no access', [resource('Site', 'AWS::S3::Bucket', { PublicAccessBlockConfiguration: { BlockPublicPolicy: false } })]],
])('passes: %s', (_, changes) => {
  expect(told('bucket-public-access', template(...changes))).toEqual([]);
});

test.each<[string, Change[], string]>([
  ['one switch is off', [(t) => { blocks(t).BlockPublicPolicy = false; }], 'BlockPublicPolicy'],
  ['one switch is not set', [(t) => { delete blocks(t).RestrictPublicBuckets; }], 'RestrictPublicBuckets'],
  ['one switch is off in one branch', [condition('Prod'), (t) => { blocks(t).IgnorePublicAcls = { 'Fn::If': ['Prod', true, NO_VALUE] }; }], 'IgnorePublicAcls'],
])('warns: %s', (_, changes, which) => {
  expect(told('bucket-public-access', template(...changes))).toEqual([`warning at PublicAccessBlockConfiguration: acme-images does not block public access: ${which}`]);
});
