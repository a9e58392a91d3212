import { Construct } from 'constructs';
import { warn } from './warning';

/**
 * Warns of a bucket that is encrypted with a KMS key, where none is known to a mount. The managed key aws/s3, which S3 uses where none
 * is named, needs no right of its own in the bucket's account.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export function checkEncryption(scope: Construct, { Properties }: any): void {
  const ids: unknown[] = [];
  JSON.stringify(Properties?.BucketEncryption, (name, value) => {
    if (name === 'KMSMasterKeyID' && value !== undefined) ids.push(value);
    return value;
  });
  if (ids.some((id) => id !== 'alias/aws/s3')) {
    warn(scope, 'encryptionKeyMissing', 'the bucket is encrypted with a KMS key that is not known here, so Hasty can list objects but not read them; give the key in `encryptionKeys`');
  }
}
