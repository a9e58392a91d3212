// Bundles the command into one file, so that starting it costs one read; not minified, since reviewers may want to read it.
// `yaml` stays outside: the package brings it along, and few templates need it.
const { chmodSync } = require('node:fs');
const { buildSync } = require('esbuild');

const [entry, outfile] = process.argv.slice(2);
buildSync({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20.9',
  external: ['yaml'],
  banner: { js: '#!/usr/bin/env node' },
  logLevel: 'warning',
});
chmodSync(outfile, 0o755);
