import { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport, PolicyViolatingResource, PolicyViolation } from 'aws-cdk-lib';
import type * as auditing from '../audit';
import type { Finding } from '../audit/finding';

/** How HastyChecks judges. */
export interface HastyChecksProps {
  /**
   * The file with what was agreed, as `hasty-buckets manifest` prints it: a path, from the folder in which the app runs. What differs
   * from it stops the synthesis.
   *
   * @default - the form is judged; the folders and the listing scope are not compared with anything
   */
  readonly expected?: string;
}

/**
 * Audits all templates of an app at synth: a request that Hasty could make and must not, or needs and could not, stops `cdk synth`, with
 * the construct, the request and the fix.
 *
 * It reads what was synthesized, not the constructs, so it sees what escape hatches, aspects and other constructs did. A finding that you
 * accept is acknowledged by `HastyChecks::<rule>` with the reason, on the construct or above it; warnings stop nothing.
 *
 * @see docs/audit-rules.md
 * @example
 * import { App, Stack, Validations } from 'aws-cdk-lib';
 * import { HastyBucket, HastyChecks } from 'hasty-bucket-constructs/aws';
 *
 * const app = new App();
 * Validations.of(app).addPlugins(new HastyChecks());
 *
 * const stack = new Stack(app, 'HastyNewBucket');
 * new HastyBucket(stack, 'Images', { externalId: '0d1f2a3b-1111-4222-8333-444455556666', prefixes: ['street/'] });
 * Validations.of(stack).acknowledge({ id: 'HastyChecks::bucket-keeps-objects', reason: 'imported by COPY' });
 */
export class HastyChecks implements IPolicyValidationPlugin {
  /** The name that acknowledgements begin with. */
  public readonly name = 'HastyChecks';

  /** @param props how to judge */
  public constructor(private readonly props: HastyChecksProps = {}) {}

  /**
   * Judges the templates; called by the CDK.
   *
   * @param context what was synthesized
   */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    try {
      const told = this.findings(context);
      return { success: !told.some(({ severity }) => severity === 'error'), violations: told.map(violation) };
    } catch (error) {
      // `cdk synth` of aws-cdk 2.1148.1 goes on, without a word, after a plugin that throws
      return { success: false, violations: [notAudited(error as Error, context)] };
    }
  }

  private findings(context: IPolicyValidationContext): Finding[] {
    // loaded at synth alone: an app without the checks does without the audit
    const { audit, documentsAt, parseManifest }: typeof auditing = require('../audit'); // eslint-disable-line @typescript-eslint/no-require-imports
    const { expected } = this.props;
    const agreed = expected === undefined ? {} : { expected: parseManifest(documentsAt([expected])[0]) };
    return audit(documentsAt(context.templatePaths), agreed).findings.filter(({ severity }) => severity !== 'note');
  }
}

function notAudited({ message }: Error, { templatePaths: [templatePath = ''] }: IPolicyValidationContext): PolicyViolation {
  return {
    ruleName: 'not-audited',
    description: `nothing was audited: ${message}`,
    fix: 'mend what it says; until then, nobody knows what Hasty can do',
    severity: 'error',
    violatingResources: [{ templatePath, locations: [] }],
  };
}

function violation(finding: Finding): PolicyViolation {
  const { rule, message, witness, fix, severity, at } = finding;
  const asked = witness && ` (as ${witness.principal}: ${witness.action} on ${witness.resource}${contextOf(witness.context)} is ${witness.answer})`;
  return { ruleName: rule, description: `${message}${asked ?? ''}`, fix, severity, violatingResources: [resourceOf(at)] };
}

function contextOf(context: Readonly<Record<string, string>>): string {
  const keys = Object.entries(context).map(([key, value]) => `${key} ${value}`);
  return keys.length > 0 ? ` with ${keys.join(', ')}` : '';
}

function resourceOf({ file, path, line }: Finding['at']): PolicyViolatingResource {
  const resourceLogicalId = /^Resources\.([A-Za-z0-9]+)/.exec(path)?.[1];
  return { ...(resourceLogicalId !== undefined && { resourceLogicalId }), templatePath: file, locations: [`${path} (line ${line})`] };
}
