import { StorageBucket, StorageBucketCors } from '@cdktf/provider-google/lib/storage-bucket';
import { Construct } from 'constructs';
import { AdoptedBucket } from './adopted-bucket';
import { addHastyRule } from './bucket-rules';
import { corsMergeCommand } from './cors-command';
import { warn } from '../terraform/warning';

/** What must be known of a bucket to manage its CORS rules. */
export interface HastyCorsAdoptProps {
  /** The location of the bucket, as it is: `EU`, `europe-west3`. */
  readonly location: string;

  /**
   * The bucket's other CORS rules, as `gsutil cors get gs://BUCKET` prints them. The whole list is replaced by Hasty's rule and these, so
   * a rule that is missing here is removed; `[]` says that there are none.
   */
  readonly otherCorsRules: StorageBucketCors[];
}

/**
 * Who sets the CORS rule on a bucket that Terraform knows by its name alone.
 *
 * @example
 * import { BucketMount, HastyCors } from 'hasty-bucket-constructs/gcp';
 *
 * new BucketMount(this, 'Images', {
 *   bucketName: 'acme-images',
 *   uniformAccess: true,
 *   prefixes: ['street/2026/'],
 *   cors: HastyCors.adopt({ location: 'EU', otherCorsRules: [] }),
 * });
 */
export class HastyCors {
  /** You do: a warning has the command, which keeps the rules that are there. Nothing about the bucket changes but for the grants. */
  public static external(): HastyCors {
    return new HastyCors();
  }

  /**
   * Terraform does: the bucket is imported into the state, only its CORS rules are managed, and it cannot be destroyed. Without that,
   * adopting a bucket would remove its lifecycle rules and all else that the code does not repeat. (Labels that the provider gives to all
   * resources, `default_labels`, are added nevertheless.)
   *
   * For a bucket that no other Terraform configuration manages. To let go of it, use a `removed` block.
   *
   * @see https://developer.hashicorp.com/terraform/language/import
   */
  public static adopt(props: HastyCorsAdoptProps): HastyCors {
    return new HastyCors(props);
  }

  private constructor(private readonly adoption?: HastyCorsAdoptProps) {}

  /**
   * Sees to the rule.
   *
   * @returns the bucket, if Terraform manages it from here
   * @internal
   */
  public _bind(scope: Construct, bucketName: string, origins: string[]): StorageBucket | undefined {
    if (this.adoption) {
      const bucket = new AdoptedBucket(scope, 'Bucket', bucketName, this.adoption);
      addHastyRule(bucket, origins);
      return bucket;
    }
    const command = corsMergeCommand(bucketName, origins);
    // on a line of its own, to be copied
    warn(scope, 'corsNotManaged', `the bucket is not made here, so its CORS rules are not set, and without Hasty's rule images do not load in Hasty's app; this command adds it and keeps the others:\n${command}\nrun it once; it changes nothing unless it could read the rules that are there`);
    return undefined;
  }
}
