import { HastyContract } from './hasty';

const UUID = /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;
const UUIDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const WHERE = 'copy it from the bucket page of your Hasty workspace';

/**
 * The ExternalId of a Hasty workspace: the value without which Hasty's account may not assume the role.
 *
 * It is no secret, but it must be yours: another workspace's id would open your bucket to that workspace.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
 * @example
 * import { ExternalId } from 'hasty-bucket-constructs/contract';
 *
 * const id = ExternalId.of('0d1f2a3b-1111-4222-8333-444455556666');
 * console.log(id.isUuid, id.hasUpperCase); // true false
 */
export class ExternalId {
  /**
   * What STS accepts as an ExternalId: 2 to 1,224 of these characters. A regular expression, anchored, fit for `AllowedPattern`.
   *
   * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
   */
  public static readonly PATTERN = '^[\\w+=,.@:/-]{2,1224}$';

  /**
   * Checks an ExternalId.
   *
   * @param value as shown on the bucket page of your Hasty workspace, kept letter for letter (STS compares case-sensitively)
   * @throws when it is empty, not one that STS accepts, the sample of Hasty's tutorial, or two workspaces' ids in one
   */
  public static of(value: string): ExternalId {
    const isUuid = typeof value === 'string' && UUID.test(value);
    if (!isUuid) checkOther(value);
    if (value.toLowerCase() === HastyContract.TUTORIAL_EXTERNAL_ID) {
      throw new Error(`\`externalId\` must be your workspace's own, got the sample of Hasty's tutorial: '${value}'; ${WHERE}`);
    }
    return new ExternalId(value, isUuid);
  }

  /** Whether it has upper-case letters. Hasty hands out lower-case ids, and STS compares case-sensitively. */
  public readonly hasUpperCase: boolean;

  private constructor(
    /** The id, letter for letter as it was given. */
    public readonly value: string,

    /** Whether it has the form of those that Hasty hands out: a UUID. */
    public readonly isUuid: boolean,
  ) {
    this.hasUpperCase = value !== value.toLowerCase();
  }
}

/** @throws when a value that is no UUID cannot be an ExternalId */
function checkOther(value: string): void {
  const got = `got: ${JSON.stringify(value)}`;
  if (typeof value !== 'string' || value.trim() === '') throw new Error(`\`externalId\` must not be empty, ${got}; ${WHERE}`);
  if (value.length < 2 || value.length > 1224) {
    throw new Error(`\`externalId\` must have 2 to 1224 characters, got ${value.length}; ${WHERE}`);
  }
  if (!new RegExp(ExternalId.PATTERN).test(value)) {
    throw new Error(`\`externalId\` may hold only letters, digits and _+=,.@:/- (what STS accepts), ${got}; ${WHERE}`);
  }
  if ((value.match(UUIDS) ?? []).length > 1) throw new Error(`\`externalId\` must be the id of one workspace, ${got}; make one role for each workspace`);
}
