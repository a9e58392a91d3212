import { Cloud, Visit } from './cloud';
import { State } from './state';
import { columns } from '../table';

/** What is typed into Hasty, or sent to its API. */
export function registration({ outputs }: State, { handOver }: Visit): string {
  return `WHAT HASTY WANTS TO KNOW (the output ImagesHastyRegistration)
${columns(Object.entries<string>(JSON.parse(outputs.ImagesHastyRegistration)).map(([name, value]) => [`  ${name}`, value]))}
${handOver}`;
}

export function howToUndo({ example }: Cloud, { revoke }: Visit, commands: readonly string[][]): string {
  const lines = [...(revoke === undefined ? [] : [`${revoke}   # not run here`]), ...commands.map((command) => `terraform ${command.join(' ')}`)];
  return `HOW TO UNDO IT (examples/${example}/README.md)\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

export function limits({ limits: ofCloud }: Cloud): string {
  const all = { 'the provider': 'it is a stand-in with the schema of the real one, which pretends to make things: no cloud was asked', ...ofCloud };
  return `WHAT THIS CANNOT JUDGE\n${columns(Object.entries(all).map(([subject, sentence]) => [`  ${subject}`, sentence]))}`;
}
