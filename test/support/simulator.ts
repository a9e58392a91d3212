import { createValidatedPolicy, ValidatedPolicy, validateIdentityPolicy, validateResourcePolicy, ValidationError } from '@cloud-copilot/iam-policy';
import { runSimulation, runUnsafeSimulation, Simulation } from '@cloud-copilot/iam-simulate';

/** What IAM says to a request. */
export type Verdict = 'allowed' | 'refused';

/** Checks that a document is one that IAM takes: once, since that takes longer than to judge by it. */
function checked(check: (policy: object) => ValidationError[]): (policy: object) => ValidatedPolicy<{ name: string }> {
  const known = new Map<string, ValidatedPolicy<{ name: string }>>();
  return (policy) => {
    const text = JSON.stringify(policy);
    const validated = known.get(text) ?? createValidatedPolicy(policy, check, { name: 'policy' });
    if (validated.errors.length > 0) throw new Error(`malformed policy: ${JSON.stringify(validated.errors)} in ${text}`);
    known.set(text, validated);
    return validated;
  };
}
/** @throws when the policy is malformed */
export const identityPolicy = checked(validateIdentityPolicy);
/** @throws when the policy is malformed */
export const resourcePolicy = checked(validateResourcePolicy);

/**
 * The simulator's answer. Its checks take far longer than the answer, so each kind of request is checked once: the action, the type
 * of resource, the context keys.
 *
 * @param context keys that the request has though the simulator's data does not know of them
 * @throws when the simulator cannot judge: unknown actions, resources that the action has not, context keys that it does not know
 */
export async function judge(simulation: Simulation, context: Record<string, string> = {}): Promise<Verdict> {
  const { action, resource: { resource }, contextVariables } = simulation.request;
  if (resource === '*') return verdict(await checkedAnswer(simulation));
  if (/[*?]/.test(resource)) throw new Error(`the simulator takes * and ? in a requested ARN for wildcards: ${resource}`);
  const kind = [action, typeOf(resource), ...Object.keys(contextVariables)].join();
  if (!kinds.has(kind)) {
    if (await checkedAnswer(simulation) !== runUnsafeSimulation(simulation, {})) throw new Error(`unclear answer to ${action} on ${resource}`);
    kinds.add(kind);
  }
  const asked = { ...simulation, request: { ...simulation.request, contextVariables: { ...contextVariables, ...context } } };
  return verdict(runUnsafeSimulation(asked, {}));
}
const kinds = new Set<string>();
const verdict = (result: string): Verdict => result === 'Allowed' ? 'allowed' : 'refused';

async function checkedAnswer(simulation: Simulation): Promise<string> {
  const { action, resource: { resource } } = simulation.request;
  const answer = await runSimulation(simulation, {});
  if (answer.resultType !== 'single') throw new Error(`cannot judge ${action} on ${resource}: ${JSON.stringify(answer)}`);
  const ignored = answer.result.ignoredContextKeys ?? [];
  if (ignored.length > 0) throw new Error(`${action} does not know the context keys ${ignored}`);
  return answer.overallResult;
}

/** What the simulator takes for a resource of one type; any other ARN is a type of its own here. */
function typeOf(arn: string): string {
  if (!arn.startsWith('arn:aws:s3:::')) return arn;
  return arn.includes('/') ? 'object' : 'bucket';
}
