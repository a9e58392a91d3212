// Writes docs/audit-rules.md from the rules themselves, as they were compiled last.
const { writeFileSync } = require('node:fs');
const { resolve } = require('node:path');

const { RULES } = require(resolve('lib/audit/rules'));

const cell = (text) => text.replaceAll('|', '\\|');
const row = ({ id, severity, reason, fix, contract }) => `| <a id="${id}"></a>\`${id}\` | ${severity} | ${cell(reason)} | ${cell(fix)} | [contract](${contract}) |`;

writeFileSync('docs/audit-rules.md', `# Rules of the audit

Ids are a public contract: \`hasty-buckets audit --acknowledge ID=reason\` accepts the findings of a rule. An error fails the audit, a
warning does with \`--fail-on warning\`, a note never does. This page is made from the rules (\`npx projen docgen\`).

| rule | severity | why | what to do | |
|---|---|---|---|---|
${RULES.map(row).join('\n')}
`);
