import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { outputsByHand, roleByHand } from './aws-by-hand';
import { synthesize } from './synthesize-cdk';

synthesize((stack, [number]) => {
  const scope = new Construct(stack, `Images${number}`);
  const archive = Bucket.fromBucketName(stack, `Archive${number}`, `acme-images-${number}`);
  const arn = `arn:aws:s3:::${archive.bucketName}`; // without the token of the partition: Hasty's account is in `aws`
  outputsByHand(scope, archive.node.path, archive.bucketName, roleByHand(new Construct(scope, 'Role'), [arn], [`${arn}/street/2026/`, `${arn}/harbour/`]));
});
