import { written } from '../../src/terraform/written';
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
