import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { roleByHand, roleOutputsByHand } from './aws-by-hand';
import { BUCKETS_PER_ROLE } from './buckets-per-role';
import { synthesize } from './synthesize-cdk';

synthesize((stack, numbers) => {
  const scope = new Construct(stack, `Images${numbers[0]}`);
  const archives = numbers.map((number) => Bucket.fromBucketName(stack, `Archive${number}`, `acme-images-${number}`));
  const arns = archives.map(({ bucketName }) => `arn:aws:s3:::${bucketName}`);
  const role = roleByHand(scope, arns, arns.map((arn) => `${arn}/street/2026/`));
  roleOutputsByHand(scope, archives.map(({ node, bucketName }) => ({ title: node.path, name: bucketName })), role);
}, BUCKETS_PER_ROLE);
