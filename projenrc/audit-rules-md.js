// Writes docs/audit-rules.md from the rules and tables themselves, as they were compiled last.
const { writeFileSync } = require('node:fs');
const { resolve } = require('node:path');

const { FUNCTIONS } = require(resolve('lib/audit/read-cloudformation/functions'));
const { LISTED_TYPES } = require(resolve('lib/audit/read-cloudformation/resources/unlisted-types'));
const { RULES } = require(resolve('lib/audit/rules'));

const cell = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&#60;');
const row = ({ id, severity, reason, fix, contract }) => `| <a id="${id}"></a>\`${id}\` | ${severity} | ${cell(reason)} | ${cell(fix)} | [contract](${contract}) |`;
const listed = (names) => [...names].sort().map((name) => `\`${name}\``).join(', ');

writeFileSync('docs/audit-rules.md', `# Rules of the audit

Ids are a public contract: \`hasty-buckets audit --acknowledge ID=reason\` accepts the findings of a rule. An error fails the audit, a
warning does with \`--fail-on warning\`, a note never does. How the audit reasons is in [audit.md](audit.md). This page is made from the
rules (\`npx projen docgen\`).

| rule | severity | why | what to do | |
|---|---|---|---|---|
${RULES.map(row).join('\n')}

## Resource types of CloudFormation

These are understood, or give nobody a right by naming an account or a role. A resource of any other type matters only if it names
Hasty's account, or a role that trusts it: then the answer is \`cannot tell\`, by the rule \`not-understood\`.

${listed(LISTED_TYPES)}

## Functions of CloudFormation

These are resolved. The result of any other function is unknown.

${listed(Object.keys(FUNCTIONS).filter((name) => name !== 'Fn::Transform'))}
`);
