// `npx tsx bench/terraform.ts [COUNT]`: what the rooms for Terraform cost against the same by hand: loading each against the same deep imports,
// and synth of 100 mounts (or COUNT) against the same resources in plain cdktf. Everything is measured in one run, in processes that take turns.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { Command, medians } from './processes';
import { report, Target } from './report';
import { ROOT, Run } from '../test/demo/processes';

const ROOMS = ['gcp', 'azure', 'aws-terraform'];
const MOUNTS = join(__dirname, 'mounts');
/** Each is there twice: by a construct of ours, and by hand. */
const KINDS = readdirSync(MOUNTS).filter((file) => file.endsWith('.hand.ts')).map((file) => basename(file, '.hand.ts'));
const TIMES = 15;
const LIMIT = 1.25;

async function main(count: string): Promise<void> {
  const run = new Run();
  try {
    run.log('setting the clone up');
    await run.exec(process.execPath, [join(ROOT, 'test/support/setup.mjs')]);
    await build({ entryPoints: readdirSync(MOUNTS).map((file) => join(MOUNTS, file)), outdir: run.folder, bundle: true, packages: 'external', platform: 'node' });
    run.log('comparing what is synthesized');
    for (const kind of KINDS) await checkTwin(run, kind, count);
    run.log('measuring');
    const loads = await Promise.all(ROOMS.map((room) => loadsOf(run, room)));
    const env = { ...process.env, NODE_OPTIONS: '' };
    report(medians([...loads.flat(), ...KINDS.flatMap((kind) => [kind, `${kind}.hand`]).map((name) => synth(run, name, count))], env), targets());
  } finally {
    await run.end();
  }
}

function targets(): Target[] {
  const compared = (what: string, of: string, to: string): Target => ({ what, of, to, most: LIMIT });
  return [
    ...ROOMS.map((room) => compared(`loading ${room} against its imports`, `${room}, loading`, `${room}'s imports, loading`)),
    ...KINDS.flatMap((kind) => [
      compared(`${kind} against by hand: synth alone`, `${kind}, synth`, `${kind}.hand, synth`),
      compared(`${kind} against by hand: whole process`, kind, `${kind}.hand`),
    ]),
  ];
}

/** Ratios mean something only when both sides make the same. */
async function checkTwin(run: Run, kind: string, count: string): Promise<void> {
  const [ours, hand] = await Promise.all([kind, `${kind}.hand`].map(async (name) => {
    const { command, args } = synth(run, name, count);
    await run.exec(command, [...args]);
    return readFileSync(join(run.folder, `${name}.out/stacks/Mounts/cdk.tf.json`), 'utf8').split('\n');
  }));
  const at = ours.findIndex((line, index) => line !== hand[index]);
  if (at >= 0 || ours.length !== hand.length) throw new Error(`${kind}: what is made by hand must be the same, got in line ${at + 1}:\n${hand[at]}\nin place of:\n${ours[at]}\nchange bench/mounts/${kind}.hand.ts`);
}

function synth({ folder }: Run, name: string, count: string): Command {
  return { name, part: `${name}, synth`, command: process.execPath, args: [join(folder, `${name}.js`), count, join(folder, `${name}.out`)], times: TIMES };
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
  const code = `const began = performance.now(); ${JSON.stringify(files)}.forEach((file) => require(file)); console.log(performance.now() - began);`;
  return { name, part: `${name}, loading`, command: process.execPath, args: ['-e', code], times: TIMES };
}

main(process.argv[2] ?? '100').catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
