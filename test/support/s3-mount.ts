import { ListingScope } from '../../src/contract';
import { S3Mount } from '../../src/contract/s3-access';

export const BUCKET_ARN = 'arn:aws:s3:::acme-images';

/** The mount of a folder, or another one as far as given. */
export function mountOf(given: Partial<S3Mount> = {}): S3Mount {
  return { bucketArn: BUCKET_ARN, patterns: ['street/*'], listing: ListingScope.BUCKET, keys: [], ...given };
}
