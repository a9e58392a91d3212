import { State } from './state';
import { Check, Group } from '../check';
import { Run } from '../processes';

/** A cloud that Terraform deploys to, and how the demo asks about it. */
export interface Cloud {
  /** The folder of the example. */
  readonly example: string;
  /** What outlives everything, since it holds images or protects them: in words, and the types of its resources. */
  readonly keeps: { readonly words: string; readonly types: readonly string[] };
  /** By whom the questions are answered. */
  readonly judge: string;
  /** What that judge cannot know: subject -> sentence. */
  readonly limits: Readonly<Record<string, string>>;
  /** @throws when what was applied cannot be judged */
  visit(run: Run, applied: State): Promise<Visit>;
}

/** Everything to be asked about what was applied. */
export interface Visit {
  /** What must work and what must not. */
  readonly mounted: Group[];
  /** What Hasty wants to know beside the registration. */
  readonly handOver: string;
  /** The command of the cloud that ends Hasty's access, if it is not Terraform that does. */
  readonly revoke?: string;
  /** What must be over, and what must still be there, when the example's undo has been followed. */
  undone(left: State): Group;
}

export const allowed = (ask: string, run: () => unknown): Check => ({ ask, expect: 'allowed', run: async () => run() });
export const refused = (ask: string, run: () => unknown): Check => ({ ask, expect: 'refused', run: async () => run() });
