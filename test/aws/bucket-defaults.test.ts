import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketAccessControl, BucketProps, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { HastyBucket } from '../../src/aws';
import { corsRules, HASTY_RULE } from '../support/cors';
import { EXTERNAL_ID, newStack, resources } from '../support/stack';
import { templateOf } from '../support/template';

const BUCKET = 'ImagesBucket4B6DB8E1';

function bucketWith(bucketProps?: BucketProps, stack = newStack()): Stack {
  new HastyBucket(stack, 'Images', { externalId: EXTERNAL_ID, bucketProps });
  return stack;
}
const properties = (bucketProps: BucketProps) => resources(bucketWith(bucketProps), 'AWS::S3::Bucket')[0];
const OURS = properties({});

describe('properties that would break the mount are refused', () => {
  const publicPolicies = new BlockPublicAccess({
    blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: false, restrictPublicBuckets: true,
  });

  test.each<[keyof BucketProps, BucketProps, string, string]>([
    ['publicReadAccess', { publicReadAccess: true }, '\'true\'', 'everybody could read the images'],
    ['blockPublicAccess', { blockPublicAccess: publicPolicies }, '{"blockPublicAcls":true,"blockPublicPolicy":false,"ignorePublicAcls":true,"restrictPublicBuckets":true}', 'the bucket could be opened to everybody'],
    ['blockPublicAccess', { blockPublicAccess: BlockPublicAccess.BLOCK_ACLS_ONLY }, '{"blockPublicAcls":true,"blockPublicPolicy":false,"ignorePublicAcls":true,"restrictPublicBuckets":false}', 'the bucket could be opened to everybody'],
    ['accessControl', { accessControl: BucketAccessControl.PUBLIC_READ }, '\'PublicRead\'', 'access lists are off, and rights come from policies alone'],
    ['enforceSSL', { enforceSSL: false }, '\'false\'', 'images could travel unencrypted'],
    ['objectOwnership', { objectOwnership: ObjectOwnership.OBJECT_WRITER }, '\'ObjectWriter\'', 'Hasty could not read objects that other accounts put there'],
    ['objectOwnership', { objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED }, '\'BucketOwnerPreferred\'', 'Hasty could not read objects that other accounts put there'],
    ['autoDeleteObjects', { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY }, '\'true\'', 'the images would be deleted with the stack'],
    ['removalPolicy', { removalPolicy: RemovalPolicy.DESTROY }, '\'destroy\'', 'the images would go with the stack'],
    ['removalPolicy', { removalPolicy: RemovalPolicy.SNAPSHOT }, '\'snapshot\'', 'the images would go with the stack'],
  ])('%s: %j', (name, bucketProps, shown, why) => {
    expect(() => bucketWith(bucketProps)).toThrow(new Error(
      `\`bucketProps.${name}\` must not be ${shown} in a HastyBucket: ${why}; leave it out, or make the bucket yourself and use BucketMount`,
    ));
  });

  test.each([0, 1, 2, 3])('blockPublicAccess that leaves one of its four out (%i)', (left) => {
    const all = ['blockPublicAcls', 'blockPublicPolicy', 'ignorePublicAcls', 'restrictPublicBuckets'];
    const three = Object.fromEntries(all.filter((_, n) => n !== left).map((name) => [name, true]));
    expect(() => bucketWith({ blockPublicAccess: new BlockPublicAccess(three) })).toThrow(/^`bucketProps\.blockPublicAccess` must not be \{/);
  });
});

describe('properties that say what is so anyway are taken', () => {
  test.each<[string, BucketProps, object]>([
    ['publicReadAccess', { publicReadAccess: false }, {}],
    ['blockPublicAccess', { blockPublicAccess: BlockPublicAccess.BLOCK_ALL }, {}],
    [
      'blockPublicAccess, written out',
      {
        blockPublicAccess: new BlockPublicAccess({
          blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true,
        }),
      },
      {},
    ],
    ['accessControl', { accessControl: BucketAccessControl.PRIVATE }, { AccessControl: 'Private' }],
    ['enforceSSL', { enforceSSL: true }, {}],
    ['objectOwnership', { objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED }, {}],
    ['autoDeleteObjects', { autoDeleteObjects: false }, {}],
    ['removalPolicy', { removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE }, {}],
  ])('%s', (_, bucketProps, more) => {
    expect(properties(bucketProps)).toEqual({ ...OURS, ...more });
  });

  test('removalPolicy RETAIN, for the bucket and its policy alike', () => {
    const all: any[] = Object.values(templateOf(bucketWith({ removalPolicy: RemovalPolicy.RETAIN })).Resources);
    expect(all.filter(({ Type }) => Type !== 'AWS::IAM::Role').map(({ Type, DeletionPolicy, UpdateReplacePolicy }) => [Type, DeletionPolicy, UpdateReplacePolicy])).toEqual([
      ['AWS::S3::Bucket', 'Retain', 'Retain'], ['AWS::S3::BucketPolicy', 'Retain', 'Retain'],
    ]);
  });
});

describe('other properties', () => {
  test.each<[string, BucketProps, object]>([
    ['a name', { bucketName: 'acme-images' }, { BucketName: 'acme-images' }],
    ['object lock and acceleration', { transferAcceleration: true, objectLockEnabled: true }, { AccelerateConfiguration: { AccelerationStatus: 'Enabled' }, ObjectLockEnabled: true }],
    [
      'lifecycle rules, which replace ours: beside a longer retention ours would delete what it keeps',
      { lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(365) }] },
      { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 365 } }] } },
    ],
    ['no lifecycle rules', { lifecycleRules: [] }, { LifecycleConfiguration: undefined }],
    [
      'no versions, and then none of them expire',
      { versioned: false },
      { VersioningConfiguration: undefined, LifecycleConfiguration: { Rules: [{ Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }] } },
    ],
  ])('pass through: %s', (_, bucketProps, changed) => {
    expect(properties(bucketProps)).toEqual({ ...OURS, ...changed });
  });

  test('pass through: a bucket for access logs', () => {
    const stack = newStack();
    bucketWith({ serverAccessLogsBucket: Bucket.fromBucketName(stack, 'Logs', 'acme-logs'), serverAccessLogsPrefix: 'images/' }, stack);
    expect(resources(stack, 'AWS::S3::Bucket')).toEqual([{ ...OURS, LoggingConfiguration: { DestinationBucketName: 'acme-logs', LogFilePrefix: 'images/' } }]);
  });

  test('pass through: CORS rules, behind Hasty\'s', () => {
    const stack = bucketWith({ cors: [{ allowedMethods: [HttpMethods.PUT], allowedOrigins: ['https://app.acme.example'] }] });
    expect(corsRules(stack)).toEqual([HASTY_RULE, { AllowedMethods: ['PUT'], AllowedOrigins: ['https://app.acme.example'] }]);
  });

  test('that are undefined take no default away', () => {
    const undefinedProps = Object.fromEntries([
      'accessControl', 'autoDeleteObjects', 'blockPublicAccess', 'bucketName', 'cors', 'encryption', 'encryptionKey', 'enforceSSL', 'lifecycleRules',
      'objectOwnership', 'publicReadAccess', 'removalPolicy', 'versioned',
    ].map((name) => [name, undefined]));
    expect(templateOf(bucketWith(undefinedProps))).toEqual(templateOf(bucketWith()));
    expect(templateOf(bucketWith(undefinedProps)).Resources[BUCKET].DeletionPolicy).toBe('RetainExceptOnCreate');
  });
});
