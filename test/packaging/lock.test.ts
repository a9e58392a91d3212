import { isPermissive } from './licences';
import { filesIn, read } from '../support/source';

interface Locked {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}
type Lock = Record<string, Locked>;

const lock: Lock = JSON.parse(read('package-lock.json')).packages;
const installed = Object.entries(lock).filter(([path]) => path !== '');

test('the lock file names no registry, so that it serves behind any', () => {
  expect(installed.length).toBeGreaterThan(100);
  expect(installed.filter(([, { resolved, link }]) => resolved !== undefined || link).map(([path]) => path)).toEqual([]);
});

test('the lock file has every package that it asks for, those for other platforms too, or `npm ci` would refuse it', () => {
  expect(missingIn(lock)).toEqual([]);
});

test('a package missing from a lock file is noticed, one that is found further up is not', () => {
  const packages: Lock = {
    'node_modules/a': { dependencies: { b: '1', c: '1' }, optionalDependencies: { 'c-darwin': '1', 'c-linux': '1' } },
    'node_modules/a/node_modules/b': { dependencies: { c: '1' } },
    'node_modules/c': {},
    'node_modules/a/node_modules/c-linux': {},
  };
  expect(missingIn(packages)).toEqual(['node_modules/a: c-darwin']);
});

test('packages under a licence that would bind users are development tools, and src/ imports none of them but peers, which users bring along', () => {
  const binding = installed.filter(([, { license }]) => !isPermissive(license));
  expect(binding.filter(([, { dev }]) => !dev).map(([path]) => path)).toEqual([]);
  const names = binding.map(([path]) => path.split('node_modules/').at(-1)!);
  expect(names).toContain('@cloud-copilot/iam-simulate');
  const brought = Object.keys(JSON.parse(read('package.json')).peerDependencies);
  expect(binding.filter(([path]) => brought.includes(path.replace('node_modules/', ''))).map(([, { license }]) => license)).toEqual(Array(4).fill('MPL-2.0')); // binds changes of their files alone
  const tools = names.filter((name) => !brought.includes(name));
  expect(filesIn('src', '.ts').filter((file) => tools.some((name) => [`from '${name}`, `import '${name}`, `import('${name}`, `require('${name}`].some((way) => read(file).includes(way))))).toEqual([]);
});

/** Packages that a lock file asks for and does not have, found as Node.js finds them: beside the asking one, or further up. */
function missingIn(packages: Lock): string[] {
  const found = (from: string, name: string): boolean => {
    if (`${from}${from && '/'}node_modules/${name}` in packages) return true;
    return from !== '' && found(from.slice(0, Math.max(from.lastIndexOf('/node_modules/'), 0)), name);
  };
  return Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !found(path, name)).map((name) => `${path}: ${name}`));
}
