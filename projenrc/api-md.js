// Writes API.md: one file, one section per subpath. jsii-docgen alone would put every room's classes under one heading and
// show the import from the barrel instead of the subpath.
const { execFileSync } = require('node:child_process');
const { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const { name } = require('../package.json');

const toRoom = (namespace) => `${name}/${namespace.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** One room's page of jsii-docgen, with its headings one level down and imports as users write them. */
function section(namespace, page) {
  const body = page
    .replace(/^# .*\n/gm, '')
    .replace(new RegExp(`import \\{ ${namespace} \\} from '${name}'`, 'g'), `import * as ${namespace} from '${toRoom(namespace)}'`)
    .replace(/^(#+) /gm, '#$1 ')
    .trim();
  return `## ${toRoom(namespace)}\n\n${body}`;
}

const out = mkdtempSync('.api-');
try {
  execFileSync('jsii-docgen', ['--split-by-submodule', '-o', join(out, 'root.md')], { stdio: 'inherit' });
  const namespaces = readdirSync(out).map((file) => basename(file, '.md')).filter((file) => file !== 'root').sort();
  writeFileSync('API.md', [
    '# API',
    namespaces.map(toRoom).map((room) => `- [\`${room}\`](#${room.replace(/[^\w-]/g, '')})`).join('\n'),
    ...namespaces.map((namespace) => section(namespace, readFileSync(join(out, `${namespace}.md`), 'utf8'))),
  ].join('\n\n') + '\n');
} finally {
  rmSync(out, { recursive: true });
}
