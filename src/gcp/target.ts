import { StorageBucket } from '@cdktf/provider-google/lib/storage-bucket';
import { Construct, IConstruct } from 'constructs';
import { checkMounted } from './bucket-checks';
import { addHastyRule } from './bucket-rules';
import { HastyCors } from './cors';
import { BucketHastyCors } from './mixins/bucket';
import { checkName } from './names';
import { matchedAtPlan } from '../terraform/inputs';
import { isToken } from '../terraform/literal';
import { warn } from '../terraform/warning';

const BUCKET_NAME = '^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$';

/** Which bucket to mount. */
interface TargetOptions {
  readonly bucket?: StorageBucket;
  readonly bucketName?: string;
  readonly uniformAccess?: boolean;
  readonly cors?: HastyCors;
}

/** The bucket that is mounted. */
interface Target {
  /** As conditions must have it: a literal where it is known. */
  readonly name: string;
  /** The bucket, if Terraform manages it here. */
  readonly bucket?: StorageBucket;
}

/**
 * Finds the bucket, and sees to its CORS rule.
 *
 * @throws when it is said not at all or twice, is no bucket, or is a bucket by name of which uniform access is not said
 */
export function targetOf(scope: Construct, options: TargetOptions, origins: string[]): Target {
  const { bucket, bucketName, cors } = options;
  if ((bucket === undefined) === (bucketName === undefined)) {
    throw new Error(`\`bucket\` or \`bucketName\` must be given, got ${bucket ? 'both' : 'neither'}; \`bucket\` for a StorageBucket of this app, \`bucketName\` for any other`);
  }
  if (bucket === undefined) return byName(scope, bucketName!, options, origins);
  if (!new BucketHastyCors().supports(bucket)) {
    const given: IConstruct = bucket;
    throw new Error(`\`bucket\` must be a StorageBucket, got: ${given?.node?.path ?? given}; for a bucket made elsewhere give its name as \`bucketName\``);
  }
  if (cors) throw new Error(`\`cors\` is for a bucket by \`bucketName\`, got it for '${bucket.node.path}'; leave it out, the mount sets Hasty's rule`);
  const name = checkName('bucketName', bucket.nameInput!);
  warnOfDots(scope, name);
  addHastyRule(bucket, origins);
  checkMounted(bucket, name);
  return { name, bucket };
}

function byName(scope: Construct, bucketName: string, { uniformAccess, cors }: TargetOptions, origins: string[]): Target {
  const checked = checkName('bucketName', bucketName);
  const name = isToken(checked) ? matchedAtPlan(BUCKET_NAME, checked) : checked; // it goes into conditions
  if (uniformAccess !== true) {
    const url = `gs://${isToken(name) ? 'BUCKET' : name}`;
    throw new Error(`\`uniformAccess\` must be true for a bucket by name, got: ${uniformAccess}; conditions on Hasty's access need uniform bucket-level access, so look it up with \`gcloud storage buckets describe ${url} --format="value(uniform_bucket_level_access)"\`, and turn it on with \`gcloud storage buckets update ${url} --uniform-bucket-level-access\` (ACLs of objects then open nothing any more)`);
  }
  warnOfDots(scope, name);
  return { name, bucket: (cors ?? HastyCors.external())._bind(scope, name, origins) };
}

function warnOfDots(scope: Construct, name: string): void {
  if (isToken(name) || !name.includes('.')) return;
  warn(scope, 'bucketNameWithDot', `browsers refuse the certificate of ${name}.storage.googleapis.com, got the bucket '${name}', whose name has dots; images may not load in Hasty's app, so try one, or use a bucket without dots`);
}
