import { TerraformResource } from 'cdktf';
import { IConstruct } from 'constructs';
import { corsErrors, unmanagedCors } from './cors';
import { keyRegionErrors, missingKey } from './encryption-keys';
import { MountedBucket, settingsOf } from './mounted-bucket';
import { objectRules } from './object-rules';
import { regionErrors } from './region';
import { ImportMode } from '../contract';
import { KmsKey } from '../contract/s3-access';
import { lossesOf } from '../terraform/linked';
import { Finding, tell } from '../terraform/warning';

/** What the checks at synth want to know of a mount. */
export interface CheckedMount {
  readonly bucket: MountedBucket;
  readonly importMode: ImportMode;
  /** `folder/`; undefined: the whole bucket. */
  readonly prefixes?: string[];
  readonly origins: string[];
  readonly keys: KmsKey[];
}

/** A mount, with the settings of its bucket as they are at synth. */
interface FoundMount extends CheckedMount {
  readonly settings: readonly TerraformResource[];
}

/** Checks the mounts of a role at synth: warns of what is worth a second look, and returns what is wrong. */
export function checkMounts(scope: IConstruct, checked: readonly CheckedMount[]): string[] {
  const mounts = checked.map((mount) => ({ ...mount, settings: settingsOf(scope, mount.bucket) }));
  const inApp = mounts.filter(({ bucket, settings }) => bucket.resource || settings.length > 0);
  tell(scope, doubtsOf(mounts, inApp));
  return inApp.flatMap(errorsOf);
}

/**
 * Of all mounts at once, since a warning that many share is told once.
 *
 * @param inApp those of which the app says more than their name
 */
function doubtsOf(mounts: readonly FoundMount[], inApp: readonly FoundMount[]): Finding[] {
  return [
    ...inApp.flatMap(({ bucket: { title, resource }, settings, importMode, prefixes }) =>
      lossesOf({ title, bucket: resource, importMode, prefixes }, objectRules(settings, resource))),
    ...unmanagedCors(mounts).map((message): Finding => ['corsNotManaged', message]),
    ...inApp.map(({ keys, settings }): Finding => ['encryptionKeyMissing', keys.length > 0 ? undefined : missingKey(settings)]),
  ];
}

function errorsOf({ bucket: { resource }, keys, settings }: FoundMount): string[] {
  return [...corsErrors(settings), ...resource ? [...keyRegionErrors(resource, keys), ...regionErrors('a bucket', resource)] : []];
}
