import { isSurely, mayBeOverridden, written } from '../../src/terraform/written';
import { awsStack, ownBucket } from '../support/aws-terraform';

test('what is written has overrides in it, and the very tokens that were set', () => {
  const stack = awsStack();
  const name = ownBucket(stack).id;
  const bucket = ownBucket(new (stack.constructor as any)(stack.node.root, 'Other'), { bucket: name });
  expect(written(bucket).bucket).toBe(name);
  bucket.addOverride('bucket', 'acme-other');
  expect(written(bucket).bucket).toBe('acme-other');
});

test('overrides of the stack are in it too, as the engines merge them, and nothing else is changed by looking', () => {
  const stack = awsStack();
  const bucket = ownBucket(stack, { bucket: 'acme-images', tags: { team: 'vision' } });
  stack.addOverride(`resource.aws_s3_bucket.${bucket.friendlyUniqueId}.tags.owner`, 'acme');
  stack.addOverride(`resource.aws_s3_bucket.${bucket.friendlyUniqueId}.lifecycle`, { ignore_changes: ['tags'] });
  expect(written(bucket)).toMatchObject({ bucket: 'acme-images', tags: { team: 'vision', owner: 'acme' }, lifecycle: { ignore_changes: ['tags'] } });
  expect(bucket.toTerraform().resource.aws_s3_bucket[bucket.friendlyUniqueId].tags).toEqual({ team: 'vision' });
});

test.each<[string, (bucket: any, stack: any) => void, boolean]>([
  ['as it was made', () => {}, false],
  ['with another property', (bucket) => { bucket.tags = { team: 'vision' }; }, false],
  ['with an override', (bucket) => bucket.addOverride('lifecycle.prevent_destroy', true), true],
  ['in a stack with overrides', (_, stack) => stack.addOverride('terraform.required_version', '>= 1.5'), true],
  ['that there may be several of', (bucket) => { bucket.count = 1; }, true],
  ['of an engine that keeps overrides elsewhere', (bucket) => { bucket.rawOverrides = undefined; }, true],
])('a resource %s may be overridden, or not', (_, change, expected) => {
  const stack = awsStack();
  const bucket = ownBucket(stack);
  change(bucket, stack);
  expect(mayBeOverridden(bucket)).toBe(expected);
});

test('an attribute is surely a value only if it has that, by a name that the bindings know, and no override', () => {
  const bucket = ownBucket(awsStack(), { forceDestroy: false });
  expect([isSurely(bucket, 'forceDestroy', false), isSurely(bucket, 'forceDestroy', undefined), isSurely(bucket, 'lifecycleRule', undefined)]).toEqual([true, false, true]);
  expect(isSurely(bucket, 'renamed', undefined)).toBe(false);
  bucket.forceDestroy = true;
  bucket.putLifecycleRule([{ enabled: true }]);
  expect([isSurely(bucket, 'forceDestroy', false), isSurely(bucket, 'lifecycleRule', undefined)]).toEqual([false, false]);
  const overridden = ownBucket(awsStack(), { forceDestroy: false });
  overridden.addOverride('force_destroy', true);
  expect(isSurely(overridden, 'forceDestroy', false)).toBe(false);
});
