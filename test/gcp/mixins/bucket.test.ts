import { ServiceAccount } from '@cdktf/provider-google/lib/service-account';
import { StorageBucket } from '@cdktf/provider-google/lib/storage-bucket';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { BucketHastyCors } from '../../../src/gcp';
import { deepFreeze } from '../../support/freeze';
import { BUCKET, gcpStack, HASTY_RULE, only, ownBucket } from '../../support/gcp';
import { terraformWarnings } from '../../support/terraform-stack';

const ACME = 'https://app.acme.example';
const PUT = { origin: [ACME], method: ['PUT'], maxAgeSeconds: 60 };
const PUT_JSON = { origin: [ACME], method: ['PUT'], max_age_seconds: 60 };
const OPEN = { origin: ['*'], method: ['GET'] };

const corsOf = (stack: TerraformStack) => only(stack, BUCKET).cors;

describe("Hasty's rule", () => {
  test('is the only one of a bucket that has none', () => {
    const stack = gcpStack();
    ownBucket(stack).with(new BucketHastyCors());
    expect(corsOf(stack)).toEqual([HASTY_RULE]);
    expect(terraformWarnings(stack)).toEqual([]);
  });

  test('is before the others, which stay as they are', () => {
    const stack = gcpStack();
    ownBucket(stack, { cors: deepFreeze([PUT, OPEN]) }).with(new BucketHastyCors());
    expect(corsOf(stack)).toEqual([HASTY_RULE, PUT_JSON, OPEN]);
  });

  test('is added once, however often the mixin is applied', () => {
    const stack = gcpStack();
    ownBucket(stack, { cors: [PUT] }).with(new BucketHastyCors(), new BucketHastyCors()).with(new BucketHastyCors());
    expect(corsOf(stack)).toEqual([HASTY_RULE, PUT_JSON]);
  });

  test('joins the origins of all the times that the mixin is applied', () => {
    const stack = gcpStack();
    ownBucket(stack).with(new BucketHastyCors(), new BucketHastyCors({ origins: [ACME] }));
    expect(corsOf(stack)).toEqual([{ ...HASTY_RULE, origin: ['https://app.hasty.ai', ACME] }]);
  });

  test('is added to all buckets of a scope, and to nothing else', () => {
    const stack = gcpStack();
    new StorageBucket(stack, 'Other', { name: 'acme-other', location: 'EU' });
    const account = new ServiceAccount(stack, 'Account', { accountId: 'acme-reader' });
    ownBucket(stack);
    const mixin = new BucketHastyCors();
    expect(stack.node.findAll().filter((construct) => mixin.supports(construct)).map(({ node }) => node.id)).toEqual(['Other', 'Archive']);
    expect(() => mixin.applyTo(account)).not.toThrow();
  });
});

describe('origins', () => {
  test('that are malformed are refused where the mixin is made', () => {
    expect(() => new BucketHastyCors({ origins: ['https://app.hasty.ai', `${ACME}/`] })).toThrow(/^a CORS origin must be https:\/\/.*, got: 'https:\/\/app\.acme\.example\/';/);
  });

  test('must be at least one', () => {
    expect(() => new BucketHastyCors({ origins: [] })).toThrow("`origins` must hold at least one origin, got: []; leave it out for 'https://app.hasty.ai'");
    expect(() => new BucketHastyCors({ origins: '' as any })).toThrow('`origins` must hold at least one origin');
  });

  test.each([
    ['one', (variable: TerraformVariable) => [variable.stringValue], ['${var.Origin}']],
    ['the list', (variable: TerraformVariable) => variable.listValue, '${var.Origin}'],
  ])('that only Terraform knows pass with a warning: %s', (_, origins, origin) => {
    const stack = gcpStack();
    ownBucket(stack).with(new BucketHastyCors({ origins: origins(new TerraformVariable(stack, 'Origin', {})) }));
    expect(corsOf(stack)).toEqual([{ ...HASTY_RULE, origin }]);
    expect(terraformWarnings(stack).map(({ id }) => id)).toEqual(['hasty-bucket-constructs:notChecked']);
  });
});
