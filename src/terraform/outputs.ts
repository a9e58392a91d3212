import { Fn, TerraformOutput, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { isToken } from './literal';
import { Registration } from '../contract';
import { claimOutputName } from '../contract/output-names';

/** An output of a mount. */
export interface Output {
  readonly value: unknown;
  readonly description: string;
  /** Keeps the value out of what Terraform prints; it is in the state nevertheless. */
  readonly sensitive?: boolean;
}

/**
 * Writes outputs under stable names, construct id + name (`ImagesBucketName`): scripts read them.
 *
 * @throws when another construct of the stack has outputs of the same names
 */
export function addOutputs(scope: Construct, outputs: Record<string, Output>): void {
  const stack = TerraformStack.of(scope);
  for (const [name, output] of Object.entries(outputs)) {
    const claimed = claimOutputName(stack, scope.node, name);
    // Terraform's names do not begin with a digit
    new TerraformOutput(scope, name, output).overrideLogicalId(claimed.replace(/^(?=\d)/, '_'));
  }
}

/** What to register at Hasty, as JSON. */
export function registrationOutput(registration: Registration): Output {
  return { value: Fn.jsonencode(fieldsOf(registration)), description: 'What to register at Hasty' };
}

/** What to register at Hasty for several buckets, each by its fieldsOf. The list is read at synth, so it may grow until then. */
export function registrationsOutput(registrations: object[]): Output {
  return { value: Fn.jsonencode(registrations), description: 'What to register at Hasty: a list with one entry a bucket' };
}

/** A registration for Fn, which escapes neither quotes nor `\` nor `%{`, and a construct's path may hold all of them. */
export function fieldsOf(registration: Registration): { [field: string]: unknown } {
  const fields = registration.toJson();
  Object.keys(fields).forEach((name) => { fields[name] = forFn(fields[name]); });
  return fields;
}

function forFn(value: string): string {
  return /^[\w/.:-]+$/.test(value) || isToken(value) ? value : Fn.rawString(value.replace(/\\|%(?=\{)/g, (sign) => sign + sign));
}
