import { Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/**
 * The ids of our warnings: public contract, since users acknowledge them
 * (`Validations.of(scope).acknowledge({ id: 'hasty-bucket-constructs:...', reason })`).
 */
type WarningId =
  | 'accessUntilPast'
  | 'bucketInOtherAccount'
  | 'bucketNameWithDot'
  | 'corsNotManaged'
  | 'corsOriginShared'
  | 'encryptionKeyMissing'
  | 'externalIdNotUuid'
  | 'externalIdUpperCase'
  | 'foreignObjectsUnreadable'
  | 'keyInOtherAccount'
  | 'linkBucketGoes'
  | 'linkEnds'
  | 'linkObjectsArchived'
  | 'linkObjectsExpire'
  | 'notChecked'
  | 'revokesFuture'
  | 'sessionNotReported'
  | 'trustWithoutEnd';

/** Adds a warning to a construct, shown at synth until it is acknowledged. */
export function warn(scope: IConstruct, id: WarningId, message: string): void {
  Validations.of(scope).addWarning(`hasty-bucket-constructs:${id}`, message);
}
