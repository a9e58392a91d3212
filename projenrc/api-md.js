// Writes API.md: one file, one section per subpath. The command jsii-docgen would put every room's classes under one heading,
// show imports from the barrel instead of the subpath, and repeat what all constructs inherit. It would also take a minute: it
// reads each assembly below the working folder, and comes past aws-cdk-lib 40 times through the link under examples/.
const { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join, resolve } = require('node:path');
const { Documentation, Language, MarkdownRenderer } = require('jsii-docgen');
const { plainSection } = require('./api-md-plain');

const assembly = JSON.parse(readFileSync('.jsii', 'utf8'));
const { name: self, types } = assembly;

/** The page of a room, with its headings one level down (Markdown has six) and links to the other rooms. */
function section({ room, namespace, content }) {
  const page = MarkdownRenderer.fromSchema(withoutInherited(content), {
    linkFormatter: ({ id, displayName, fqn }) => id.startsWith(`${self}.`) ? `<a href="#${id}">${displayName}</a>` : fqn,
  }).render();
  const body = page
    .replace(/^# .*\n/gm, '')
    .replace(/^#{1,5} /gm, '#$&')
    .replace(new RegExp(`import { ${namespace} } from '${self}'\n[^\`]*`, 'g'), (code) => importedByName(code, room, namespace))
    .trim();
  return `## ${room}\n\n${body}`;
}

/** Turns `import { aws } from 'x'` and `aws.HastyBucket` into `import { HastyBucket } from 'x/aws'` and `HastyBucket`. */
function importedByName(code, room, namespace) {
  const [qualified, type] = new RegExp(`\\b${namespace}\\.(\\w+)`).exec(code);
  return code.replace(/^.*/, `import { ${type} } from '${room}'`).replaceAll(qualified, type);
}

/** Leaves out of classes what they inherit from other packages: the same for all constructs, and documented there. */
function withoutInherited(content) {
  const { constructs, classes, ...rest } = content.apiReference;
  const own = (fqn) => {
    const { methods = [], properties = [], base } = types[fqn] ?? {};
    return [...methods, ...properties].map((member) => member.name).concat(base ? own(base) : []);
  };
  const trimmed = (entity) => {
    const names = own(entity.id);
    const ofThisPackage = (members) => members.filter((member) => names.includes(member.id.split('.').at(-1)));
    return { ...entity, instanceMethods: ofThisPackage(entity.instanceMethods), staticMethods: ofThisPackage(entity.staticMethods), properties: ofThisPackage(entity.properties) };
  };
  return { ...content, apiReference: { ...rest, constructs: constructs.map(trimmed), classes: classes.map(trimmed) } };
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'hasty-api-'));
  try {
    copyFileSync('.jsii', join(folder, '.jsii'));
    for (const dependency of Object.keys(assembly.dependencyClosure)) {
      const link = join(folder, 'node_modules', dependency);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(resolve('node_modules', dependency), link, 'junction');
    }
    const docs = await Documentation.forAssembly(self, folder);
    const rooms = [];
    for (const { fqn, name: namespace } of await docs.listSubmodules()) {
      const room = `${self}/${namespace.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      const { content } = await docs.toJson({ language: Language.TYPESCRIPT, submodule: fqn });
      rooms.push({ room, text: section({ room, namespace, content }) });
    }
    const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
    const plain = Object.keys(exports).filter((path) => /^\.\/[\w-]+$/.test(path)).map((path) => path.slice(2)).filter((name) => !rooms.some(({ room }) => room === `${self}/${name}`));
    plain.forEach((name) => rooms.push({ room: `${self}/${name}`, text: plainSection(`${self}/${name}`, `src/${name}/index.ts`) }));
    rooms.sort((one, other) => one.room < other.room ? -1 : 1);
    writeFileSync('API.md', [
      '# API',
      rooms.map(({ room }) => `- [\`${room}\`](#${room.replace(/[^\w-]/g, '')})`).join('\n'),
      ...rooms.map(({ text }) => text),
    ].join('\n\n') + '\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
