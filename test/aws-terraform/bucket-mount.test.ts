import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { BucketMount, BucketMountProps } from '../../src/aws-terraform';
import { ImportMode } from '../../src/contract';
import { HastyChecks } from '../../src/terraform';
import { allowed, awsStack, BUCKET, CORS, HASTY_RULE, mounted, only, ownBucket, ROLE_POLICY, statements } from '../support/aws-terraform';
import { deepFreeze } from '../support/freeze';
import { EXTERNAL_ID } from '../support/stack';
import { resourcesOf, synthesized, terraformErrors, terraformWarnings } from '../support/terraform-stack';

const LITERAL = 'arn:aws:s3:::acme-images';
const ids = (stack: TerraformStack) => terraformWarnings(stack).map(({ id }) => id.replace('hasty-bucket-constructs:', ''));

describe('a bucket by its name', () => {
  test('is mounted with a literal ARN, nothing about it is changed, and its CORS rules are warned of', () => {
    const stack = mounted({ prefixes: ['street'] });
    expect(allowed(stack)).toEqual({ HastyLocate: [LITERAL], HastyList: [LITERAL], HastyRead: [`${LITERAL}/street/*`] });
    expect(Object.keys(synthesized(stack).resource)).toEqual(['aws_iam_role', 'aws_iam_role_policy']);
    expect(ids(stack)).toEqual(['corsNotManaged']);
  });

  test('gets Hasty’s CORS rule beside the others, when these are said', () => {
    const stack = mounted({ otherCorsRules: [{ allowedMethods: ['PUT'], allowedOrigins: ['https://acme.example'] }] });
    expect(only(stack, CORS)).toEqual({ bucket: 'acme-images', cors_rule: [HASTY_RULE, { allowed_methods: ['PUT'], allowed_origins: ['https://acme.example'] }] });
    expect(ids(stack)).toEqual([]);
  });

  test('gets Hasty’s CORS rule alone, when it is said that there are no others', () => {
    const stack = mounted({ otherCorsRules: [], corsOrigins: ['https://app.acme.example'] });
    expect(only(stack, CORS).cors_rule).toEqual([{ ...HASTY_RULE, allowed_origins: ['https://app.acme.example'] }]);
  });

  test('that is a variable is checked when Terraform plans, in the policy and in the outputs', () => {
    const stack = awsStack();
    const bucketName = new TerraformVariable(stack, 'bucket', { type: 'string' }).stringValue;
    mounted({ bucketName, otherCorsRules: [] }, stack);
    const checked = '${regex("^[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]$", var.bucket)}';
    expect(only(stack, ROLE_POLICY).policy).toContain(`"Resource":["arn:aws:s3:::${checked}/*"]`);
    expect(synthesized(stack).output.ImagesBucketName.value).toBe(checked);
    expect(ids(stack)).toEqual([]);
  });
});

describe('a bucket of the app', () => {
  test('is referred to by its name, so that a plan shows the policy', () => {
    const stack = awsStack();
    mounted({ bucket: ownBucket(stack), prefixes: ['street'] }, stack);
    const arn = 'arn:aws:s3:::${aws_s3_bucket.Archive.bucket}';
    expect(allowed(stack)).toEqual({ HastyLocate: [arn], HastyList: [arn], HastyRead: [`${arn}/street/*`] });
    expect(only(stack, BUCKET)).toEqual({ bucket: 'acme-archive' });
  });

  test('has its CORS rules set where it is', () => {
    const stack = awsStack();
    const elsewhere = new AwsProvider(stack, 'Elsewhere', { alias: 'elsewhere', region: 'us-east-1' });
    mounted({ bucket: ownBucket(stack, { provider: elsewhere, region: 'us-west-2' }), otherCorsRules: [] }, stack);
    expect(only(stack, CORS)).toMatchObject({ bucket: '${aws_s3_bucket.Archive.bucket}', provider: 'aws.elsewhere', region: 'us-west-2' });
  });

  test('of another stack is referred to through its state', () => {
    const stack = awsStack();
    const other = new TerraformStack(stack.node.root, 'Other');
    new AwsProvider(other, 'Aws', {});
    mounted({ bucket: ownBucket(other) }, stack);
    stack.prepareStack();
    expect(only(stack, ROLE_POLICY).policy).toContain('arn:aws:s3:::${data.terraform_remote_state.');
  });

  test('in another partition is an error', () => {
    const stack = awsStack();
    mounted({ bucket: ownBucket(stack, { bucket: 'acme-images', region: 'cn-north-1' }) }, stack);
    expect(terraformErrors(stack)).toEqual([expect.stringContaining("[Stack/Images/Role] a bucket must be in the partition 'aws'")]);
  });
});

describe('it must be said', () => {
  test.each<[string, (stack: TerraformStack) => Partial<BucketMountProps>, string]>([
    ['which bucket', () => ({ bucketName: undefined }), 'neither'],
    ['which of two', (stack) => ({ bucketName: 'acme-images', bucket: ownBucket(stack) }), 'both'],
  ])('%s', (_, props, got) => {
    const stack = awsStack();
    const named = { bucketName: 'acme-images', ...props(stack) };
    expect(() => new BucketMount(stack, 'Images', { externalId: EXTERNAL_ID, wholeBucket: true, ...named }))
      .toThrow(new Error(`\`bucket\` or \`bucketName\` must be given, got ${got}; \`bucket\` for an S3Bucket of this app, \`bucketName\` for any other`));
  });

  test.each<[string, Partial<BucketMountProps>, string]>([
    ['what may be read', { wholeBucket: false }, '`prefixes` must name the folders that Hasty may read, got: undefined'],
    ['once what may be read', { prefixes: ['street'], wholeBucket: true }, '`prefixes` and `wholeBucket: true` exclude each other'],
    ['which folder', { prefixes: [''] }, 'a prefix must name a folder'],
    ['in characters that IAM takes', { prefixes: ['データ'] }, "prefix 'データ/' holds 'デ', and IAM policies can hold Latin-1 characters only"],
    ['without control characters', { prefixes: ['a\u0007'] }, 'a prefix must not hold control characters'],
    ['until when, in UTC', { accessUntil: '2027-02-01' }, '`accessUntil` must be a time in UTC'],
    ['from where', { corsOrigins: ['https://acme.example/'] }, 'a CORS origin must be https://'],
    ['from anywhere', { corsOrigins: [] }, '`corsOrigins` must hold at least one origin'],
  ])('%s', (_, props, message) => {
    expect(() => mounted(props)).toThrow(message);
  });
});

test('links that end are warned of', () => {
  expect(ids(mounted({ otherCorsRules: [], accessUntil: '2099-01-01T00:00:00Z' }))).toEqual(['linkEnds']);
  expect(ids(mounted({ otherCorsRules: [], accessUntil: '2099-01-01T00:00:00Z', importMode: ImportMode.COPY }))).toEqual([]);
  expect(ids(mounted({ otherCorsRules: [], accessUntil: '2020-01-01T00:00:00Z', importMode: ImportMode.COPY }))).toEqual(['accessUntilPast']);
});

test('what was made is there to be used', () => {
  const stack = awsStack();
  const bucket = ownBucket(stack);
  const mount = new BucketMount(stack, 'Images', { bucket, externalId: EXTERNAL_ID, prefixes: ['street'], otherCorsRules: [] });
  expect(mount.bucket).toBe(bucket);
  expect(mount.role.registrations).toEqual([mount.registration]);
  expect(mount.registration.toJson()).toMatchObject({ description: 'Stack/Archive', cloud_provider: 's3' });
  expect(mount.cors?.corsRuleInput).toHaveLength(1);
  expect(mount.roleArn).toBe(mount.role.roleArn);
});

test('the properties that are given stay as they are', () => {
  const stack = awsStack();
  const lists = deepFreeze({ prefixes: ['/street'], corsOrigins: ['https://app.hasty.ai'], encryptionKeys: [], otherCorsRules: [{ allowedMethods: ['PUT'], allowedOrigins: ['*'] }] });
  const props = Object.freeze({ externalId: EXTERNAL_ID, ...lists });
  new BucketMount(stack, 'Images', { ...props, bucketName: 'acme-images' });
  new BucketMount(stack, 'Again', { ...props, bucketName: 'acme-again' });
  expect(Object.values(resourcesOf(stack, CORS)).map(({ cors_rule: rules }) => rules.length)).toEqual([2, 2]);
});

test('HastyChecks passes what is synthesized, and stops an opened bucket', () => {
  const stack = mounted({ prefixes: ['street'], otherCorsRules: [] });
  HastyChecks.addTo(stack);
  expect(terraformErrors(stack)).toEqual([]);
  const open = mounted({ prefixes: ['street'], otherCorsRules: [] });
  HastyChecks.addTo(open);
  new S3Bucket(open, 'Public', { bucket: 'acme-public' });
  const { role } = open.node.findChild('Images') as BucketMount;
  role.role.addOverride('assume_role_policy', JSON.stringify({ Version: '2012-10-17', Statement: [{ ...statements(open).trust[0], Principal: '*' }] }));
  expect(terraformErrors(open).join()).toContain('HastyChecks trust-principal');
});
