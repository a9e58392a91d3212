import { S3BucketCorsConfiguration, S3BucketCorsConfigurationCorsRule } from '@cdktf/provider-aws/lib/s3-bucket-cors-configuration';
import { TerraformStack, Token } from 'cdktf';
import { BucketHastyCors } from '../../../src/aws-terraform';
import { awsStack, CORS, HASTY_RULE, only, ownBucket } from '../../support/aws-terraform';
import { deepFreeze } from '../../support/freeze';
import { terraformErrors, terraformWarnings } from '../../support/terraform-stack';

const PUT = deepFreeze({ id: 'put', allowedMethods: ['PUT'], allowedOrigins: ['https://acme.example'], maxAgeSeconds: 60 });
const PUT_JSON = { id: 'put', allowed_methods: ['PUT'], allowed_origins: ['https://acme.example'], max_age_seconds: 60 };

function configuration(corsRule: any = [PUT], stack = awsStack()): S3BucketCorsConfiguration {
  return new S3BucketCorsConfiguration(stack, 'Cors', { bucket: 'acme-images', corsRule });
}
const rules = (of: S3BucketCorsConfiguration) => only(TerraformStack.of(of), CORS).cors_rule;
const ids = (of: S3BucketCorsConfiguration) => terraformWarnings(TerraformStack.of(of)).map(({ id }) => id.replace('hasty-bucket-constructs:', ''));

test('the rule is added, and the others stay', () => {
  const cors = configuration();
  cors.with(new BucketHastyCors());
  expect(rules(cors)).toEqual([HASTY_RULE, PUT_JSON]);
  expect(ids(cors)).toEqual([]);
});

test('the rule is the only one where there is none', () => {
  const cors = configuration([]);
  cors.with(new BucketHastyCors());
  expect(rules(cors)).toEqual([HASTY_RULE]);
});

test('applied again, the origins are joined into the one rule', () => {
  const cors = configuration();
  cors.with(new BucketHastyCors());
  cors.with(new BucketHastyCors({ origins: ['https://app.acme.example'] }), new BucketHastyCors());
  expect(rules(cors)).toEqual([{ ...HASTY_RULE, allowed_origins: ['https://app.hasty.ai', 'https://app.acme.example'] }, PUT_JSON]);
  expect(terraformErrors(TerraformStack.of(cors))).toEqual([]);
});

test('a rule that was written by hand is not written twice', () => {
  const own: S3BucketCorsConfigurationCorsRule = {
    id: 'hasty', allowedHeaders: ['authorization'], allowedMethods: ['HEAD', 'GET'], allowedOrigins: ['https://app.hasty.ai'], exposeHeaders: ['Access-Control-Allow-Origin'],
  };
  const cors = configuration([PUT, own]);
  cors.with(new BucketHastyCors());
  expect(rules(cors)).toEqual([expect.objectContaining({ id: 'hasty' }), PUT_JSON]);
});

test('it goes through a whole stack, and supports nothing but CORS rules of buckets', () => {
  const stack = awsStack();
  const cors = configuration([], stack);
  const bucket = ownBucket(stack);
  stack.with(new BucketHastyCors());
  expect(rules(cors)).toEqual([HASTY_RULE]);
  expect([cors, bucket, stack].map((one) => new BucketHastyCors().supports(one))).toEqual([true, false, false]);
  expect(() => new BucketHastyCors().applyTo(bucket)).not.toThrow();
});

test.each<[string, (cors: S3BucketCorsConfiguration) => void]>([
  ['other rules', (cors) => cors.putCorsRule([PUT])],
  ['an override', (cors) => cors.addOverride('cors_rule.0.allowed_methods', ['PUT'])],
])('the rule cannot be lost by %s', (_, replace) => {
  const cors = configuration();
  cors.with(new BucketHastyCors());
  replace(cors);
  expect(terraformErrors(TerraformStack.of(cors))).toEqual([
    "[Stack/Cors] `corsRule` was replaced after Hasty's rule was added, and the rule is gone; set it before the mixin or mount, and by no override",
  ]);
});

test('other rules may be added later, beside it', () => {
  const cors = configuration();
  cors.with(new BucketHastyCors());
  cors.putCorsRule([...cors.corsRuleInput as S3BucketCorsConfigurationCorsRule[], { ...PUT, id: 'more' }]);
  expect(rules(cors)).toHaveLength(3);
});

test('rules that are a token are refused', () => {
  expect(() => configuration(Token.asAny('${var.rules}')).with(new BucketHastyCors()))
    .toThrow(new Error("the CORS rules of 'Stack/Cors' must be a list for Hasty's rule to be added, got: a token; write them as a plain list, or add Hasty's rule to it by hand"));
});

test('100 rules have no room for it', () => {
  expect(() => configuration(Array(99).fill(PUT)).with(new BucketHastyCors())).not.toThrow();
  expect(() => configuration(Array(100).fill(PUT)).with(new BucketHastyCors()))
    .toThrow(new Error("a bucket may have 100 CORS rules, and 'Stack/Cors' would have 101 with Hasty's; merge some of its rules"));
});

test('a rule that S3 may take instead, since Terraform keeps no order, is warned of', () => {
  const cors = configuration([{ allowedMethods: ['GET'], allowedOrigins: ['*'] }]);
  cors.with(new BucketHastyCors());
  expect(ids(cors)).toEqual(['corsOriginShared']);
  expect(terraformWarnings(TerraformStack.of(cors))[0].text).toContain("the origins of Hasty's CORS rule overlap with other rules for: *; Terraform keeps the rules without an order");
});

test.each([
  ['https://app.hasty.ai/', 'a CORS origin must be https://'],
  ['*', 'a CORS origin must be https://'],
])('the origin %s is refused', (origin, message) => {
  expect(() => new BucketHastyCors({ origins: [origin] })).toThrow(message);
});

test('no origin is refused', () => {
  expect(() => new BucketHastyCors({ origins: [] })).toThrow(new Error("`origins` must hold at least one origin, got: []; leave it out for 'https://app.hasty.ai'"));
  expect(() => new BucketHastyCors({ origins: '' as any })).toThrow('`origins` must hold at least one origin');
});
