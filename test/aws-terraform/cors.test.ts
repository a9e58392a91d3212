import { S3BucketCorsConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-cors-configuration';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { BucketHastyCors, BucketMount, HastyAccessRole } from '../../src/aws-terraform';
import { HastyWarnings } from '../../src/terraform';
import { awsStack, mounted, ownBucket } from '../support/aws-terraform';
import { EXTERNAL_ID } from '../support/stack';
import { terraformErrors, terraformWarnings } from '../support/terraform-stack';

const ID = 'hasty-bucket-constructs:corsNotManaged';
const unmanaged = (stack: TerraformStack) => terraformWarnings(stack).filter(({ id }) => id === ID).map(({ text }) => text);

describe('a bucket whose CORS rules nobody sets here', () => {
  test('is warned of, with a command on a line of its own that merges', () => {
    expect(unmanaged(mounted()).map((text) => text.split('\n'))).toEqual([[
      "the bucket's CORS rules are not set in this app, since Terraform would replace all of them, and without Hasty's rule images do not load in Hasty's app; this command adds it and keeps the others:",
      expect.stringMatching(/^\{ rules=\$\(aws s3api get-bucket-cors --bucket acme-images .* put-bucket-cors --bucket acme-images --cors-configuration "\$cors"$/),
      'run it once; it changes nothing unless it could read the rules that are there; or name the other rules in `otherCorsRules` of a BucketMount, `[]` for none',
    ]]);
  });

  test('is warned of with others of its role, if they need the same rule', () => {
    const stack = awsStack();
    const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
    ['acme-images', 'acme-aerial'].forEach((name) => role.mountByName(name, { wholeBucket: true }));
    role.mountByName('acme-harbour', { wholeBucket: true, corsOrigins: ['https://app.acme.example'] });
    expect(unmanaged(stack)).toEqual([
      expect.stringMatching(/^the CORS rules of several buckets are not set .*\n\(missed=; for bucket in acme-images acme-aerial; do .*\)\nrun it once; /),
      expect.stringMatching(/^the bucket's CORS rules are not set .*\n\{ rules=.* --bucket acme-harbour .*\nrun it once; /),
    ]);
  });

  test('is so when it is one of the app, since others may set its rules', () => {
    const stack = awsStack();
    expect(unmanaged(mounted({ bucket: ownBucket(stack) }, stack))[0]).toContain('--bucket acme-archive');
  });

  test('has words in the command for what is not known', () => {
    const stack = awsStack();
    const token = new TerraformVariable(stack, 'x', { type: 'string' }).stringValue;
    const [text] = unmanaged(mounted({ bucketName: token, corsOrigins: [token] }, stack));
    expect(new Set(text.match(/--bucket [^ )]+/g))).toEqual(new Set(['--bucket BUCKET']));
    expect(text).toContain('"AllowedOrigins":["ORIGIN"]');
  });

  test('is not warned of once that is accepted', () => {
    const stack = mounted();
    HastyWarnings.acknowledge(stack, ID, 'the command was run');
    expect(unmanaged(stack)).toEqual([]);
  });
});

describe('a bucket whose CORS rules are set elsewhere in the app', () => {
  function elsewhere(corsOrigins?: string[]): { stack: TerraformStack; cors: S3BucketCorsConfiguration } {
    const stack = awsStack();
    const bucket = ownBucket(stack);
    mounted({ bucket, corsOrigins }, stack);
    return { stack, cors: new S3BucketCorsConfiguration(stack, 'Cors', { bucket: bucket.id, corsRule: [{ allowedMethods: ['PUT'], allowedOrigins: ['https://acme.example'] }] }) };
  }

  test('is warned of until they hold Hasty’s', () => {
    const { stack, cors } = elsewhere();
    expect(unmanaged(stack)).toEqual([
      "the bucket's CORS rules are those of 'Stack/Cors', which do not hold Hasty's, and without Hasty's rule images do not load in Hasty's app; add it there by `with(new BucketHastyCors())`",
    ]);
    const again = elsewhere();
    again.cors.with(new BucketHastyCors());
    expect(unmanaged(again.stack)).toEqual([]);
    expect(cors.node.path).toBe('Stack/Cors');
  });

  test('is warned of when they hold it for other origins', () => {
    const { stack, cors } = elsewhere(['https://app.acme.example']);
    cors.with(new BucketHastyCors());
    expect(unmanaged(stack)).toHaveLength(1);
  });

  test('is warned of beside those whose rules nobody sets', () => {
    const stack = awsStack();
    const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
    ['acme-images', 'acme-aerial'].forEach((name) => role.mountByName(name, { wholeBucket: true }));
    new S3BucketCorsConfiguration(stack, 'Cors', { bucket: 'acme-images', corsRule: [] });
    expect(unmanaged(stack)).toEqual([expect.stringContaining("those of 'Stack/Cors'"), expect.stringContaining('--bucket acme-aerial')]);
  });

  test('is so for a bucket by its name, in another stack too', () => {
    const stack = mounted();
    const other = new TerraformStack(stack.node.root, 'Other');
    new S3BucketCorsConfiguration(other, 'Cors', { bucket: 'acme-images', corsRule: [] }).with(new BucketHastyCors());
    expect(unmanaged(stack)).toEqual([]);
  });
});

describe('two resources that set the rules of a bucket', () => {
  test('undo each other, and are an error', () => {
    const stack = awsStack();
    const bucket = ownBucket(stack);
    ['Street', 'Aerial'].forEach((id) => new BucketMount(stack, id, { bucket, externalId: EXTERNAL_ID, wholeBucket: true, otherCorsRules: [] }));
    const error = "the CORS rules of a bucket must be set by one resource, got 'Stack/Street/Cors' and 'Stack/Aerial/Cors'; each replaces what the other sets, so keep one, leave `otherCorsRules` out of the other, and add Hasty's rule by BucketHastyCors";
    expect(terraformErrors(stack)).toEqual([`[Stack/Street/Role] ${error}`, `[Stack/Aerial/Role] ${error}`]);
  });

  test('are one when one of two mounts says what else is there', () => {
    const stack = awsStack();
    const bucket = ownBucket(stack);
    new BucketMount(stack, 'Street', { bucket, externalId: EXTERNAL_ID, wholeBucket: true, otherCorsRules: [] });
    new HastyAccessRole(stack, 'Aerial', { externalId: EXTERNAL_ID }).mount(bucket, { wholeBucket: true });
    expect([terraformErrors(stack), unmanaged(stack)]).toEqual([[], []]);
  });
});
