import { IConstruct } from 'constructs';

/** The ids of our warnings on Terraform: public contract, since users acknowledge them. */
export const WARNING_IDS = [
  'accessUntilPast',
  'accountKeyInState',
  'accountShared',
  'bucketNameWithDot',
  'certificateEnded',
  'corsNotManaged',
  'corsOriginShared',
  'corsReplaces',
  'encryptionKeyMissing',
  'externalIdNotUuid',
  'externalIdUpperCase',
  'keyDoesNotExpire',
  'keyInState',
  'linkBucketGoes',
  'linkEnds',
  'linkObjectsArchived',
  'linkObjectsExpire',
  'linkOnTheOnlyCopy',
  'listingUnproven',
  'networkRules',
  'notChecked',
  'oldGenerations',
  'revokesFuture',
] as const;

type WarningId = typeof WARNING_IDS[number];

/** A warning, if there is something to tell. */
export type Finding = [id: WarningId, message: string | undefined];

/** The type of a construct's metadata that says which warnings are accepted, with the reasons: all copies of this library read it, the one for cdktn too. */
const ACKNOWLEDGED = 'hasty-bucket-constructs:acknowledged';

/**
 * Adds a warning to a construct, shown at synth (by `cdktf synth`, or in the manifest) unless it is acknowledged by then.
 *
 * @param message or what finds out at synth whether there is one
 */
export function warn(scope: IConstruct, id: WarningId, message: string | (() => string | undefined)): void {
  warnOfAny(scope, () => [[id, typeof message === 'string' ? message : message()]]);
}

/** Adds warnings to a construct, as `warn` does: those that have a message at synth. */
export function warnOfAny(scope: IConstruct, find: () => Finding[]): void {
  const validate = () => {
    tell(scope, find());
    return [];
  };
  scope.node.addValidation({ validate });
}

/** Shows at synth what a check of its own found, as `warn` does. */
export function tell(scope: IConstruct, findings: readonly Finding[]): void {
  for (const [id, message] of findings) {
    if (message === undefined) continue;
    const text = `${message} [hasty-bucket-constructs:${id}]`;
    const said = scope.node.metadata.some(({ data }) => data === text); // an app may be synthesized more than once
    if (!said && !isAcknowledged(scope, id)) scope.node.addMetadata('@cdktf/warn', text);
  }
}

/** Accepts a warning for a construct and all that is in it. */
export function acknowledgeWarning(scope: IConstruct, id: string, reason: string): void {
  scope.node.addMetadata(ACKNOWLEDGED, { id, reason });
}

function isAcknowledged(scope: IConstruct, id: string): boolean {
  return scope.node.scopes.some(({ node }) => node.metadata.some(({ type, data }) => type === ACKNOWLEDGED && data.id === id));
}
