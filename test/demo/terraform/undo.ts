import { allowed, Cloud, refused } from './cloud';
import { State } from './state';
import { StandIn } from '../../support/terraform/stand-in';
import { Workspace } from '../../support/terraform/workspace';
import { Group, Refused } from '../check';

/** What is to be undone. */
interface Deployed {
  readonly cloud: Cloud;
  readonly applied: State;
  readonly workspace: Workspace;
  readonly standIn: StandIn;
}

/** What must happen when Terraform is told to destroy all, and when the README's commands are followed then. */
export function undoing({ cloud: { keeps }, applied, workspace, standIn }: Deployed, commands: readonly string[][]): Group {
  const others = applied.types.filter((type) => !keeps.types.includes(type)).sort();
  const [forget, rest] = [true, false].map((state) => commands.filter(([command]) => (command === 'state') === state));
  const deleted = () => standIn.changes().filter(({ action }) => action === 'deleted').map(({ type }) => type);
  const gone: string[] = [];
  return {
    title: 'terraform destroy, and the undo of the README',
    checks: [
      refused('terraform destroy, of everything as it is', () => workspace.destroy().catch(refusedByGuard)),
      refused('it deletes something nevertheless', () => {
        gone.push(...deleted());
        if (gone.length === 0) throw new Refused('nothing');
      }),
      allowed(`terraform state rm, of ${keeps.words}`, async () => {
        for (const command of forget) await workspace.command(...command);
      }),
      ...rest.map((command) => allowed(`terraform ${command.join(' ')}`, async () => {
        await workspace.command(...command, ...(command[0] === 'destroy' ? ['-auto-approve'] : []));
        gone.push(...deleted());
      })),
      refused(`it touches ${keeps.words}`, () => {
        if (!gone.some((type) => keeps.types.includes(type))) throw new Refused('untouched');
      }),
      ...(others.length === 0 ? [] : [allowed(`it deletes the ${others.length} other resources`, () => {
        if ([...gone].sort().join() !== others.join()) throw new Error(`it deleted ${gone.length}: ${gone.join(', ')}`);
      })]),
    ],
  };
}

function refusedByGuard(error: Error): never {
  throw error.message.includes('prevent_destroy') ? new Refused('prevent_destroy') : error;
}
