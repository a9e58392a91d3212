import { TerraformStack, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { BucketMount, BucketMountProps, HastyAccessRole } from '../../src/aws-terraform';
import { ImportMode, ListingScope } from '../../src/contract';
import { awsStack, hastyBucket, mounted } from '../support/aws-terraform';
import { EXTERNAL_ID } from '../support/stack';
import { synthesized } from '../support/terraform-stack';

const NAMES = ['ImagesBucketName', 'ImagesExternalId', 'ImagesHastyRegistration', 'ImagesHastyScope', 'ImagesRoleArn'];
const outputsOf = (stack: TerraformStack) => synthesized(stack).output ?? {};
const values = (stack: TerraformStack) => Object.fromEntries(Object.entries<any>(outputsOf(stack)).map(([name, { value }]) => [name, value]));

test('of a new bucket have stable names, and say what was made', () => {
  const stack = hastyBucket();
  expect(Object.keys(outputsOf(stack)).sort()).toEqual(NAMES);
  expect(values(stack)).toMatchObject({
    ImagesBucketName: '${aws_s3_bucket.Images_Bucket_297917F6.bucket}',
    ImagesRoleArn: '${aws_iam_role.Images_Mount_Role_581E2F8A.arn}',
    ImagesExternalId: EXTERNAL_ID,
    ImagesHastyScope: 'reads the whole bucket',
  });
});

test('of a mount have the same names', () => {
  const stack = mounted({ prefixes: ['street'] });
  expect(Object.keys(outputsOf(stack)).sort()).toEqual(NAMES);
  expect(values(stack)).toMatchObject({
    ImagesBucketName: 'acme-images',
    ImagesRoleArn: '${aws_iam_role.Images_Role_FA3961E7.arn}',
    ImagesHastyScope: 'reads street/; lists the key names of the whole bucket',
  });
});

test('each say what they are for, and none is secret', () => {
  const outputs = Object.values<any>(outputsOf(mounted()));
  expect(outputs.map(({ description }) => description).sort()).toEqual([
    'The ExternalId that Hasty must send', 'The bucket that Hasty reads', 'The role that Hasty assumes', 'What Hasty can see', 'What to register at Hasty',
  ].sort());
  expect(outputs.filter((output) => 'sensitive' in output)).toEqual([]);
});

test('of a role list all of its buckets', () => {
  const stack = awsStack();
  const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
  role.mountByName('acme-street', { prefixes: ['2026'] });
  role.mountByName('acme-aerial', { wholeBucket: true });
  expect(Object.keys(outputsOf(stack)).sort()).toEqual(['HastyExternalId', 'HastyHastyRegistrations', 'HastyRoleArn']);
  expect(values(stack).HastyHastyRegistrations).toMatch(/^\$\{jsonencode\(\[\{.*"bucket_s3" = "acme-street".*\}, \{.*"bucket_s3" = "acme-aerial".*\}\]\)\}$/);
});

test('are left out when they are not wanted', () => {
  const stack = hastyBucket({ outputs: false });
  new BucketMount(stack, 'Old', { bucketName: 'acme-old', externalId: EXTERNAL_ID, wholeBucket: true, outputs: false });
  new HastyAccessRole(stack, 'Role', { externalId: EXTERNAL_ID, outputs: false }).mountByName('acme-other', { wholeBucket: true });
  expect(outputsOf(stack)).toEqual({});
});

test('must not collide', () => {
  const stack = hastyBucket();
  expect(() => mounted({}, new Construct(stack, 'Scope') as TerraformStack))
    .toThrow("output 'ImagesBucketName' of 'Stack/Scope/Images' must be the only one of its name in the stack, and 'Stack/Images' has it");
});

describe('HastyScope', () => {
  const scope = (props: Partial<BucketMountProps>) => values(mounted(props)).ImagesHastyScope;

  test.each<[string, Partial<BucketMountProps>]>([
    ['reads the whole bucket', {}],
    ['reads street/2026/, aerial/; lists the key names of the whole bucket', { prefixes: ['/street/2026', 'aerial/'] }],
    ['reads street/', { prefixes: ['street'], listing: ListingScope.PREFIX }],
    ['reads the whole bucket; until 2099-12-01T00:00:00Z', { importMode: ImportMode.COPY, accessUntil: '2099-12-01T00:00:00Z' }],
  ])('says: %s', (sentence, props) => {
    expect(scope(props)).toBe(sentence);
  });

  test('is no Terraform, whatever a folder is called', () => {
    expect(scope({ prefixes: ['${file("x")}%{if}'], listing: ListingScope.PREFIX })).toBe('reads $${file("x")}%%{if}/');
  });

  test('has the value of a variable in it', () => {
    const stack = awsStack();
    const folder = new TerraformVariable(stack, 'folder', { type: 'string' }).stringValue;
    expect(values(mounted({ prefixes: [folder] }, stack)).ImagesHastyScope).toBe('reads ${var.folder}; lists the key names of the whole bucket');
  });
});
