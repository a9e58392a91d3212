import { IResolvable, IResolveContext, Lazy, Mixin, Stack } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { IConstruct } from 'constructs';
import { checkOrigins, sharedOrigins, warnOfUnknown, withRuleFirst } from './cors-rule';
import { HastyContract } from '../../contract';
import { hastyRule, S3CorsRule, sameRule } from '../../contract/s3-cors';
import { mayBeOverridden, rendered } from '../rendered';
import { warn } from '../warning';

/** Properties of BucketHastyCors. */
export interface BucketHastyCorsProps {
  /**
   * The origins of Hasty's web app, as browsers send them: `https://`, a host, at most a port.
   *
   * @default - Hasty's app, `https://app.hasty.ai`
   */
  readonly origins?: string[];
}

/** What was written to a bucket: one rule, however often the mixin is applied. */
interface Written {
  readonly origins: Set<string>;
  readonly configuration: IResolvable;
}
const written = new WeakMap<CfnBucket, Written>();

/**
 * Adds the CORS rule that Hasty's app needs to a bucket: once, as the first rule, and keeping every other rule.
 *
 * It holds for rules that are there and for rules added later (`addCorsRule`), on L1 and L2 buckets and in included
 * templates. Applied again, the origins are joined into the one rule. A bucket that is only imported has nothing to apply
 * it to.
 *
 * Throws at synth when the bucket's rules are not a list but, say, an `Fn::If`, when they are more than S3 allows, or when
 * they were replaced after the mixin.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
 * @example
 * import * as s3 from 'aws-cdk-lib/aws-s3';
 * import { BucketHastyCors } from 'hasty-bucket-constructs/aws';
 *
 * declare const bucket: s3.Bucket;
 * bucket.with(new BucketHastyCors());
 */
export class BucketHastyCors extends Mixin {
  private readonly origins: string[];

  /** @throws when an origin has a path, a trailing slash, a wildcard, or another scheme than https */
  constructor(props: BucketHastyCorsProps = {}) {
    super();
    this.origins = [...(props.origins ?? [HastyContract.APP_ORIGIN])];
    checkOrigins(this.origins);
  }

  /** Whether the construct is a bucket (L1; on an L2 its L1 child is). */
  public supports(construct: IConstruct): construct is CfnBucket {
    return CfnBucket.isCfnBucket(construct);
  }

  /** Adds the rule to a bucket. */
  public applyTo(construct: IConstruct): void {
    if (!this.supports(construct)) return;
    const bucket = construct;
    warnOfUnknown(bucket, this.origins);
    const before = written.get(bucket);
    if (before && bucket.corsConfiguration === before.configuration) {
      this.origins.forEach((origin) => before.origins.add(origin));
      return;
    }
    write(bucket, new Set([...(before?.origins ?? []), ...this.origins]));
  }
}

function write(bucket: CfnBucket, origins: Set<string>): void {
  const theirs = bucket.corsConfiguration; // a value, a Lazy, or what an L2 fills in later
  const rule = () => hastyRule([...origins]);
  const configuration = Lazy.uncachedAny({
    produce: (context: IResolveContext) => withRuleFirst(context.resolve(theirs), rule(), bucket.node.path),
  });
  bucket.corsConfiguration = configuration;
  written.set(bucket, { origins, configuration });
  bucket.node.addValidation({
    validate: () => {
      if (written.get(bucket)?.configuration !== configuration) return [];
      const shared = sharedOrigins(Stack.of(bucket).resolve(theirs), rule());
      if (shared.length > 0) {
        warn(bucket, 'corsOriginShared', `the origins of Hasty's CORS rule, which is first, overlap with other rules for: ${shared.join(', ')}; requests from there now get Hasty's rule, without the others' exposed headers and max age`);
      }
      if (bucket.corsConfiguration === configuration) return overrideErrors(bucket, rule());
      return ['`corsConfiguration` was replaced after Hasty\'s rule was added, and the rule is gone; set it before the mixin or mount, or use addCorsRule()'];
    },
  });
}

/** Property overrides go by position: one that was meant for another rule may now hit ours. */
function overrideErrors(bucket: CfnBucket, ours: S3CorsRule): string[] {
  if (!mayBeOverridden(bucket)) return [];
  const first = rendered(bucket).Properties?.CorsConfiguration?.CorsRules?.[0] ?? {};
  const { AllowedHeaders, AllowedMethods, AllowedOrigins, ExposedHeaders, MaxAge } = first;
  const found = {
    allowedHeaders: AllowedHeaders, allowedMethods: AllowedMethods, allowedOrigins: AllowedOrigins, exposedHeaders: ExposedHeaders, maxAge: MaxAge,
  };
  return sameRule(found, Stack.of(bucket).resolve(ours)) ? []
    : [`Hasty's CORS rule must be the first of the bucket, and a property override changes that, got first: ${JSON.stringify(first)}; set the other rules by \`cors\` or addCorsRule() instead`];
}
