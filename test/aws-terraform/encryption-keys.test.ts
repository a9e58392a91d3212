import { DataAwsKmsKey } from '@cdktf/provider-aws/lib/data-aws-kms-key';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { BucketMountProps } from '../../src/aws-terraform';
import { keysOf } from '../../src/aws-terraform/encryption-keys';
import { resolved } from '../../src/terraform/rendered';
import { awsStack, mounted, only, ownBucket, ROLE_POLICY, statements } from '../support/aws-terraform';
import { newTerraformStack, terraformErrors, terraformWarnings } from '../support/terraform-stack';

const ARN = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const decrypt = (stack: TerraformStack) => statements(stack).access.filter(({ Sid }) => /^HastyDecrypt/.test(Sid));

test('the role decrypts with a key through S3 of the key’s region', () => {
  expect(decrypt(mounted({ encryptionKeys: [ARN, ARN] }))).toEqual([
    { Sid: 'HastyDecrypt', Effect: 'Allow', Action: 'kms:Decrypt', Resource: [ARN], Condition: { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } } },
  ]);
});

test('the region of a key of the app is taken from its ARN', () => {
  const stack = awsStack();
  const key = new KmsKey(stack, 'Key');
  expect(only(mounted({ encryptionKeys: [key.arn] }, stack), ROLE_POLICY).policy)
    .toContain('"Resource":["${aws_kms_key.Key.arn}"],"Condition":{"StringEquals":{"kms:ViaService":"s3.${element(split(":", aws_kms_key.Key.arn), 3)}.amazonaws.com"}}');
});

test.each([
  ['*'], ['arn:aws:kms:eu-central-1:111122223333:key/*'], ['arn:aws:kms:eu-central-1:111122223333:alias/acme'], ['1234abcd'], ['${file("x")}'],
])('%s is no ARN of a key', (arn) => {
  expect(() => mounted({ encryptionKeys: [arn] })).toThrow(`an encryption key must have an ARN such as arn:aws:kms:eu-central-1:111122223333:key/1234abcd-..., got: '${arn}'; give one key by its id`);
});

describe('a key that is not known at synth', () => {
  const arnsOf = (arn: (stack: TerraformStack) => string) => {
    const stack = newTerraformStack();
    return keysOf(stack, [arn(stack)]).map((key) => resolved(key.arn, stack));
  };

  test.each<[string, (stack: TerraformStack) => string, string]>([
    ['a key of the app', (stack) => new KmsKey(stack, 'Key').arn, '${aws_kms_key.Key.arn}'],
    ['a key that is looked up', (stack) => new DataAwsKmsKey(stack, 'Key', { keyId: 'alias/acme' }).arn, '${data.aws_kms_key.Key.arn}'],
    ['the key behind an alias', (stack) => new KmsAlias(stack, 'Alias', { targetKeyId: 'x' }).targetKeyArn, '${aws_kms_alias.Alias.target_key_arn}'],
  ])('is taken as it is: %s', (_, arn, expression) => {
    expect(arnsOf(arn)).toEqual([expression]);
  });

  test.each<[string, (stack: TerraformStack) => string, RegExp]>([
    ['a variable', (stack) => new TerraformVariable(stack, 'key', { type: 'string' }).stringValue, /^\$\{regex\("\^arn:aws:kms:.*", var\.key\)\}$/],
    ['the id of a key, by mistake', (stack) => new KmsKey(stack, 'Key').keyId, /^\$\{regex\("\^arn:aws:kms:.*", aws_kms_key\.Key\.key_id\)\}$/],
  ])('is checked when Terraform plans: %s', (_, arn, expression) => {
    expect(arnsOf(arn)).toEqual([expect.stringMatching(expression)]);
  });

  test('must not be an alias', () => {
    expect(() => arnsOf((stack) => new KmsAlias(stack, 'Alias', { targetKeyId: 'x' }).arn))
      .toThrow(new Error("an encryption key must be the key itself, got the alias '${aws_kms_alias.Alias.arn}'; give the key, such as `alias.targetKeyArn`"));
  });
});

describe('a key', () => {
  const errors = (region?: string) => {
    const stack = awsStack();
    return terraformErrors(mounted({ bucket: ownBucket(stack, { bucket: 'acme-images', region }), encryptionKeys: [ARN] }, stack));
  };

  test('must be in the region of its bucket, where that is known', () => {
    expect(errors('us-east-1')).toEqual([
      `[Stack/Images/Role] an encryption key must be in the region of its bucket, 'us-east-1', got key '${ARN}' in 'eu-central-1'; S3 uses keys of the bucket's region only, so give the right key`,
    ]);
    expect(errors()).toEqual([]);
    expect(terraformErrors(mounted({ encryptionKeys: [ARN] }, awsStack({ region: 'us-east-1' })))).toEqual([]); // a bucket by name may be anywhere
  });

  test.each<[string, Partial<BucketMountProps>, string | undefined, number]>([
    ['that is not given is missed', {}, ARN, 1],
    ['that is given is not', { encryptionKeys: [ARN] }, ARN, 0],
    ['of S3’s own is not', {}, 'alias/aws/s3', 0],
    ['of S3’s own by its ARN is not', {}, 'arn:aws:kms:eu-central-1:111122223333:alias/aws/s3', 0],
    ['that nobody named is not', {}, undefined, 0],
  ])('%s', (_, props, kmsMasterKeyId, count) => {
    const stack = awsStack();
    const bucket = ownBucket(stack);
    new S3BucketServerSideEncryptionConfigurationA(stack, 'Encryption', {
      bucket: bucket.id, rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId } }],
    });
    const ids = terraformWarnings(mounted({ bucket, ...props }, stack)).map(({ id }) => id).filter((id) => id.endsWith(':encryptionKeyMissing'));
    expect(ids).toHaveLength(count);
  });
});
