import { Aspects, TerraformProvider, TerraformResource, TerraformStack, TerraformVariable, Token } from 'cdktf';
import { guard } from '../../src/terraform/guard';
import { newTerraformStack, resourcesOf, terraformErrors } from '../support/terraform-stack';

const TYPE = 'google_storage_bucket';

class Provider extends TerraformProvider {}

function guarded(before: (resource: TerraformResource) => void = () => {}) {
  const stack = newTerraformStack();
  new Provider(stack, 'Google', { terraformResourceType: 'google', terraformProviderSource: 'hashicorp/google' });
  const bucket = new TerraformResource(stack, 'Bucket', { terraformResourceType: TYPE });
  before(bucket);
  guard(bucket);
  return { stack, bucket };
}

describe('a guarded resource', () => {
  test('has prevent_destroy', () => {
    const { stack } = guarded();
    expect(Object.values(resourcesOf(stack, TYPE))).toMatchObject([{ lifecycle: { prevent_destroy: true } }]);
  });

  test('keeps what its lifecycle has besides', () => {
    const { stack } = guarded((bucket) => { bucket.lifecycle = { ignoreChanges: ['labels'], preventDestroy: false }; });
    expect(Object.values(resourcesOf(stack, TYPE))).toMatchObject([{ lifecycle: { ignore_changes: ['labels'], prevent_destroy: true } }]);
  });

  test.each([
    ['an override', (bucket: TerraformResource) => bucket.addOverride('lifecycle.prevent_destroy', false), '{"prevent_destroy":false}'],
    ['an override of the stack', (bucket: TerraformResource) => TerraformStack.of(bucket).addOverride(`resource.${TYPE}.${bucket.friendlyUniqueId}.lifecycle.prevent_destroy`, false), '{"prevent_destroy":false}'],
    ['another lifecycle', (bucket: TerraformResource) => { bucket.lifecycle = { ignoreChanges: ['labels'] }; }, '{"ignore_changes":["labels"]}'],
    ['no lifecycle', (bucket: TerraformResource) => { bucket.lifecycle = undefined; }, 'undefined'],
    ['an aspect', (bucket: TerraformResource) => Aspects.of(bucket).add({ visit: (node) => { (node as TerraformResource).lifecycle = {}; } }), '{}'],
  ])('must not lose prevent_destroy to %s', (_, undo, lifecycle) => {
    const { stack, bucket } = guarded();
    undo(bucket);
    expect(terraformErrors(stack)).toEqual([expect.stringContaining(`'Stack/Bucket' must have prevent_destroy, which keeps the images, got lifecycle: ${lifecycle}; undo what changes it, or make the bucket yourself and mount it`)]);
  });

  test.each([['true', true], ['a variable', 'variable']])('must not get force_destroy: %s', (_, force) => {
    const { stack, bucket } = guarded();
    bucket.addOverride('force_destroy', force === true ? force : Token.asAny(new TerraformVariable(stack, 'Force', {}).booleanValue));
    expect(terraformErrors(stack)).toEqual([expect.stringContaining("'Stack/Bucket' must not have force_destroy, which deletes all images with the bucket")]);
  });

  test('may say that it has no force_destroy, and change in other ways', () => {
    const { stack, bucket } = guarded();
    bucket.addOverride('force_destroy', false);
    bucket.addOverride('lifecycle.ignore_changes', ['labels']);
    expect(terraformErrors(stack)).toEqual([]);
  });
});
