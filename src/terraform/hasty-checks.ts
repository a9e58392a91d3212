import { IConstruct } from 'constructs';
import type * as auditing from '../audit';
import type { Finding } from '../audit/finding';

/** How HastyChecks judges a Terraform stack. */
export interface HastyChecksProps {
  /**
   * The file with what was agreed, as `hasty-buckets manifest` prints it: a path, from the folder in which the app runs. What differs
   * from it stops the synthesis.
   *
   * @default - the form is judged; the folders and the listing scope are not compared with anything
   */
  readonly expected?: string;

  /**
   * Rules whose findings you accept, with the reason: `{ 'bucket-keeps-objects': 'imported by COPY' }`.
   *
   * @default - none
   */
  readonly acknowledge?: Record<string, string>;
}

/**
 * Audits a stack of CDKTF or CDK Terrain (cdktn) at synth: a request that Hasty could make and must not, or needs and could not, stops the
 * synthesis, with the request and the fix. Warnings are shown and stop nothing.
 *
 * It reads the stack's Terraform JSON, not the constructs, so it sees overrides and resources of other libraries too. Each stack is
 * judged alone; for several as one system, run `hasty-buckets audit cdktf.out`.
 *
 * @see docs/audit-rules.md
 * @example
 * import { Construct } from 'constructs';
 * import { HastyChecks } from 'hasty-bucket-constructs/terraform';
 *
 * function check(stack: Construct) { // a TerraformStack
 *   HastyChecks.addTo(stack, { expected: 'hasty-access.json' });
 * }
 */
export class HastyChecks {
  /**
   * Has a stack audited whenever it is synthesized.
   *
   * @param stack a TerraformStack of cdktf or cdktn
   * @param props how to judge
   * @throws when it is no TerraformStack
   */
  public static addTo(stack: IConstruct, props: HastyChecksProps = {}): void {
    if (!isTerraformStack(stack)) throw new Error(`\`stack\` must be a TerraformStack of cdktf or cdktn, got: ${stack.constructor.name} '${stack.node.path}'; pass the stack itself`);
    stack.node.addValidation({ validate: () => errorsIn(stack, props) });
  }

  private constructor() {}
}

/** What both engines have in a stack; neither is imported, so that each user needs only the one that is used. */
interface TerraformStack extends IConstruct {
  toTerraform(): unknown;
}

function isTerraformStack(construct: IConstruct): construct is TerraformStack {
  return 'toTerraform' in construct && Symbol.for('cdktf/TerraformStack') in construct;
}

function errorsIn(stack: TerraformStack, { expected, acknowledge }: HastyChecksProps): string[] {
  // loaded at synth alone: an app without the checks does without the audit
  const { audit, documentsAt, parseManifest }: typeof auditing = require('../audit'); // eslint-disable-line @typescript-eslint/no-require-imports
  const agreed = expected === undefined ? {} : { expected: parseManifest(documentsAt([expected])[0]) };
  const document = { name: `${stack.node.id}/cdk.tf.json`, text: JSON.stringify(stack.toTerraform(), undefined, 2) };
  const { findings } = audit([document], { ...agreed, ...(acknowledge && { acknowledge }) });
  const told = findings.filter(({ acknowledged }) => acknowledged === undefined);
  told.filter(({ severity }) => severity === 'warning').forEach((finding) => stack.node.addMetadata('@cdktf/warn', sentence(finding)));
  return told.filter(({ severity }) => severity === 'error').map(sentence);
}

function sentence({ rule, message, witness, fix, at, construct }: Finding): string {
  const asked = witness ? ` (as ${witness.principal}: ${witness.action} on ${witness.resource} is ${witness.answer})` : '';
  return `${construct ?? at.path}: ${message}${asked}; ${fix} [HastyChecks ${rule}]`;
}
