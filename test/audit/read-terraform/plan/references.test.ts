import { leaves, pureReference } from '../../../../src/audit/read-terraform/plan/references';

test('a reference that is said for the sake of a longer one is left out', () => {
  expect(leaves(['aws_s3_bucket.x[0].id', 'aws_s3_bucket.x[0]', 'aws_s3_bucket.x', 'aws_s3_bucket.xy'])).toEqual(['aws_s3_bucket.x[0].id', 'aws_s3_bucket.xy']);
});

test('an argument that takes a reference is one', () => {
  expect(pureReference('bucket', ['aws_s3_bucket.x["a"].id', 'aws_s3_bucket.x["a"]'])).toEqual({ of: 'aws_s3_bucket.x["a"]', attribute: 'id' });
  expect(pureReference('policy', ['data.aws_iam_policy_document.x.json'])).toEqual({ of: 'data.aws_iam_policy_document.x', attribute: 'json' });
});

test.each([
  ['policy', ['aws_s3_bucket.x.arn']], ['resources', ['aws_s3_bucket.x.arn']], ['bucket', ['module.x.bucket']], ['bucket', ['each.value']],
  ['bucket', ['aws_s3_bucket.x']], ['bucket', []], ['toString', ['aws_s3_bucket.x.id']],
])('%s of %j is no plain reference', (argument, references) => {
  expect(pureReference(argument, references)).toBeUndefined();
});
