import { Construct } from 'constructs';
import { warn } from './warning';

/**
 * Warns of a bucket in which objects stay with whoever puts them there: bucket policies and the roles of the bucket's account say
 * nothing about these. Buckets without a setting are owner-enforced, since April 2023.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
 */
export function checkOwnership(scope: Construct, path: string, { Properties }: any): void {
  const [, ownership] = /"(ObjectWriter|BucketOwnerPreferred)"/.exec(JSON.stringify(Properties?.OwnershipControls) ?? '') ?? [];
  if (ownership) {
    warn(scope, 'foreignObjectsUnreadable', `'${path}' has the Object Ownership '${ownership}', so objects that other accounts put there may stay theirs, and Hasty's role cannot read them unless an ACL lets your account in; set BucketOwnerEnforced, which gives them to the bucket's owner`);
  }
}
