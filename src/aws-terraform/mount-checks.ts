import { IConstruct } from 'constructs';
import { corsErrors, unmanagedCors } from './cors';
import { keyRegionErrors, missingKey } from './encryption-keys';
import { MountedBucket, settingsOf } from './mounted-bucket';
import { objectRules } from './object-rules';
import { regionErrors } from './region';
import { ImportMode } from '../contract';
import { KmsKey } from '../contract/s3-access';
import { lossesOf } from '../terraform/linked';
import { Finding, warnOfAny } from '../terraform/warning';

/** What the checks at synth want to know of a mount. */
export interface CheckedMount {
  readonly bucket: MountedBucket;
  readonly importMode: ImportMode;
  /** `folder/`; undefined: the whole bucket. */
  readonly prefixes?: string[];
  readonly origins: string[];
  readonly keys: KmsKey[];
}

/** Warns at synth of what is worth a second look: of all mounts of a role at once, since a warning that many share is told once. */
export function warnOfMounts(scope: IConstruct, mounts: readonly CheckedMount[]): void {
  warnOfAny(scope, () => {
    const found = mounts.map((mount) => ({ ...mount, settings: settingsOf(scope, mount.bucket) }));
    const inApp = found.filter(({ bucket, settings }) => bucket.resource || settings.length > 0);
    return [
      ...inApp.flatMap(({ bucket: { title, resource }, settings, importMode, prefixes }) =>
        lossesOf({ title, bucket: resource, importMode, prefixes }, objectRules(settings, resource))),
      ...unmanagedCors(found).map((message): Finding => ['corsNotManaged', message]),
      ...inApp.map(({ keys, settings }): Finding => ['encryptionKeyMissing', keys.length > 0 ? undefined : missingKey(settings)]),
    ];
  });
}

/** What is wrong at synth. */
export function mountErrors(scope: IConstruct, { bucket, keys }: CheckedMount): string[] {
  const settings = settingsOf(scope, bucket);
  return [
    ...settings.length > 1 ? corsErrors(settings) : [],
    ...bucket.resource ? [...keyRegionErrors(bucket.resource, keys), ...regionErrors('a bucket', bucket.resource)] : [],
  ];
}
