import { App, Aspects, CfnCondition, CfnParameter, CfnResource, Duration, Fn, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Bucket, BucketProps, CfnBucket, StorageClass } from 'aws-cdk-lib/aws-s3';
import { IConstruct } from 'constructs';
import { BucketMount, BucketMountProps, HastyAccessRole, HastyBucket } from '../../src/aws';
import { ImportMode } from '../../src/contract';
import { EXTERNAL_ID, newStack, synthErrors, warningsOf } from '../support/stack';

const EXPIRE = 'hasty-bucket-constructs:linkObjectsExpire';
const ARCHIVED = 'hasty-bucket-constructs:linkObjectsArchived';
const GOES = 'hasty-bucket-constructs:linkBucketGoes';
const EXPIRES = { id: 'tidy', expiration: Duration.days(30) };
const mount = (bucket: Bucket | CfnBucket, options: Partial<BucketMountProps> = {}) =>
  new BucketMount(Stack.of(bucket), 'Images', { bucket, externalId: EXTERNAL_ID, ...(options.prefixes ? {} : { wholeBucket: true }), ...options });

/** A mounted bucket; and what is done to it after the mount. */
function linked(props: BucketProps, options: Partial<BucketMountProps> = {}, later: (bucket: Bucket) => void = () => {}): Stack {
  const stack = newStack();
  const bucket = new Bucket(stack, 'Archive', props);
  mount(bucket, options);
  later(bucket);
  return stack;
}
const ids = (stack: Stack) => warningsOf(stack).map(({ id }) => id);
const cfn = (bucket: Bucket) => bucket.node.defaultChild as CfnBucket;

test('a bucket that stays, with objects that stay, is not warned of', () => {
  const lifecycleRules = [
    { noncurrentVersionExpiration: Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(7) },
    { ...EXPIRES, prefix: 'tmp/' }, { ...EXPIRES, enabled: false }, { expiredObjectDeleteMarker: true },
  ];
  expect(warningsOf(linked({ versioned: true, lifecycleRules }, { prefixes: ['street/'] }))).toEqual([]);
});

test('objects that a rule deletes are warned of, with what to do', () => {
  expect(warningsOf(linked({ lifecycleRules: [EXPIRES] }, { prefixes: ['street/'] }))).toEqual([{
    id: EXPIRE,
    text: 'the images of \'Stack/Archive/Resource\' must stay where Hasty\'s links find them, got: lifecycle rule \'tidy\' deletes objects; leave the mounted folders out, or import by ImportMode.COPY',
  }]);
});

const moved = (storageClass: StorageClass) => ({ lifecycleRules: [{ transitions: [{ storageClass, transitionAfter: Duration.days(90) }] }] });
test.each<[string, BucketProps, string[]]>([
  ['GLACIER', moved(StorageClass.GLACIER), [ARCHIVED]],
  ['DEEP_ARCHIVE', moved(StorageClass.DEEP_ARCHIVE), [ARCHIVED]],
  ['GLACIER_IR', moved(StorageClass.GLACIER_INSTANT_RETRIEVAL), []],
  ['STANDARD_IA', moved(StorageClass.INFREQUENT_ACCESS), []],
  ['ONEZONE_IA', moved(StorageClass.ONE_ZONE_INFREQUENT_ACCESS), []],
  ['INTELLIGENT_TIERING', moved(StorageClass.INTELLIGENT_TIERING), []],
  ['an archive tier', { intelligentTieringConfigurations: [{ name: 'cold', prefix: 'street/', archiveAccessTierTime: Duration.days(90) }] }, [ARCHIVED]],
  ['a deep archive tier', { intelligentTieringConfigurations: [{ name: 'cold', deepArchiveAccessTierTime: Duration.days(180) }] }, [ARCHIVED]],
  ['an archive tier elsewhere', { intelligentTieringConfigurations: [{ name: 'cold', prefix: 'tmp/', archiveAccessTierTime: Duration.days(90) }] }, []],
])('objects that move to %s are warned of only if they cannot be read at once', (_, props, expected) => {
  expect(ids(linked(props, { prefixes: ['street/'] }))).toEqual(expected);
});

describe('what is set after the mount', () => {
  test.each<[string, (bucket: Bucket) => void, string[]]>([
    ['a rule', (bucket) => bucket.addLifecycleRule(EXPIRES), [EXPIRE]],
    ['a rule for another folder', (bucket) => bucket.addLifecycleRule({ ...EXPIRES, prefix: 'tmp/' }), []],
    ['a rule on the L1', (bucket) => { cfn(bucket).lifecycleConfiguration = { rules: [{ status: 'Enabled', expirationInDays: 1 }] }; }, [EXPIRE]],
    ['an override', (bucket) => cfn(bucket).addPropertyOverride('LifecycleConfiguration.Rules', [{ Status: 'Enabled', ExpirationInDays: 1 }]), [EXPIRE]],
    ['a removal policy', (bucket) => bucket.applyRemovalPolicy(RemovalPolicy.DESTROY), [GOES]],
    ['the same policy', (bucket) => bucket.applyRemovalPolicy(RemovalPolicy.RETAIN), []],
    ['a removal policy by an aspect', (bucket) => Aspects.of(Stack.of(bucket)).add({
      visit: (node: IConstruct) => { if (CfnResource.isCfnResource(node)) node.applyRemovalPolicy(RemovalPolicy.DESTROY); },
    }), [GOES]],
    ['no policy on replacement', (bucket) => cfn(bucket).addOverride('UpdateReplacePolicy', undefined), [GOES]],
  ])('is seen: %s', (_, later, expected) => {
    expect(ids(linked({}, { prefixes: ['street/'] }, later))).toEqual(expected);
  });

  test('takes a warning away too', () => {
    const off = (bucket: Bucket) => cfn(bucket).addPropertyOverride('LifecycleConfiguration.Rules.0.Status', 'Disabled');
    expect(ids(linked({ lifecycleRules: [EXPIRES] }, {}, off))).toEqual([]);
  });
});

describe('a bucket that goes', () => {
  const text = (stack: Stack) => warningsOf(stack).map((warning) => warning.text.replace(/;.*/s, ''));

  test('with its stack is warned of', () => {
    expect(text(linked({ removalPolicy: RemovalPolicy.DESTROY }))).toEqual(['\'Stack/Archive/Resource\' must stay for as long as Hasty links to its images, got DeletionPolicy Delete and UpdateReplacePolicy Delete: CloudFormation tries to delete it with the stack, and does once it is empty']);
  });

  test('with all objects is warned of so', () => {
    const stack = linked({ removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: true });
    expect(text(stack)).toEqual(['\'Stack/Archive/Resource\' must stay for as long as Hasty links to its images, got: autoDeleteObjects, which deletes all of them with the stack']);
  });

  test('as an L1 of which nothing is said is warned of, and one that is retained is not', () => {
    const plain = new CfnBucket(newStack(), 'Archive');
    mount(plain);
    expect(text(plain.stack)).toEqual(['\'Stack/Archive\' must stay for as long as Hasty links to its images, got DeletionPolicy none and UpdateReplacePolicy none: CloudFormation tries to delete it with the stack, and does once it is empty']);
    const kept = new CfnBucket(newStack(), 'Archive');
    kept.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    mount(kept);
    expect(text(kept.stack)).toEqual([]);
  });

  test('is an error alone when it is a HastyBucket', () => {
    const hasty = (policy: RemovalPolicy) => {
      const { bucket } = new HastyBucket(newStack(), 'Images', { externalId: EXTERNAL_ID });
      bucket.applyRemovalPolicy(policy);
      return bucket.stack;
    };
    expect(ids(hasty(RemovalPolicy.RETAIN))).toEqual([]);
    expect(synthErrors(hasty(RemovalPolicy.DESTROY))).toEqual([expect.stringContaining('\'Stack/Images/Bucket/Resource\' must stay when the stack goes')]);
  });

  test('is not known of when it is imported', () => {
    const stack = newStack();
    new BucketMount(stack, 'Images', { bucket: Bucket.fromBucketName(stack, 'Archive', 'acme-images'), externalId: EXTERNAL_ID, wholeBucket: true });
    expect(ids(stack)).toEqual(['hasty-bucket-constructs:corsNotManaged']);
  });
});

test('an import that copies needs nothing to stay', () => {
  const props = { ...moved(StorageClass.GLACIER), removalPolicy: RemovalPolicy.DESTROY };
  const later = (bucket: Bucket) => bucket.addLifecycleRule(EXPIRES);
  expect(ids(linked(props, { importMode: ImportMode.COPY }, later))).toEqual([]);
  expect(ids(linked(props, { importMode: ImportMode.LINK }, later)).sort()).toEqual([GOES, ARCHIVED, EXPIRE]);
});

describe('what is not known at synth', () => {
  const got = (stack: Stack) => warningsOf(stack).map(({ id, text }) => [id, /got: ([^;]*);/.exec(text)![1]]);

  test('may be so: a mounted folder', () => {
    const stack = newStack();
    const bucket = new Bucket(stack, 'Archive', { lifecycleRules: [{ ...EXPIRES, prefix: 'tmp/' }] });
    mount(bucket, { prefixes: [new CfnParameter(stack, 'Folder').valueAsString] });
    expect(got(stack)).toEqual([[EXPIRE, 'lifecycle rule \'tidy\' may delete objects under \'tmp/\'']]);
  });

  test('may be so: a rule under a condition', () => {
    const stack = newStack();
    const bucket = new Bucket(stack, 'Archive');
    new CfnCondition(stack, 'Old');
    mount(bucket);
    cfn(bucket).lifecycleConfiguration = Fn.conditionIf('Old', { Rules: [{ Id: 'tidy', Status: 'Enabled', ExpirationInDays: 1 }] }, { Ref: 'AWS::NoValue' });
    expect(got(stack)).toEqual([[EXPIRE, 'lifecycle rule \'tidy\' may delete objects']]);
  });
});

describe('two mounts of one bucket', () => {
  const two = (lifecyclePrefix: string) => {
    const stack = newStack();
    const bucket = new Bucket(stack, 'Archive', { lifecycleRules: [{ ...EXPIRES, prefix: lifecyclePrefix }] });
    const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
    role.mount(bucket, { prefixes: ['street/'] });
    role.mount(bucket, { prefixes: ['aerial/'] });
    return stack;
  };

  test.each([['street/old/', [EXPIRE]], ['aerial/', [EXPIRE]], ['tmp/', []]])('are both looked at: a rule for %s', (prefix, expected) => {
    expect(ids(two(prefix))).toEqual(expected);
  });

  test('are warned of once when both are hit', () => {
    expect(ids(two(''))).toEqual([EXPIRE]);
  });
});

test('a warning is shown once, however often the app is synthesized', () => {
  const stack = linked({ lifecycleRules: [EXPIRES] });
  expect(ids(stack)).toEqual([EXPIRE]);
  (stack.node.root as App).synth({ force: true });
  expect(ids(stack)).toEqual([EXPIRE]);
});

test('a warning that is acknowledged is silent, and the others are not', () => {
  const stack = linked({ lifecycleRules: [EXPIRES], removalPolicy: RemovalPolicy.DESTROY });
  Validations.of(stack.node.findChild('Images')).acknowledge({ id: EXPIRE, reason: 'the project ends before' });
  expect(ids(stack)).toEqual([GOES]);
});
