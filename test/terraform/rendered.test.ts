import { DefaultTokenResolver, Fn, Lazy, StringConcat, TerraformVariable, Token, Tokenization } from 'cdktf';
import * as fc from 'fast-check';
import { rendered, resolved } from '../../src/terraform/rendered';
import { awsStack, ownBucket } from '../support/aws-terraform';

describe('a value is rendered as the engine does it', () => {
  const stack = awsStack();
  const variable = new TerraformVariable(stack, 'v', {});
  const context = { scope: stack, resolver: new DefaultTokenResolver(new StringConcat()), preparing: false };
  const byEngine = (value: unknown) => Tokenization.resolve(value, context);
  const tokens: unknown[] = [
    variable.stringValue, `images-${variable.stringValue}`, variable.numberValue, `${variable.numberValue}`, `images-${variable.numberValue}`,
    variable.listValue, variable.booleanValue, Lazy.stringValue({ produce: () => 'later' }), Lazy.anyValue({ produce: () => ({ days: 1 }) }), Lazy.anyValue({ produce: () => undefined }),
    Token.asNumberList(variable.value), Token.asStringMap(variable.value), Token.asAnyMap(variable.value), Fn.join('/', variable.listValue), Fn.rawString('${x}'),
  ];
  const leaf = fc.oneof(fc.string(), fc.double(), fc.integer(), fc.boolean(), fc.constantFrom(null, undefined, '${x}', '%{x}', 'a+b', '1e+21'), fc.constantFrom(...tokens));
  const key = fc.oneof(fc.stringMatching(/^[a-z_]{1,8}$/), fc.constant(variable.stringValue));
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true })),
  }));

  test('whatever holds tokens, and whatever holds none', () => {
    fc.assert(fc.property(value, (one) => {
      expect(JSON.stringify(resolved(one, stack))).toBe(JSON.stringify(byEngine(one)));
    }), { numRuns: 2000 });
  });
});

test('an attribute is rendered when it is read, and once', () => {
  const stack = awsStack();
  let asked = 0;
  const bucket = ownBucket(stack, { bucket: Lazy.stringValue({ produce: () => `acme-${++asked}` }) });
  const attributes = rendered(bucket);
  expect(asked).toBe(0);
  expect([attributes.bucket, attributes.bucket]).toEqual(['acme-1', 'acme-1']);
  expect(attributes.nothing).toBeUndefined();
});

test('what every object has is no attribute', () => {
  const attributes = rendered(ownBucket(awsStack()));
  expect([attributes.constructor, attributes.toString, attributes.hasOwnProperty]).toEqual([undefined, undefined, undefined]);
});
