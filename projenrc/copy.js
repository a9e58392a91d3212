// Copies a file.
require('node:fs').copyFileSync(...process.argv.slice(2));
