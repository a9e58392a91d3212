// Makes a clone ready to run: dependencies, the compiled library, and the link by which the examples find it. Each step is
// done only when something it depends on has changed. Plain JavaScript, since it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const STAMPS = join(ROOT, 'node_modules/.cache/hasty-bucket-constructs');

/** @param {(line: string) => void} log gets a line before each step that takes time */
export function setUp(log) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 9)) throw new Error(`Node.js 20.9 or newer is needed, this is ${process.version}`);
  once('installed', ['package-lock.json'], join(ROOT, 'node_modules'), () => {
    log('installing dependencies (npm ci) ...');
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  });
  // jsii puts the README into its assembly
  const tools = ['bundle.js', 'drop-source-maps.js', 'lazify.js', 'twin.js'].map((name) => join('projenrc', name));
  once('compiled', [...filesIn('src'), 'README.md', 'package.json', 'tsconfig.json', ...tools], join(ROOT, 'lib/index.js'), () => {
    log('compiling ...');
    rmSync(join(ROOT, 'lib'), { recursive: true, force: true }); // or files that src/ no longer has would be published
    run('npx', ['--no-install', 'projen', 'compile']);
  });
  const link = join(ROOT, 'examples/node_modules/hasty-bucket-constructs');
  if (!existsSync(join(link, 'package.json'))) {
    rmSync(link, { recursive: true, force: true });
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync('../..', link, 'junction');
  }
}

/** Does a step unless its product is there, made from these very inputs. */
function once(name, inputs, product, step) {
  const hash = createHash('sha256');
  for (const input of inputs) hash.update(input).update(readFileSync(join(ROOT, input)));
  const digest = hash.digest('hex');
  const stamp = join(STAMPS, name);
  if (existsSync(product) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  step();
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(stamp, digest);
}

function filesIn(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(ROOT.length + 1)).sort();
}

/** Runs a command quietly; what it printed is shown only when it fails. */
function run(command, args) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? `exit code ${status}`}\n${stdout ?? ''}${stderr ?? ''}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp(console.error); // npm's prepack
