import { Stack } from 'aws-cdk-lib';
import { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ExistingBucketCors } from './existing-bucket-cors/existing-bucket-cors';
import { checkOptions, nameIn } from './existing-bucket-cors/inputs';
import { CorsMergeOptions } from './existing-bucket-cors/options';

/**
 * Who sets the CORS rule on a bucket that is not made in the app.
 *
 * @example
 * import * as s3 from 'aws-cdk-lib/aws-s3';
 * import { BucketMount, HastyCors } from 'hasty-bucket-constructs/aws';
 *
 * new BucketMount(this, 'Images', {
 *   bucket: s3.Bucket.fromBucketName(this, 'Bucket', 'acme-images'),
 *   externalId: '0d1f2a3b-1111-4222-8333-444455556666',
 *   prefixes: ['street/2026/'],
 *   cors: HastyCors.merge(),
 * });
 */
export class HastyCors {
  /**
   * The stack does: a function merges Hasty's rule into those that the bucket has, and takes it out again when the last mount of the
   * bucket goes from the stack. See ExistingBucketCors.
   *
   * @throws when an option is misspelt
   */
  public static merge(options: CorsMergeOptions = {}): HastyCors {
    checkOptions(options);
    return new HastyCors(options);
  }

  private constructor(private readonly options: CorsMergeOptions) {}

  /**
   * The same without outputs, unless they are asked for.
   *
   * @internal
   */
  public _withoutOutputs(): HastyCors {
    return new HastyCors({ outputs: false, ...this.options });
  }

  /**
   * Sees to the rule: one for all mounts of a bucket in the stack, so it belongs to none of them.
   *
   * @internal
   */
  public _bind(scope: Construct, bucket: IBucketRef, origins: string[]): void {
    const stack = Stack.of(scope);
    const kept = ExistingBucketCors._find(stack, bucket);
    if (kept) kept._serve(origins, this.options);
    else new ExistingBucketCors(stack, `HastyCors-${nameIn(stack, bucket)}`, { ...this.options, bucket, origins });
  }
}
