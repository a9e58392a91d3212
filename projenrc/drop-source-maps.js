// Takes the source maps out of the compiled files of a folder. They hold the sources, and those of the audit and of the rooms for Terraform
// would make the package half as large again; the compiled files read like the sources.
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const [folder] = process.argv.slice(2);
for (const name of readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.js'))) {
  const file = join(folder, name);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n'));
}
