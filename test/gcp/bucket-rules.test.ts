import { StorageBucket } from '@cdktf/provider-google/lib/storage-bucket';
import { Aspects, Lazy, TerraformStack, TerraformVariable, Token } from 'cdktf';
import { BucketHastyCors } from '../../src/gcp';
import { HastyWarnings } from '../../src/terraform';
import { BUCKET, gcpStack, HASTY_RULE, only, ownBucket } from '../support/gcp';
import { terraformErrors, terraformWarnings } from '../support/terraform-stack';

const ACME = 'https://app.acme.example';
const PUT = { origin: [ACME], method: ['PUT'], maxAgeSeconds: 60 };
const PUT_JSON = { origin: [ACME], method: ['PUT'], max_age_seconds: 60 };
const OPEN = { origin: ['*'], method: ['GET'] };

const corsOf = (stack: TerraformStack) => only(stack, BUCKET).cors;

describe("Hasty's rule", () => {
  test('stays when rules are added behind it', () => {
    const stack = gcpStack();
    const bucket = ownBucket(stack);
    bucket.with(new BucketHastyCors());
    bucket.putCors([...bucket.corsInput as object[], PUT]);
    expect(corsOf(stack)).toEqual([HASTY_RULE, PUT_JSON]);
    expect(terraformErrors(stack)).toEqual([]);
  });

  test('is back in front when the mixin is applied again', () => {
    const stack = gcpStack();
    const bucket = ownBucket(stack);
    bucket.with(new BucketHastyCors());
    bucket.putCors([PUT]);
    bucket.with(new BucketHastyCors());
    expect(corsOf(stack)).toEqual([HASTY_RULE, PUT_JSON]);
  });

  const gone = (first: unknown) =>
    `[Stack/Archive] Hasty's CORS rule must be the first of 'Stack/Archive', and something changed that later, got first: ${JSON.stringify(first)}; set the other rules before the mount or mixin, or keep it in front: putCors([...bucket.corsInput, rule])`;
  test.each<[string, (bucket: StorageBucket) => void, unknown]>([
    ['replaced', (bucket) => bucket.putCors([PUT]), PUT],
    ['removed', (bucket) => bucket.resetCors(), undefined],
    ['put behind another', (bucket) => bucket.putCors([OPEN, ...bucket.corsInput as object[]]), OPEN],
    ['changed by an override', (bucket) => bucket.addOverride('cors.0.method', ['PUT']), { origin: ['https://app.hasty.ai'], method: ['GET', 'PUT'], responseHeader: ['Content-Type'], maxAgeSeconds: 3600 }],
    ['replaced by an aspect', (bucket) => Aspects.of(bucket).add({ visit: (node) => (node as StorageBucket).putCors([OPEN]) }), OPEN],
  ])('must not be %s later', (_, change, first) => {
    const stack = gcpStack();
    const bucket = ownBucket(stack);
    bucket.with(new BucketHastyCors());
    change(bucket);
    expect(terraformErrors(stack)).toEqual([gone(first)]);
  });

  test('may be written by an override, also as the only block', () => {
    const stack = gcpStack();
    const bucket = ownBucket(stack);
    bucket.with(new BucketHastyCors());
    bucket.resetCors();
    bucket.addOverride('cors', HASTY_RULE);
    expect(terraformErrors(stack)).toEqual([]);
  });

  test('cannot be added to rules that are no list', () => {
    const stack = gcpStack();
    const bucket = ownBucket(stack, { cors: Lazy.anyValue({ produce: () => [PUT_JSON] }) });
    expect(() => bucket.with(new BucketHastyCors())).toThrow(new Error(
      "the CORS rules of 'Stack/Archive' must be a list for Hasty's rule to be added, got: a token; write them as a plain list, or add Hasty's rule to what makes them",
    ));
  });
});

describe('origins that another rule has too', () => {
  const SHARED = 'hasty-bucket-constructs:corsOriginShared';
  const shared = (theirs: object, origins?: string[]) => {
    const stack = gcpStack();
    ownBucket(stack, { cors: [theirs] }).with(new BucketHastyCors({ origins }));
    return stack;
  };

  test.each([
    ['exactly', { origin: [ACME], method: ['GET'] }, ACME],
    ['by being open to all', { origin: ['*'], method: ['*'] }, '*'],
  ])('%s are warned of, since GCS answers by the first rule', (_, theirs, named) => {
    expect(terraformWarnings(shared(theirs, ['https://app.hasty.ai', ACME]))).toEqual([{
      id: SHARED,
      text: `the origins of Hasty's CORS rule, which is first, overlap with other rules for: ${named}; GET requests from there now get Hasty's rule, without the others' response headers and max age`,
    }]);
  });

  test.each([
    ["are Hasty's own app, which has no other use", { origin: ['*', 'https://app.hasty.ai'], method: ['GET'] }, undefined],
    ['are for other methods', PUT, [ACME]],
    ['only look alike', { origin: ['https://app.acme.example.other'], method: ['GET'] }, [ACME]],
  ])('are not warned of when they %s', (_, theirs, origins) => {
    expect(terraformWarnings(shared(theirs, origins))).toEqual([]);
  });

  test('are warned of when that rule comes later, unless it is acknowledged', () => {
    const stack = gcpStack();
    const bucket = ownBucket(stack);
    bucket.with(new BucketHastyCors({ origins: [ACME] }));
    bucket.putCors([...bucket.corsInput as object[], { origin: [ACME], method: ['GET'] }]);
    expect(terraformWarnings(stack).map(({ id }) => id)).toEqual([SHARED]);
    const acknowledged = shared({ origin: [ACME], method: ['GET'] }, [ACME]);
    HastyWarnings.acknowledge(acknowledged, SHARED, 'that rule is for the same app');
    expect(terraformWarnings(acknowledged)).toEqual([]);
  });

  test('are looked for beside rules that only Terraform knows', () => {
    const stack = gcpStack();
    const list = new TerraformVariable(stack, 'Theirs', {}).listValue;
    ownBucket(stack, { cors: [{ origin: list, method: list }, { origin: [ACME], method: ['GET'] }] }).with(new BucketHastyCors({ origins: [ACME] }));
    expect(terraformWarnings(stack).map(({ id }) => id)).toEqual([SHARED]);
  });

  test('are looked for among what Terraform will see', () => {
    const stack = shared({ origin: [Token.asString(Lazy.stringValue({ produce: () => ACME }))], method: ['GET'] }, [ACME]);
    expect(terraformWarnings(stack).map(({ id }) => id)).toEqual([SHARED]);
  });
});
