import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import * as ts from 'typescript';
import { filesIn, parse, read, ROOT } from './support/source';
import { ROOMS } from '../projenrc/architecture';

const FILES = filesIn('src', '.ts');
const inRoom = (room: string) => FILES.filter((file) => file.startsWith(`src/${room}/`));

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
    ['a folder that is no room', 'src/aws/x.ts', "import { main } from '../cli/main';"],
    ['the barrel', 'src/aws/x.ts', "import { contract } from '..';"],
    ['a file outside src', 'src/aws/mixins/x.ts', "import { ROOT } from '../../../test/support/source';"],
    ['a cloud in the contract', 'src/contract/x.ts', "import { Duration } from 'aws-cdk-lib';"],
    ['constructs in the contract', 'src/contract/x.ts', "import type { Construct } from 'constructs';"],
    ['another package', 'src/aws/x.ts', "import { simulate } from '@cloud-copilot/iam-simulate';"],
    ['a package whose name begins alike', 'src/aws/x.ts', "import * as own from 'aws-cdk-lib-own';"],
    ['a module of Node.js, which jsii libraries need not run on alone', 'src/aws/x.ts', "import { readFileSync } from 'node:fs';"],
  ])('refused: %s', (_, file, text) => {
    expect(forbiddenImports(file, text)).toEqual([expect.stringContaining(file)]);
  });

  test.each([
    ['a room that is named for it', 'src/aws/mixins/x.ts', "import { HastyContract } from '../../contract';"],
    ['a file inside that room', 'src/aws/x.ts', "import { trustPolicy } from '../contract/s3-access';"],
    ['a file of the same room', 'src/aws/x.ts', "import { warn } from './warning';"],
    ['a part of its package', 'src/aws/x.ts', "import * as s3 from 'aws-cdk-lib/aws-s3';"],
  ])('allowed: %s', (_, file, text) => {
    expect(forbiddenImports(file, text)).toEqual([]);
  });

  test('provider bindings, whose index takes seconds to load, are imported by file', () => {
    expect(FILES.flatMap((file) => importsIn(file, read(file))).filter(isProviderIndex)).toEqual([]);
    expect(['@cdktf/provider-google', '@cdktf/provider-google/lib/storage-bucket', '@cdktf/provider-aws/lib'].filter(isProviderIndex))
      .toEqual(['@cdktf/provider-google', '@cdktf/provider-aws/lib']);
  });

  test('every folder of src is a room, and the barrel exports them all under their names', () => {
    expect([...new Set(FILES.map((file) => posix.dirname(file).split('/')[1]).filter(Boolean))].sort()).toEqual(Object.keys(ROOMS).sort());
    expect(read('src/index.ts').split('\n').filter((line) => line && !line.startsWith('//')))
      .toEqual(Object.keys(ROOMS).sort().map((room) => `export * as ${camelCase(room)} from './${room}';`));
  });

  test('package.json has one subpath for every room, and no dependency at run time but peers', () => {
    const manifest = JSON.parse(read('package.json'));
    const peers = new Set(Object.values(ROOMS).flatMap((room) => room.peers));
    expect(Object.keys(manifest.exports).sort()).toEqual(['.', './.jsii', './package.json', ...Object.keys(ROOMS).map((room) => `./${room}`)].sort());
    expect(Object.keys(manifest.typesVersions['*']).sort()).toEqual(Object.keys(ROOMS).sort());
    expect(Object.keys(manifest.peerDependencies).sort()).toEqual([...peers].sort());
    expect(Object.keys(manifest.peerDependenciesMeta).sort()).toEqual([...peers].filter((peer) => peer !== 'constructs').sort());
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('bundledDependencies');
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
  const { imports, peers } = ROOMS[home];
  const allowed = (specifier: string) => {
    if (!specifier.startsWith('.')) return peers.some((peer) => specifier === peer || specifier.startsWith(`${peer}/`));
    const [folder, room] = posix.join(posix.dirname(file), specifier).split('/');
    return folder === 'src' && [home, ...imports].includes(room);
  };
  return importsIn(file, text).filter((specifier) => !allowed(specifier)).map((specifier) => `${file} must not import ${specifier}`);
}

function isProviderIndex(specifier: string): boolean {
  return /^@cdktf\/provider-[^/]+(\/lib)?$/.test(specifier);
}

function camelCase(room: string): string {
  return room.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

/** Whether something in a file runs: a function or class. Interfaces and enums alone are checked by the compiler. */
function hasCode(file: ts.SourceFile): boolean {
  return file.statements.some((statement) => ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement));
}
