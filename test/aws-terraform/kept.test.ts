import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { Aspects } from 'cdktf';
import { keepAsMade } from '../../src/aws-terraform/kept';
import { awsStack } from '../support/aws-terraform';
import { terraformErrors } from '../support/terraform-stack';

function changed(change: (block: S3BucketPublicAccessBlock) => void): string[] {
  const stack = awsStack();
  const block = new S3BucketPublicAccessBlock(stack, 'Block', { bucket: 'acme-images', blockPublicAcls: true });
  keepAsMade(block, { bucket: 'acme-images', blockPublicAcls: true }, 'or the bucket could be opened to everybody');
  change(block);
  return terraformErrors(stack);
}

test.each<[string, (block: S3BucketPublicAccessBlock) => void]>([
  ['on the resource', (block) => { block.blockPublicAcls = false; }],
  ['by leaving it out', (block) => block.resetBlockPublicAcls()],
  ['by an override', (block) => block.addOverride('block_public_acls', false)],
  ['by an aspect', (block) => Aspects.of(block).add({ visit: () => { block.blockPublicAcls = false; } })],
  ['to another bucket', (block) => { block.bucket = 'other'; }],
  ['to none at all', (block) => { block.count = 0; }],
])('a setting must not be changed %s', (_, change) => {
  expect(changed(change)).toEqual([expect.stringMatching(
    /^\[Stack\/Block\] 'Stack\/Block' must stay as it was made, or the bucket could be opened to everybody, got: \{.*\}; undo what changes it, or make the bucket yourself and use BucketMount$/)]);
});

test('what Terraform itself is told about the resource may change', () => {
  expect(changed((block) => {
    block.lifecycle = { preventDestroy: true };
    block.dependsOn = ['aws_s3_bucket.x'];
  })).toEqual([]);
});
