import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack, run, temporaryFolder } from './npm';
import { ROOMS, TWINNED } from '../../projenrc/architecture';
import { filesIn, ROOT } from '../support/source';

const folder = temporaryFolder();
/** The text of a function, which goes into templates as it is. */
const HANDLER = 'lib/aws/existing-bucket-cors/handler.js';

let tarball: string;
let texts: Map<string, string>;
let registry: string;

beforeAll(async () => {
  tarball = await pack(folder);
  const unpacked = join(folder, 'unpacked');
  mkdirSync(unpacked);
  await run(unpacked, 'tar', '-xzf', tarball);
  const names = (await run(unpacked, 'tar', '-tzf', tarball)).split('\n').filter((name) => name && !name.endsWith('/'));
  texts = new Map(names.map((name) => [name.replace('package/', ''), readFileSync(join(unpacked, name), 'utf8')]));
  registry = new URL(await run(ROOT, 'npm', 'config', 'get', 'registry')).host;
});

test('the tarball is under 1 MB', () => {
  expect(statSync(tarball).size).toBeLessThan(1_000_000);
});

test('it holds the compiled library, the command as one file, and what users read, and nothing else', () => {
  const compiled = filesIn('src', '.ts').filter((file) => !file.startsWith('src/cli/')).map((file) => file.replace(/^src/, 'lib').replace(/\.ts$/, ''));
  expect([...texts.keys()].filter((name) => !name.startsWith('node_modules/')).sort()).toEqual([
    '.jsii', 'API.md', 'CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md', 'package.json', 'lib/cli/hasty-buckets.js', HANDLER, ...filesIn('schema', '.json'),
    ...[...compiled, ...compiled.filter((file) => TWINNED.includes(file.split('/')[1])).map((file) => file.replace(/^lib/, 'lib/cdktn'))].flatMap((file) => [`${file}.d.ts`, `${file}.js`]),
  ].sort());
});

test('the twin imports cdktn and its providers, the original cdktf and its own, each in the examples of its comments too', () => {
  const named = (side: string, names: RegExp) => [...texts].filter(([file]) => TWINNED.some((room) => file.startsWith(`lib/${side}${room}/`)))
    .flatMap(([file, text]) => [...text.matchAll(names)].map(([name]) => `${file}: ${name}`));
  const [cdktf, cdktn] = ['cdktf', 'cdktn'].map((engine) => new RegExp(`(from |import\\(|require\\()['"]@?${engine}['"/]`, 'g'));
  const [subpath, twinned] = ['', 'cdktn/'].map((side) => new RegExp(`hasty-bucket-constructs/${side}(${TWINNED.join('|')})\\b`, 'g'));
  expect([...named('cdktn/', cdktf), ...named('cdktn/', subpath)]).toEqual([]);
  expect([...named('', cdktn), ...named('', twinned)]).toEqual([]);
  for (const [side, names] of [['cdktn/', cdktn], ['cdktn/', twinned], ['', cdktf], ['', subpath]] as const) expect(named(side, names)).not.toEqual([]);
});

test('it brings along the one package that it depends on', () => {
  const packages = [...texts.keys()].filter((name) => /^node_modules\/[^/]+\/package\.json$/.test(name));
  expect(packages).toEqual(['node_modules/yaml/package.json']);
  expect([...texts.keys()].filter((name) => name.startsWith('node_modules/') && !name.startsWith('node_modules/yaml/'))).toEqual([]);
});

test('the files that users read are those of the repository', () => {
  expect(texts.get(HANDLER)).toBe(readFileSync(join(ROOT, HANDLER.replace('lib', 'src')), 'utf8'));
  for (const name of ['API.md', 'LICENSE', 'README.md', 'package.json']) expect(texts.get(name)).toBe(readFileSync(join(ROOT, name), 'utf8'));
  expect(JSON.parse(texts.get('.jsii')!).readme.markdown).toBe(texts.get('README.md'));
});

test('no file names a path of the machine or a registry, source maps included', () => {
  const places = [ROOT, homedir(), tmpdir()].filter((place) => place !== '/');
  expect([...texts].flatMap(([name, text]) => machineTraces(text, places, registry).map((trace) => `${name}: ${trace}`))).toEqual([]);
});

test('traces of a machine are noticed, in clear and in a source map', () => {
  const map = (source: string) => `//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify({ sources: [source] })).toString('base64')}`;
  const traced = (text: string) => machineTraces(text, ['/src'], registry).length > 0;
  expect(['at /src/index.ts:1', 'in "/src"', map('/src/index.ts'), `from https://${registry}/constructs`, 'file:///C:/Users/x'].filter(traced)).toHaveLength(5);
  expect(['see ./src/index.ts', 'examples/src', map('../src/index.ts'), '/srcs'].filter(traced)).toEqual([]);
});

test('every source map names the source beside it', () => {
  const assembly = Object.keys(ROOMS).filter((room) => ROOMS[room].kind === 'assembly' && !TWINNED.includes(room)); // the others have none, to be small
  const maps = [...texts].filter(([name]) => name.endsWith('.js') && name !== HANDLER && assembly.some((room) => name.startsWith(`lib/${room}/`))).map(([name, text]) => ({ name, map: sourceMapsIn(text)[0] }));
  const up = (name: string) => '../'.repeat(name.split('/').length - 1);
  expect(maps.filter(({ name, map }) => JSON.parse(map).sources.join() !== `${up(name)}${name.replace(/^lib/, 'src').replace(/js$/, 'ts')}`)).toEqual([]);
});

test('publint finds nothing', async () => {
  await expect(run(ROOT, 'npx', '--no-install', 'publint', 'run', tarball, '--strict')).resolves.toContain('All good!');
});

test('types resolve under every module resolution, from CommonJS and ESM (attw)', async () => {
  // ./.jsii is data, without types by its nature
  await expect(run(ROOT, 'npx', '--no-install', 'attw', tarball, '--exclude-entrypoints', '.jsii')).resolves.toContain('No problems found');
});

function sourceMapsIn(text: string): string[] {
  return [...text.matchAll(/sourceMappingURL=data:application\/json(?:;charset=utf-8)?;base64,(\S+)/g)]
    .map(([, encoded]) => Buffer.from(encoded, 'base64').toString());
}

function machineTraces(text: string, places: string[], host: string): string[] {
  const all = [text, ...sourceMapsIn(text)].join('\n');
  const paths = places.filter((place) => new RegExp(`(?<![\\w.-])${place.replace(/\W/g, '\\$&')}(?![\\w-])`).test(all)); // not ../src for /src
  const addresses = all.replaceAll('https://registry.terraform.io/', ''); // documentation, for everyone
  return [...paths, ...[host, 'file://', 'registry.'].filter((trace) => addresses.includes(trace))];
}
