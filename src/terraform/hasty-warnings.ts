import { IConstruct } from 'constructs';
import { acknowledgeWarning, WARNING_IDS } from './warning';

/**
 * Accepts warnings of this library on CDKTF and CDK Terrain (cdktn), which have no means of their own for it.
 *
 * @see docs/errors-and-warnings.md
 * @example
 * import { Construct } from 'constructs';
 * import { HastyWarnings } from 'hasty-bucket-constructs/terraform';
 *
 * function accept(stack: Construct) { // a TerraformStack, or any construct in it
 *   HastyWarnings.acknowledge(stack, 'hasty-bucket-constructs:corsNotManaged', 'the rule was added by hand on 2026-11-20');
 * }
 */
export class HastyWarnings {
  /**
   * Accepts a warning, for a construct and all that is in it; now or later in the program makes no difference.
   *
   * @param scope the construct that warns, or one around it
   * @param id of the warning, as it is printed: `hasty-bucket-constructs:corsNotManaged`
   * @param reason why it is accepted, for whoever reads the code
   * @throws when the id is none of ours, or the reason is empty
   */
  public static acknowledge(scope: IConstruct, id: string, reason: string): void {
    const name = WARNING_IDS.find((known) => id === `hasty-bucket-constructs:${known}`);
    if (!name) throw new Error(`\`id\` must be the id of a warning, such as hasty-bucket-constructs:corsNotManaged, got: '${id}'; copy it from the end of the warning`);
    if (!reason.trim()) throw new Error(`\`reason\` must say why '${id}' is accepted, got: '${reason}'; write a sentence`);
    acknowledgeWarning(scope, name, reason);
  }

  private constructor() {}
}
