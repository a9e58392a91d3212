import { ListingScope } from '../../src/contract';
import { accessPolicy, lastDate, S3Mount, Statement, trustPolicy } from '../../src/contract/s3-access';
import { BUCKET_ARN as BUCKET, mountOf } from '../support/s3-mount';

const OTHER = 'arn:aws:s3:::acme-aerial';
const [SOON, LATER] = ['2029-06-01T00:00:00Z', '2030-01-01T00:00:00Z'];
const [KEY, TWIN] = ['arn:aws:kms:eu-central-1:111122223333:key/k1', 'arn:aws:kms:us-east-1:111122223333:key/k2'];

const allows = (mounts: S3Mount[]) => accessPolicy(mounts, false).Statement;
const denies = (mounts: S3Mount[]) => accessPolicy(mounts, true).Statement.slice(allows(mounts).length);
const named = (statements: Statement[], sid: string) => statements.filter(({ Sid }) => new RegExp(`^${sid}\\d*$`).test(Sid as string));

describe('the trust policy', () => {
  const assume = {
    Sid: 'HastyAssume',
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::718860067770:root' },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'sts:ExternalId': 'id' } },
  };

  test('lets Hasty\'s account in under the ExternalId, and nobody else', () => {
    expect(trustPolicy('id')).toEqual({ Version: '2012-10-17', Statement: [assume] });
  });

  test('ends when access ends', () => {
    const Condition = { ...assume.Condition, DateLessThan: { 'aws:CurrentTime': SOON } };
    expect(trustPolicy('id', SOON)).toEqual({ Version: '2012-10-17', Statement: [{ ...assume, Condition }] });
  });

  test('stays under the 2,048 characters that IAM takes, with the longest ExternalId too', () => {
    expect(JSON.stringify(trustPolicy('a'.repeat(1224), SOON)).length).toBeLessThan(2048);
  });

  test.each([
    ['with the latest of the mounts', [SOON, LATER, SOON], LATER],
    ['never when one of the mounts does not end', [SOON, undefined], undefined],
    ['never without mounts', [], undefined],
  ])('ends %s', (_, dates, last) => {
    expect(lastDate(dates.map((accessUntil) => mountOf({ accessUntil })))).toBe(last);
  });
});

describe('the access policy of one mount', () => {
  const locate = { Sid: 'HastyLocate', Effect: 'Allow', Action: 's3:GetBucketLocation', Resource: [BUCKET] };
  const list = { Sid: 'HastyList', Effect: 'Allow', Action: 's3:ListBucket', Resource: [BUCKET] };
  const read = { Sid: 'HastyRead', Effect: 'Allow', Action: 's3:GetObject', Resource: [`${BUCKET}/street/*`] };

  test('allows what Hasty\'s own policy allows: locate and list the bucket, read the folder', () => {
    expect(accessPolicy([mountOf()], false)).toEqual({ Version: '2012-10-17', Statement: [locate, list, read] });
  });

  test('has a fence around it that denies everything else', () => {
    expect(accessPolicy([mountOf()], true)).toEqual({
      Version: '2012-10-17',
      Statement: [
        locate, list, read,
        { Sid: 'HastyFenceActions', Effect: 'Deny', NotAction: ['s3:GetBucketLocation', 's3:GetObject', 's3:ListBucket', 'kms:Decrypt'], Resource: '*' },
        { Sid: 'HastyFenceObjects', Effect: 'Deny', Action: 's3:*', NotResource: [BUCKET, `${BUCKET}/street/*`] },
        {
          Sid: 'HastyFenceKeys',
          Effect: 'Deny',
          Action: 'kms:Decrypt',
          Resource: '*',
          Condition: { StringNotLike: { 'kms:ViaService': 's3.*.amazonaws.com' } },
        },
      ],
    });
  });

  test('lists only the folder when listing is limited to prefixes, and the fence says so too', () => {
    const limited = [mountOf({ listing: ListingScope.PREFIX, patterns: ['street/*', 'aerial/*'] })];
    const patterns = ['street/*', 'aerial/*'];
    expect(named(allows(limited), 'HastyList')).toEqual([{ ...list, Condition: { StringLike: { 's3:prefix': patterns } } }]);
    expect(named(denies(limited), 'HastyFenceListing')).toEqual([
      { Sid: 'HastyFenceListing', Effect: 'Deny', Action: 's3:ListBucket', Resource: [BUCKET], Condition: { StringNotLike: { 's3:prefix': patterns } } },
    ]);
  });

  test('of a whole bucket lists all of it, since every key is under the empty prefix', () => {
    const whole = [mountOf({ listing: ListingScope.PREFIX, patterns: ['*'] })];
    expect(named(allows(whole), 'HastyList')).toEqual([list]);
    expect(named(allows(whole), 'HastyRead')).toEqual([{ ...read, Resource: [`${BUCKET}/*`] }]);
    expect(named(denies(whole), 'HastyFenceListing')).toEqual([]);
  });

  test('ends in every grant when it has a date, and then the fence closes', () => {
    const Condition = { DateLessThan: { 'aws:CurrentTime': SOON } };
    const dated = [mountOf({ accessUntil: SOON })];
    expect(allows(dated)).toEqual([{ ...locate, Condition }, { ...list, Condition }, { ...read, Condition }]);
    expect(named(denies(dated), 'HastyFenceObjects')).toEqual([
      { Sid: 'HastyFenceObjects', Effect: 'Deny', Action: 's3:*', NotResource: [BUCKET, `${BUCKET}/street/*`] },
      {
        Sid: 'HastyFenceObjects2',
        Effect: 'Deny',
        Action: 's3:*',
        Resource: '*',
        Condition: { DateGreaterThanEquals: { 'aws:CurrentTime': SOON } },
      },
    ]);
  });

  test('lists until a date under prefixes: both conditions hold', () => {
    expect(named(allows([mountOf({ listing: ListingScope.PREFIX, accessUntil: SOON })]), 'HastyList')).toEqual([
      { ...list, Condition: { StringLike: { 's3:prefix': ['street/*'] }, DateLessThan: { 'aws:CurrentTime': SOON } } },
    ]);
  });
});

describe('encryption keys', () => {
  const [here, there] = [{ arn: KEY, region: 'eu-central-1' }, { arn: TWIN, region: 'us-east-1' }];

  test('are decrypted with through S3 of their region only, one statement a region, each key once', () => {
    const mounts = [mountOf({ keys: [here] }), mountOf({ bucketArn: OTHER, keys: [there, { ...here, arn: `${KEY}x` }, here] })];
    expect(named(allows(mounts), 'HastyDecrypt').map(({ Sid, Action, Resource, Condition }) => [Sid, Action, Resource, Condition])).toEqual([
      ['HastyDecrypt', 'kms:Decrypt', [KEY, `${KEY}x`], { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } }],
      ['HastyDecrypt2', 'kms:Decrypt', [TWIN], { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } }],
    ]);
  });

  test('are decrypted with until the mount ends', () => {
    expect(named(allows([mountOf({ keys: [here], accessUntil: SOON })]), 'HastyDecrypt')[0].Condition).toEqual(
      { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' }, DateLessThan: { 'aws:CurrentTime': SOON } });
  });

  test('are not in the fence, since older objects may have the managed key', () => {
    expect(named(denies([mountOf({ keys: [here] })]), 'HastyFenceKeys')).toEqual(named(denies([mountOf()]), 'HastyFenceKeys'));
  });
});
