import { StorageBucket } from '@cdktf/provider-google/lib/storage-bucket';
import { TerraformResource } from 'cdktf';
import { IConstruct, IMixin } from 'constructs';
import { checkOrigins, mixinOrigins } from '../../terraform/inputs';
import { addHastyRule } from '../bucket-rules';

/** Properties of BucketHastyCors. */
export interface BucketHastyCorsProps {
  /**
   * The origins of Hasty's web app, as browsers send them: `https://`, a host, at most a port.
   *
   * @default - Hasty's app, `https://app.hasty.ai`
   */
  readonly origins?: string[];
}

/**
 * Adds the CORS rule that Hasty's app needs to a bucket: once, as the first rule, and keeping every other rule.
 *
 * Applied again, the origins are joined into the one rule. It throws when the bucket's rules are not a list; and at synth when they
 * were replaced after the mixin, so that Hasty's rule is gone or behind another.
 *
 * @see https://cloud.google.com/storage/docs/cors
 * @example
 * import { StorageBucket } from '@cdktf/provider-google/lib/storage-bucket';
 * import { BucketHastyCors } from 'hasty-bucket-constructs/gcp';
 *
 * declare const bucket: StorageBucket;
 * bucket.with(new BucketHastyCors());
 */
export class BucketHastyCors implements IMixin {
  private readonly origins?: string[];

  /** @throws when an origin has a path, a trailing slash, a wildcard, or another scheme than https */
  constructor(props: BucketHastyCorsProps = {}) {
    this.origins = props.origins === undefined ? undefined : mixinOrigins(props.origins);
  }

  /** Whether the construct is a `google_storage_bucket`. */
  public supports(construct: IConstruct): construct is StorageBucket {
    return TerraformResource.isTerraformResource(construct) && construct.terraformResourceType === StorageBucket.tfResourceType;
  }

  /** Adds the rule to a bucket. */
  public applyTo(construct: IConstruct): void {
    if (this.supports(construct)) addHastyRule(construct, checkOrigins(construct, this.origins));
  }
}
