import { IConstruct } from 'constructs';
import { corsErrors, unmanagedCors } from './cors';
import { keyRegionErrors, missingKey } from './encryption-keys';
import { MountedBucket } from './mounted-bucket';
import { objectRules } from './object-rules';
import { regionErrors } from './region';
import { ImportMode } from '../contract';
import { KmsKey } from '../contract/s3-access';
import { warnOfLosses } from '../terraform/linked';
import { warnOfAny } from '../terraform/warning';

/** What the checks at synth want to know of a mount. */
export interface CheckedMount {
  readonly bucket: MountedBucket;
  readonly importMode: ImportMode;
  /** `folder/`; undefined: the whole bucket. */
  readonly prefixes?: string[];
  readonly origins: string[];
  readonly keys: KmsKey[];
}

/** Warns at synth of what is worth a second look. */
export function warnOfMount(scope: IConstruct, { bucket, importMode, prefixes, origins, keys }: CheckedMount): void {
  warnOfLosses(scope, { title: bucket.title, bucket: bucket.resource, importMode, prefixes }, () => objectRules(scope, bucket));
  warnOfAny(scope, () => [
    ['corsNotManaged', unmanagedCors(scope, bucket, origins)],
    ['encryptionKeyMissing', keys.length > 0 ? undefined : missingKey(scope, bucket)],
  ]);
}

/** What is wrong at synth. */
export function mountErrors(scope: IConstruct, { bucket, keys }: CheckedMount): string[] {
  return [...corsErrors(scope, bucket), ...keyRegionErrors(bucket, keys), ...bucket.resource ? regionErrors('a bucket', bucket.resource) : []];
}
