import { Aws, CfnResource, CustomResource, Duration, Fn, Lazy, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { CorsFunction } from './function';
import { checkExistingBucket, checkRemovalPolicy, checkSameKeeping, nameIn, ownedErrors } from './inputs';
import { CorsMergeOptions } from './options';
import { HastyContract } from '../../contract';
import { checkFlag } from '../../contract/checks';
import { apiRule } from '../../contract/s3-cors';
import { bucketArnOf } from '../bucket-name';
import { checkOrigins, warnOfUnknown } from '../mixins/cors-rule';
import { addOutputs } from '../outputs';
import { warn } from '../warning';

/** Properties of ExistingBucketCors. */
export interface ExistingBucketCorsProps extends CorsMergeOptions {
  /** The bucket: an imported one, in the stack's account and in any region. */
  readonly bucket: IBucketRef;

  /**
   * The origins of Hasty's web app: `https://`, a host, at most a port.
   *
   * @default - Hasty's app, `https://app.hasty.ai`
   */
  readonly origins?: string[];
}

const constructs = new WeakMap<Stack, ExistingBucketCors[]>();

/**
 * Merges the CORS rule that Hasty's app needs into a bucket that no stack owns: as the first rule, and without a change to any
 * other. When the construct goes, its rule goes, and no other.
 *
 * CloudFormation has no resource for that, so a function does it at deploy time; its code is in the template, and its rights
 * are to read and write the CORS rules of these buckets. S3 can only replace all rules of a bucket: whoever else replaces them in
 * the same moment may lose (docs/existing-buckets.md).
 *
 * A bucket whose CORS rules are those of a stack or of Terraform gets the rule there: what owns the list replaces all of it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html
 * @example
 * import * as s3 from 'aws-cdk-lib/aws-s3';
 * import { ExistingBucketCors } from 'hasty-bucket-constructs/aws';
 *
 * new ExistingBucketCors(this, 'Cors', { bucket: s3.Bucket.fromBucketName(this, 'Bucket', 'acme-images') });
 */
export class ExistingBucketCors extends Construct {
  /**
   * That of a stack for a bucket, if there is one.
   *
   * @internal
   */
  public static _find(stack: Stack, bucket: IBucketRef): ExistingBucketCors | undefined {
    const name = nameIn(stack, bucket);
    return constructs.get(stack)?.find((one) => one.name === name);
  }

  /** The bucket that was given. */
  public readonly bucket: IBucketRef;

  /** The ID of the rule among the bucket's CORS rules: no other stack has it. */
  public readonly ruleId: string;

  /** What was done, or with `dryRun` would be, in words: known once it is deployed. */
  public readonly change: string;

  private readonly name: string;
  private readonly origins = new Set<string>();
  private readonly resource: CustomResource;

  /**
   * @throws when the bucket is made in this app or in another account, when the stack has such a rule for it, or when an origin
   * is malformed
   */
  constructor(scope: Construct, id: string, private readonly props: ExistingBucketCorsProps) {
    super(scope, id);
    const stack = Stack.of(this);
    checkExistingBucket(this, props.bucket);
    checkRemovalPolicy(props.removalPolicy);
    const others = constructs.get(stack) ?? [];
    const other = ExistingBucketCors._find(stack, props.bucket);
    if (other) throw new Error(`a bucket must have one Hasty CORS rule of a stack, and '${other.node.path}' keeps it; give all \`origins\` there`);
    this.bucket = props.bucket;
    this.name = nameIn(stack, props.bucket);
    this.addOrigins(props.origins ?? [HastyContract.APP_ORIGIN]);
    this.ruleId = `hasty-cors-${this.node.addr.slice(-12)}-${Fn.select(2, Fn.split('/', Aws.STACK_ID))}`;
    this.resource = this.makeResource();
    this.change = this.resource.getAttString('Change');
    this.waitFor(others);
    constructs.set(stack, [...others, this]);
    this.node.addValidation({ validate: () => this.validate() });
    if (checkFlag('outputs', props.outputs, true)) {
      addOutputs(this, { Change: { value: this.change, description: props.dryRun ? 'What would be done to the CORS rules of the bucket' : 'What was done to the CORS rules of the bucket' } });
    }
  }

  /**
   * Serves one more mount of the bucket.
   *
   * @throws when the mount wants the rule to be kept in another way
   * @internal
   */
  public _serve(origins: string[], options: CorsMergeOptions): void {
    checkSameKeeping(this, this.props, options);
    this.addOrigins(origins);
  }

  /**
   * Whether the rule is kept for these origins.
   *
   * @internal
   */
  public _serves(origins: string[]): boolean {
    return origins.every((origin) => this.origins.has(origin));
  }

  private addOrigins(origins: string[]): void {
    checkOrigins(origins);
    if (Token.isUnresolved(origins)) throw new Error('`origins` must be a list of strings, got: a token; write each origin, or make each a parameter');
    warnOfUnknown(this, origins);
    origins.forEach((origin) => this.origins.add(origin));
  }

  /**
   * With the name in its logical ids, another bucket is another rule with a policy of its own, and CloudFormation removes the old
   * rule before the old policy. Under the same ids the function would have lost its rights on the old bucket by then.
   */
  private makeResource(): CustomResource {
    const { bucket, dryRun, removalPolicy, revision } = this.props;
    const { bucketName } = bucket.bucketRef;
    const suffix = Token.isUnresolved(bucketName) ? '' : `-${bucketName}`;
    const provider = CorsFunction.of(this);
    const rights = provider.allow(this, `Policy${suffix}`, bucketArnOf(this, bucket));
    const stack = Stack.of(this);
    const resource = new CustomResource(this, `Rule${suffix}`, {
      resourceType: 'Custom::HastyBucketCors',
      serviceToken: provider.arn,
      serviceTimeout: Duration.seconds(120),
      removalPolicy: removalPolicy ?? RemovalPolicy.DESTROY,
      properties: {
        BucketName: bucketName,
        ExpectedBucketOwner: stack.account, // not whoever has made a bucket of that name since
        RuleId: this.ruleId,
        Rule: Lazy.string({ produce: () => stack.toJsonString(apiRule([...this.origins])) }),
        ...(checkFlag('dryRun', dryRun, false) && { DryRun: 'true' }),
        ...(revision !== undefined && { Revision: revision }),
      },
    });
    resource.node.addDependency(...rights);
    return resource;
  }

  /** Two that may be for one bucket, since a name is not known yet, are not to write at the same time. */
  private waitFor(others: ExistingBucketCors[]): void {
    const unknown = ({ bucket }: ExistingBucketCors) => Token.isUnresolved(bucket.bucketRef.bucketName);
    const last = others.map(unknown).lastIndexOf(true);
    const before = unknown(this) ? others.slice(Math.max(last, 0)) : others.slice(last, last + 1);
    before.forEach(({ resource }) => this.resource.node.addDependency(resource.node.defaultChild as CfnResource));
  }

  private validate(): string[] {
    const more = [...this.origins].filter((origin) => origin !== HastyContract.APP_ORIGIN);
    if (more.length > 0) {
      warn(this, 'corsOriginShared', `Hasty's CORS rule is the first of the bucket, whose other rules are not known here; requests from ${more.join(', ')} get Hasty's rule, without the exposed headers and max age of others`);
    }
    return ownedErrors(this, this.bucket);
  }
}
