import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import * as ts from 'typescript';
import { anchorsOf, codeBlocksOf, codeInTables, linksOf } from './support/markdown';
import { begins, messagesIn, SUBSTITUTED } from './support/messages';
import { Snippet, typeErrorsOf } from './support/snippets';
import { filesIn, parse, read, ROOT, tagsOf, warningIds } from './support/source';

const PAGES = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...['docs', 'examples', 'src'].filter((folder) => existsSync(join(ROOT, folder))).flatMap((folder) => filesIn(folder, '.md')),
];
const WRITTEN = PAGES.filter((page) => page !== 'API.md'); // API.md is generated: it has signatures for code, and the examples of src/

const importing = "import { HastyBucket } from 'hasty-bucket-constructs/aws';\n";
const making = "new HastyBucket(this, 'Images', { externalId: 'x' });";
const canaryCodes = [
  `${importing}${making}`,
  `${importing}class Images {}\ndeclare const id: string;\nnew HastyBucket(this, id, { externalId: 'x' });\nconsole.log(new Images());`,
  `${importing}import { Stack } from 'aws-cdk-lib';\nexport class Images extends Stack {\n  bucket = ${making}\n}`,
  // those above compile, those below do not
  making,
  `${importing}new HastyBucket(this, 'Images', { external: 'x' });`,
  `${importing}new HastyBucket(undefined, 'Images', { externalId: 'x' });`,
  "import { HastyBuckets } from 'hasty-bucket-constructs/aws';",
  "import { HastyBucket } from 'hasty-bucket-constructs/s3';",
  'const broken = {;',
];
const GOOD = 3;

describe('code in the documentation', () => {
  const examples = filesIn('src', '.ts').flatMap(examplesIn);
  const blocks = WRITTEN.flatMap((page) => codeBlocksOf(read(page)).map((block) => ({ ...block, where: `${page}:${block.line}` })));

  const canaries = canaryCodes.map((code, index) => ({ where: `canary ${index}`, code }));
  let errors: string[];
  beforeAll(() => {
    const snippets = blocks.filter(({ language }) => ['ts', 'typescript'].includes(language));
    errors = typeErrorsOf([...snippets, ...examples, ...canaries]);
  }, 60_000);

  test('every TypeScript block and every @example compiles', () => {
    expect(examples.length).toBeGreaterThan(0);
    expect(errors.filter((error) => !error.startsWith('canary'))).toEqual([]);
  });

  test('what does not compile is noticed, with `this` and without', () => {
    const noticed = new Set(errors.map((error) => error.split(':')[0]));
    expect(canaries.map(({ where }) => where).filter((where) => noticed.has(where))).toEqual(canaries.map(({ where }) => where).slice(GOOD));
  });

  test('every JSON block is JSON', () => {
    const json = blocks.filter(({ language }) => language === 'json');
    expect(json.filter(({ code }) => !isJson(code)).map(({ where }) => where)).toEqual([]);
  });
});

describe('links in the documentation', () => {
  test.each(PAGES)('%s links to files and headings that exist', (page) => {
    expect(deadLinks(page, read(page))).toEqual([]);
  });

  test('dead links are noticed, live ones are not', () => {
    const page = '# One `two`, three\n[a](#one-two-three) [b](SECURITY-not.md) [c](README.md#no-such) [d](src/index.ts) <a href="#gone">e</a> [f](https://acme.example/x)\n'
      + '[g]: docs/none.md\n```md\n[h](in-code.md)\n```\n';
    expect(deadLinks('x.md', page)).toEqual(['SECURITY-not.md', 'README.md#no-such', 'docs/none.md', '#gone']);
  });
});

describe('messages in the documentation', () => {
  const messages = filesIn('src', '.ts').flatMap(messagesIn);

  test.each(WRITTEN)('%s cites only warnings and messages that there are', (page) => {
    const ids = [...read(page).matchAll(/hasty-bucket-constructs:(\w+)/g)].map(([, id]) => id);
    expect(ids.filter((id) => !warningIds().includes(id))).toEqual([]);
    expect(codeInTables(read(page), 'message begins').filter((text) => !messages.some((message) => begins(message, text)))).toEqual([]);
  });

  test('the table of warnings is complete', () => {
    expect(WRITTEN.flatMap((page) => codeInTables(read(page), 'id'))).toEqual(warningIds());
  });

  test('a text that no message begins with is noticed', () => {
    const message = `\`\${what}\` must be in '${SUBSTITUTED}', got: ${SUBSTITUTED}; choose another`;
    expect(begins(message, "`${what}` must be in '...', got")).toBe(true);
    expect(begins(message, "`${what}` must be in 'aws'")).toBe(true);
    expect(begins(message, '`${what}` must be on')).toBe(false);
    expect(begins(message, 'must be in')).toBe(false);
    expect(begins(`${SUBSTITUTED} failed`, 'anything at all')).toBe(false);
  });
});

function examplesIn(file: string): Snippet[] {
  const found: Snippet[] = [];
  const visit = (node: ts.Node): void => {
    tagsOf(node, 'example').forEach((code) => found.push({ where: `${file}, @example`, code }));
    ts.forEachChild(node, visit);
  };
  parse(file).statements.forEach(visit);
  return found;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function deadLinks(page: string, text: string): string[] {
  return linksOf(text).filter((link) => {
    if (/^[a-z]+:/.test(link)) return false; // an address elsewhere
    const [path, anchor] = link.split('#');
    const target = path === '' ? page : posix.join(posix.dirname(page), decodeURI(path));
    if (path !== '' && !existsSync(join(ROOT, target))) return true;
    return anchor !== undefined && !anchorsOf(path === '' ? text : read(target)).has(anchor);
  });
}
