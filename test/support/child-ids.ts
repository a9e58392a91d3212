import { App, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import pinned from '../child-ids.json';

/** What a stack knows constructs by. */
interface Ids {
  /** The paths of constructs in the stack: users find and change children by them. */
  readonly children: string[];
  /** On AWS CDK the logical ids of resources and outputs; on Terraform their addresses. */
  readonly ids: string[];
}

/** The ids in a stack of AWS CDK. */
export function idsOf(stack: Stack): Ids {
  const { Resources, Outputs = {} } = (stack.node.root as App).synth().getStackArtifact(stack.artifactId).template;
  return { children: childrenOf(stack), ids: [...Object.keys(Resources), ...Object.keys(Outputs)].sort() };
}

/** The paths in a stack of what our construct made: all that is under `Images`. */
export function childrenOf(stack: IConstruct): string[] {
  return stack.node.findChild('Images').node.findAll().map(({ node }) => node.path.replace(/^[^/]*\//, '')).sort();
}

/**
 * Compares with what test/child-ids.json pins over versions.
 *
 * @throws when an id changed
 */
export function expectPinned(room: keyof typeof pinned, construct: string, found: Ids): void {
  const before: Ids = (pinned[room] as Record<string, Ids>)[construct] ?? { children: [], ids: [] };
  const changes = (['children', 'ids'] as const).flatMap((kind) => [
    ...before[kind].filter((id) => !found[kind].includes(id)).map((id) => `- ${id}`),
    ...found[kind].filter((id) => !before[kind].includes(id)).map((id) => `+ ${id}`),
  ]);
  if (changes.length === 0) return;
  throw new Error(`the ids of ${room} ${construct} must stay over versions, got:\n${changes.join('\n')}\nA resource whose id changes is replaced: with a new role or key, links in Hasty break (LINK). Outputs are read by scripts. A change is a major version: write it into test/child-ids.json and the CHANGELOG`);
}
