// `npx tsx bench/mounts.ts [COUNT...] [KIND...]`: what mounts cost at synth, in time and memory, against the same resources written by hand in
// plain AWS CDK and plain cdktf: 1, 10, 100 and 1,000 of them (or COUNT), of every kind in bench/mounts (or KIND). Everything is measured in
// one run, in processes that take turns. It takes half an hour; `npx tsx bench/mounts.ts 100` two.
import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { Command, inTurns } from './processes';
import { report, Target } from './report';
import { checkSame } from './same';
import { ROOT, Run } from '../test/demo/processes';

const MOUNTS = join(__dirname, 'mounts');
/** Each is there twice: by a construct of ours, and by hand. */
const KINDS = readdirSync(MOUNTS).filter((file) => file.endsWith('.hand.ts')).map((file) => basename(file, '.hand.ts'));
const COUNTS = [1, 10, 100, 1000];
/** Turns: what is over in milliseconds differs most from one to the next. */
const timesOf = (count: number) => count < 100 ? 45 : 15;
const LIMIT = 1.25;
/** Ten times as many mounts take about ten times as long: more than noise above that would be growth by their square. */
const LINEAR = 1.2;

/** The same mounts, by ours and by hand. */
interface Twin {
  readonly kind: string;
  readonly count: number;
  readonly ours: Command;
  readonly hand: Command;
}

async function main(args: readonly string[]): Promise<void> {
  const counts = args.filter((arg) => /^\d+$/.test(arg)).map(Number);
  const kinds = args.filter((arg) => !/^\d+$/.test(arg));
  const unknown = kinds.find((kind) => !KINDS.includes(kind));
  if (unknown) throw new Error(`KIND must be one of ${KINDS.join(', ')}, got: '${unknown}'`);
  const run = new Run();
  try {
    run.log('setting the clone up');
    await run.exec(process.execPath, [join(ROOT, 'test/support/setup.mjs')]);
    const entryPoints = readdirSync(MOUNTS).map((file) => join(MOUNTS, file));
    await build({ entryPoints, outdir: run.folder, bundle: true, packages: 'external', platform: 'node' });
    const [wanted, sizes] = [kinds.length > 0 ? kinds : KINDS, counts.length > 0 ? counts : COUNTS];
    const twins = wanted.flatMap((kind) => sizes.map((count) => twinOf(run, kind, count)));
    run.log('comparing what is synthesized');
    for (const twin of twins) await compare(run, twin);
    run.log('measuring');
    // the CDK's validator of templates takes longer than all the rest, with our constructs and without
    const env = { ...process.env, NODE_OPTIONS: '', CDK_VALIDATION: 'false' };
    const found = inTurns(twins.flatMap(({ ours, hand }) => [ours, hand]), env);
    report(found, [...twins.flatMap(against), ...twins.flatMap((twin) => growth(twin, twins))]);
  } finally {
    await run.end();
  }
}

function twinOf({ folder }: Run, kind: string, count: number): Twin {
  const command = (file: string): Command => ({
    name: `${file} ${count}`,
    measures: true,
    command: process.execPath,
    args: ['--expose-gc', join(folder, `${file}.js`), `${count}`, join(folder, `${file}.out`)],
    times: timesOf(count),
  });
  return { kind, count, ours: command(kind), hand: command(`${kind}.hand`) };
}

/** Ratios mean something only when both sides make the same. */
async function compare(run: Run, { kind, ours, hand }: Twin): Promise<void> {
  for (const { command, args } of [ours, hand]) {
    rmSync(args.at(-1)!, { recursive: true, force: true }); // of another count
    await run.exec(command, [...args], { env: { ...process.env, CDK_VALIDATION: 'false' } });
  }
  checkSame(ours.args.at(-1)!, hand.args.at(-1)!, `bench/mounts/${kind}.hand.ts`);
}

function against({ ours, hand }: Twin): Target[] {
  const what = `${ours.name} against by hand`;
  const parts = ['synth', 'memory'].map((part) => ({ what: `${what}: ${part}`, of: `${ours.name}, ${part}`, to: `${hand.name}, ${part}`, most: LIMIT }));
  return [{ what: `${what}: process`, of: ours.name, to: hand.name, most: LIMIT }, ...parts];
}

/** Of ten times as many, where those are measured too; what comes by hand is there for comparison. */
function growth({ kind, count, ours, hand }: Twin, twins: readonly Twin[]): Target[] {
  const tenth = twins.find((twin) => twin.kind === kind && twin.count * 10 === count && twin.count >= 100); // less is too short to tell
  if (!tenth) return [];
  const grown = (of: Command, to: Command) => ({ what: `${of.name} against ${tenth.count}: synth`, of: `${of.name}, synth`, to: `${to.name}, synth` });
  return [{ ...grown(ours, tenth.ours), most: 10 * LINEAR }, grown(hand, tenth.hand)];
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
