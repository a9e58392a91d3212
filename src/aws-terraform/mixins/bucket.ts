import { S3BucketCorsConfiguration, S3BucketCorsConfigurationCorsRule } from '@cdktf/provider-aws/lib/s3-bucket-cors-configuration';
import { TerraformResource } from 'cdktf';
import { IConstruct, IMixin } from 'constructs';
import { hastyRule, S3CorsRule, withRuleFirst } from '../../contract/s3-cors';
import { checkOrigins, mixinOrigins } from '../../terraform/inputs';
import { warn } from '../../terraform/warning';
import { fromTerraform, rivals, rulesOf, serves, toTerraform } from '../cors-rule';

/** Properties of BucketHastyCors. */
export interface BucketHastyCorsProps {
  /**
   * The origins of Hasty's web app, as browsers send them: `https://`, a host, at most a port.
   *
   * @default - Hasty's app, `https://app.hasty.ai`
   */
  readonly origins?: string[];
}

/** What was added to a configuration: one rule, however often the mixin is applied. */
const added = new WeakMap<S3BucketCorsConfiguration, S3BucketCorsConfigurationCorsRule>();

/**
 * Adds the CORS rule that Hasty's app needs to the CORS rules of a bucket (`aws_s3_bucket_cors_configuration`): once, and keeping every
 * other rule. Applied again, the origins are joined into the one rule.
 *
 * The provider keeps the rules as a set, so their order on S3 is nobody's to say: a warning names other rules by which S3 may answer
 * Hasty's app.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
 * @example
 * import { S3BucketCorsConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-cors-configuration';
 * import { BucketHastyCors } from 'hasty-bucket-constructs/aws-terraform';
 *
 * declare const cors: S3BucketCorsConfiguration;
 * cors.with(new BucketHastyCors());
 */
export class BucketHastyCors implements IMixin {
  private readonly origins?: string[];

  /** @throws when an origin has a path, a trailing slash, a wildcard, or another scheme than https */
  constructor(props: BucketHastyCorsProps = {}) {
    this.origins = props.origins === undefined ? undefined : mixinOrigins(props.origins);
  }

  /** Whether the construct is an `aws_s3_bucket_cors_configuration`. */
  public supports(construct: IConstruct): construct is S3BucketCorsConfiguration {
    return TerraformResource.isTerraformResource(construct) && construct.terraformResourceType === S3BucketCorsConfiguration.tfResourceType;
  }

  /** Adds the rule to the CORS rules of a bucket. */
  public applyTo(construct: IConstruct): void {
    if (this.supports(construct)) addRule(construct, checkOrigins(construct, this.origins));
  }
}

function addRule(configuration: S3BucketCorsConfiguration, origins: string[]): void {
  const { path } = configuration.node;
  const rules = configuration.corsRuleInput;
  if (!Array.isArray(rules)) throw new Error(`the CORS rules of '${path}' must be a list for Hasty's rule to be added, got: a token; write them as a plain list, or add Hasty's rule to it by hand`);
  const before = added.get(configuration);
  const joined = [...new Set([...(before && rules.includes(before) ? before.allowedOrigins : []), ...origins])];
  const others = rules.filter((rule) => rule !== before).map(fromTerraform);
  const all = withRuleFirst(others, hastyRule(joined), path).map(toTerraform);
  configuration.putCorsRule(all);
  added.set(configuration, all[0]);
  if (before) return;
  configuration.node.addValidation({ validate: () => ruleErrors(configuration) });
  warn(configuration, 'corsOriginShared', () => rivalry(configuration));
}

/** Our rule as it must be, with all origins that were joined into it. */
function wantedIn(configuration: S3BucketCorsConfiguration): S3CorsRule {
  return hastyRule(added.get(configuration)!.allowedOrigins);
}

function ruleErrors(configuration: S3BucketCorsConfiguration): string[] {
  const wanted = wantedIn(configuration);
  return rulesOf(configuration).some((rule) => serves(rule, wanted)) ? []
    : ['`corsRule` was replaced after Hasty\'s rule was added, and the rule is gone; set it before the mixin or mount, and by no override'];
}

function rivalry(configuration: S3BucketCorsConfiguration): string | undefined {
  const rules = rulesOf(configuration);
  if (rules.length < 2) return undefined; // one alone is ours, or ours is gone, which is an error
  const shared = rivals(rules, wantedIn(configuration));
  return shared.length === 0 ? undefined
    : `the origins of Hasty's CORS rule overlap with other rules for: ${shared.join(', ')}; Terraform keeps the rules without an order, so S3 may answer Hasty's app by one of those, without what Hasty's exposes; let them have GET, HEAD, the header Authorization and the exposed header Access-Control-Allow-Origin too, or other origins`;
}
