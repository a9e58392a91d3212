// Makes the twin of the Terraform rooms for cdktn: copies what was compiled to lib/cdktn, and renames the modules that it
// imports. What it shares with the original (the contract, the audit) it imports from there, so that there is one of it.
const { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join, posix } = require('node:path');

const rooms = process.argv.slice(2);
const subpath = new RegExp(`hasty-bucket-constructs/(?=(?:${rooms.join('|')})(?![\\w-]))`, 'g');
const specifier = /(?<=\b(?:from|import|require\(|import\() ?)(["'])([^"'\n]+)\1/g; // in the examples of doc comments too

rmSync('lib/cdktn', { recursive: true, force: true });
for (const file of rooms.flatMap(compiledIn)) {
  const twin = join('lib/cdktn', file);
  mkdirSync(dirname(twin), { recursive: true });
  writeFileSync(twin, readFileSync(join('lib', file), 'utf8')
    .replace(subpath, '$&cdktn/')
    .replace(specifier, (_, quote, name) => `${quote}${renamed(file, name)}${quote}`));
}

function compiledIn(room) {
  const files = readdirSync(join('lib', room), { recursive: true }).map((name) => posix.join(room, name.replaceAll('\\', '/')));
  return files.filter((file) => /\.(js|d\.ts)$/.test(file));
}

function renamed(file, name) {
  if (!name.startsWith('.')) return name.replace(/^(@?)cdktf(?=\/|$)/, '$1cdktn');
  const [room] = posix.join(posix.dirname(file), name).split('/');
  return rooms.includes(room) ? name : `../${name}`; // the twin is one folder deeper
}
