// `npx tsx bench/terraform.ts`: what it costs to load the rooms for Terraform, against the same deep imports. Everything is measured in one
// run, in processes that take turns. What they cost at synth: bench/mounts.ts.
import { join } from 'node:path';
import { Command, inTurns } from './processes';
import { report } from './report';
import { ROOT, Run } from '../test/demo/processes';

const ROOMS = ['gcp', 'azure', 'aws-terraform'];
const TIMES = 15;
const LIMIT = 1.25;

async function main(): Promise<void> {
  const run = new Run();
  try {
    run.log('setting the clone up');
    await run.exec(process.execPath, [join(ROOT, 'test/support/setup.mjs')]);
    run.log('measuring');
    const loads = await Promise.all(ROOMS.map((room) => loadsOf(run, room)));
    const targets = ROOMS.map((room) => ({ what: `loading ${room} against its imports`, of: `${room}, loading`, to: `${room}'s imports, loading`, most: LIMIT }));
    report(inTurns(loads.flat(), { ...process.env, NODE_OPTIONS: '' }), targets);
  } finally {
    await run.end();
  }
}

/** Loads a room, and what it loads of the engine and the provider's bindings. */
async function loadsOf(run: Run, room: string): Promise<Command[]> {
  const lib = join(ROOT, 'lib');
  const index = join(lib, room, 'index.js');
  const found = await run.exec(process.execPath, ['-e', `require(${JSON.stringify(index)});
    const isOurs = ({ filename }) => filename.startsWith(${JSON.stringify(lib)});
    const files = Object.values(require.cache).filter(isOurs).flatMap(({ children }) => children).filter((child) => !isOurs(child)).map(({ filename }) => filename);
    console.log(JSON.stringify([...new Set(files)]));`]);
  return [load(room, [index]), load(`${room}'s imports`, JSON.parse(found))];
}

function load(name: string, files: readonly string[]): Command {
  const code = `const began = performance.now();
    ${JSON.stringify(files)}.forEach((file) => require(file));
    console.log(JSON.stringify({ loading: { value: performance.now() - began, unit: 'ms' } }));`;
  return { name, measures: true, command: process.execPath, args: ['-e', code], times: TIMES };
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
