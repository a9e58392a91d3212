import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import * as ts from 'typescript';
import { filesIn, parse, read, ROOT } from './support/source';
import { ROOMS, TWINNED, twinPeer } from '../projenrc/architecture';

const FILES = filesIn('src', '.ts');
const inRoom = (room: string) => FILES.filter((file) => file.startsWith(`src/${room}/`));
const roomsOf = (...kinds: string[]) => Object.keys(ROOMS).filter((room) => kinds.includes(ROOMS[room].kind));

/** Files with code that are tested through the construct that uses them -> by which test file. */
const TESTED_THROUGH: Record<string, string> = {
  'src/aws/rendered.ts': 'test/aws/role-documents.test.ts',
};

describe('imports run one way', () => {
  test.each(Object.keys(ROOMS))('room %s imports only the rooms and packages that it may', (room) => {
    expect(inRoom(room).length).toBeGreaterThan(0);
    expect(inRoom(room).flatMap((file) => forbiddenImports(file, read(file)))).toEqual([]);
  });

  test.each([
    ['a sibling that is not named for it', 'src/contract/x.ts', "import { HastyBucket } from '../aws';"],
    ['a file inside such a sibling', 'src/contract/x.ts', "export * from '../aws/hasty-bucket';"],
    ['a sibling, by a type', 'src/contract/x.ts', "let bucket: import('../aws').HastyBucket;"],
    ['a sibling, when it is called', 'src/contract/x.ts', "const load = () => require('../aws');"],
    ['the command', 'src/aws/x.ts', "import { main } from '../cli/main';"],
    ['a folder that is no room', 'src/aws/x.ts', "import { main } from '../live/main';"],
    ['a room of constructs in the audit', 'src/audit/x.ts', "import { HastyBucket } from '../aws';"],
    ['a cloud in the command', 'src/cli/x.ts', "import { App } from 'aws-cdk-lib';"],
    ['a way out of the machine in the audit', 'src/audit/x.ts', "import { request } from 'node:https';"],
    ['the barrel', 'src/aws/x.ts', "import { contract } from '..';"],
    ['a file outside src', 'src/aws/mixins/x.ts', "import { ROOT } from '../../../test/support/source';"],
    ['an engine in the contract', 'src/contract/x.ts', "import { Token } from 'cdktf';"],
    ['the provider of another cloud', 'src/gcp/x.ts', "import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';"],
    ['the other cloud of Terraform', 'src/gcp/x.ts', "import { HastyContainer } from '../azure';"],
    ['what the twin is for', 'src/gcp/x.ts', "import { Token } from 'cdktn';"],
    ['a cloud in the contract', 'src/contract/x.ts', "import { Duration } from 'aws-cdk-lib';"],
    ['constructs in the contract', 'src/contract/x.ts', "import type { Construct } from 'constructs';"],
    ['another package', 'src/aws/x.ts', "import { simulate } from '@cloud-copilot/iam-simulate';"],
    ['a package whose name begins alike', 'src/aws/x.ts', "import * as own from 'aws-cdk-lib-own';"],
    ['a module of Node.js, which jsii libraries need not run on alone', 'src/azure/x.ts', "import { readFileSync } from 'node:fs';"],
  ])('refused: %s', (_, file, text) => {
    expect(forbiddenImports(file, text)).toEqual([expect.stringContaining(file)]);
  });

  test.each([
    ['a room that is named for it', 'src/aws/mixins/x.ts', "import { HastyContract } from '../../contract';"],
    ['a file inside that room', 'src/aws/x.ts', "import { trustPolicy } from '../contract/s3-access';"],
    ['a file of the same room', 'src/aws/x.ts', "import { warn } from './warning';"],
    ['a file of its provider', 'src/gcp/x.ts', "import { StorageBucket } from '@cdktf/provider-google/lib/storage-bucket';"],
    ['a part of its package', 'src/aws/x.ts', "import * as s3 from 'aws-cdk-lib/aws-s3';"],
    ['a module of Node.js that is named for it', 'src/audit/x.ts', "import { readFileSync } from 'node:fs';"],
    ['a dependency that the package bundles', 'src/audit/x.ts', "const yaml = () => require('yaml');"],
  ])('allowed: %s', (_, file, text) => {
    expect(forbiddenImports(file, text)).toEqual([]);
  });

  test('constructs load plain rooms, which jsii does not know, only when they need them', () => {
    expect(roomsOf('assembly').flatMap(inRoom).flatMap((file) => eagerImports(file, read(file)))).toEqual([]);
    expect(eagerImports('src/aws/x.ts', "import { audit } from '../audit';")).toHaveLength(1);
    expect(eagerImports('src/aws/x.ts', "import type { Finding } from '../audit';\nimport { HastyContract } from '../contract';\nconst load = () => require('../audit');"))
      .toEqual([]);
  });

  test('provider bindings, whose index takes seconds to load, are imported by file', () => {
    expect(FILES.flatMap((file) => importsIn(file, read(file))).filter(isProviderIndex)).toEqual([]);
    expect(['@cdktf/provider-google', '@cdktf/provider-google/lib/storage-bucket', '@cdktf/provider-aws/lib', '@cdktn/provider-aws'].filter(isProviderIndex))
      .toEqual(['@cdktf/provider-google', '@cdktf/provider-aws/lib', '@cdktn/provider-aws']);
  });

  test('every folder of src is a room, and the barrel exports those of the assembly under their names', () => {
    expect([...new Set(FILES.map((file) => posix.dirname(file).split('/')[1]).filter(Boolean))].sort()).toEqual(Object.keys(ROOMS).sort());
    expect(read('src/index.ts').split('\n').filter((line) => line && !line.startsWith('//')))
      .toEqual(roomsOf('assembly').sort().map((room) => `export * as ${camelCase(room)} from './${room}';`));
  });

  test('package.json has one subpath for every room but the command, one for every twin, and no dependency at run time but peers and what it bundles', () => {
    const manifest = JSON.parse(read('package.json'));
    const subpaths = [...roomsOf('assembly', 'plain'), ...TWINNED.map((room) => `cdktn/${room}`)];
    const peers = new Set(Object.values(ROOMS).flatMap((room) => room.peers));
    const bundled = [...new Set(Object.values(ROOMS).flatMap((room) => room.modules))].filter((name) => !name.startsWith('node:'));
    expect(Object.keys(manifest.exports).sort()).toEqual(['.', './.jsii', './package.json', ...subpaths.map((room) => `./${room}`)].sort());
    expect(Object.keys(manifest.typesVersions['*']).sort()).toEqual(subpaths.sort());
    expect(Object.keys(manifest.peerDependencies).sort()).toEqual([...peers].sort());
    expect(Object.keys(manifest.peerDependenciesMeta).sort()).toEqual([...new Set([...peers, ...[...peers].map(twinPeer)])].filter((peer) => peer !== 'constructs').sort());
    expect(Object.keys(manifest.dependencies)).toEqual(bundled);
    expect(manifest.bundledDependencies).toEqual(bundled);
    expect(manifest).not.toHaveProperty('optionalDependencies');
  });
});

describe('files', () => {
  test('no file of src is longer than 200 lines, and half of them have at most 80', () => {
    const lengths = FILES.map((file) => ({ file, lines: read(file).trimEnd().split('\n').length })).sort((one, other) => one.lines - other.lines);
    expect(lengths.filter(({ lines }) => lines > 200)).toEqual([]);
    expect(lengths[Math.floor(lengths.length / 2)].lines).toBeLessThanOrEqual(80);
  });

  test('test/ mirrors src/: every file with code has a test file of its name, or of its name and a topic', () => {
    const stem = (file: string) => file.replace(/^\w+\//, '').replace(/(\.test)?\.ts$/, '');
    const stems = FILES.map(stem).sort((one, other) => other.length - one.length);
    // bucket-cors.test.ts is of bucket-cors.ts, not of bucket.ts and the topic of cors
    const tested = filesIn('test', '.test.ts').map(stem).map((name) => stems.find((candidate) => name === candidate || name.startsWith(`${candidate}-`)));
    const untested = FILES.filter((file) => hasCode(parse(file)) && !tested.includes(stem(file)));
    expect(untested).toEqual(Object.keys(TESTED_THROUGH).sort());
    expect(Object.values(TESTED_THROUGH).filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });
});

function importsIn(file: string, text: string): string[] {
  const { importedFiles } = ts.preProcessFile(text, true, true);
  const types: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) types.push((node.argument.literal as ts.StringLiteral).text);
    ts.forEachChild(node, visit);
  };
  visit(parse(file, text));
  return [...new Set([...importedFiles.map(({ fileName }) => fileName), ...types])];
}

function forbiddenImports(file: string, text: string): string[] {
  const [, home] = file.split('/');
  const { imports, peers, modules } = ROOMS[home];
  const allowed = (specifier: string) => {
    if (!specifier.startsWith('.')) return modules.includes(specifier) || peers.some((peer) => specifier === peer || specifier.startsWith(`${peer}/`));
    const [folder, room] = posix.join(posix.dirname(file), specifier).split('/');
    return folder === 'src' && [home, ...imports].includes(room);
  };
  return importsIn(file, text).filter((specifier) => !allowed(specifier)).map((specifier) => `${file} must not import ${specifier}`);
}

/** Imports that load a plain room as soon as the file is loaded: those of values, at the top. */
function eagerImports(file: string, text: string): string[] {
  return parse(file, text).statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const typeOnly = ts.isImportDeclaration(statement) ? statement.importClause?.isTypeOnly : statement.isTypeOnly;
    const specifier = (statement.moduleSpecifier as ts.StringLiteral | undefined)?.text ?? '';
    const [, room] = posix.join(posix.dirname(file), specifier).split('/');
    return !typeOnly && specifier.startsWith('.') && roomsOf('plain').includes(room) ? [`${file} must load ${specifier} when it needs it`] : [];
  });
}

function isProviderIndex(specifier: string): boolean {
  return /^@cdkt[fn]\/provider-[^/]+(\/lib)?$/.test(specifier);
}

function camelCase(room: string): string {
  return room.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

/** Whether something in a file runs: a function or class. Interfaces and enums alone are checked by the compiler. */
function hasCode(file: ts.SourceFile): boolean {
  return file.statements.some((statement) => ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement));
}
