// `npx tsx bench/audit.ts`: whether the command is as fast as promised. Everything is measured in one run, as whole processes that take turns, so
// that the ratios hold on any machine. The first run downloads cfn-lint and checkov from PyPI into .demo/.
import { join } from 'node:path';
import { cdkOut, TEMPLATE } from './cdk-out';
import { Command, inTurns } from './processes';
import { report, Target } from './report';
import { DEMO_FOLDER, ROOT, Run } from '../test/demo/processes';
import { pythonWith } from '../test/demo/python';

const BIN = join(ROOT, 'lib/cli/hasty-buckets.js');
const ROLES = [1, 10, 100, 1000];

const TARGETS: readonly Target[] = [
  { what: 'the audit against an empty node', of: 'audit', to: 'node -e 0', most: 2 },
  { what: 'cfn-lint against the audit', of: 'cfn-lint', to: 'audit', least: 5 },
  { what: 'checkov against the audit', of: 'checkov', to: 'audit', least: 12 },
  ...ROLES.slice(1).map((roles): Target => ({ what: `${roles} roles against one`, of: rolesName(roles), to: rolesName(1), ...(roles === 1000 && { most: 15 }) })),
];

async function main(): Promise<void> {
  const run = new Run();
  try {
    run.log('setting the clone up');
    await run.exec(process.execPath, [join(ROOT, 'test/support/setup.mjs')]);
    const cfnLint = await pythonWith(run, join(ROOT, 'test/e2e/requirements.txt'), join(DEMO_FOLDER, 'cfn-lint'));
    const checkov = await pythonWith(run, join(__dirname, 'checkov-requirements.txt'), join(DEMO_FOLDER, 'checkov'));
    run.log('measuring');
    const env = { ...process.env, HOME: run.folder, TMPDIR: run.folder, NO_COLOR: '1', NODE_OPTIONS: '' };
    report(inTurns([...nodes(run), ...linters(cfnLint, checkov)], env), TARGETS);
  } finally {
    await run.end();
  }
}

function nodes({ folder }: Run): Command[] {
  const node = (name: string, times: number, ...args: string[]): Command => ({ name, command: process.execPath, args, times });
  return [
    node('node -e 0', 21, '-e', '0'),
    node('audit', 21, BIN, 'audit', TEMPLATE),
    ...ROLES.map((roles) => node(rolesName(roles), roles < 100 ? 21 : 5, BIN, 'audit', cdkOut(join(folder, `${roles}`), roles))),
  ];
}

/** Their results do not matter here, only that they get to them without asking the network. */
function linters(cfnLint: string, checkov: string): Command[] {
  return [
    { name: 'cfn-lint', command: cfnLint, args: ['-c', 'import sys; from cfnlint.runner import main; sys.exit(main())', '--', TEMPLATE], times: 5 },
    {
      name: 'checkov',
      command: checkov,
      times: 5,
      args: ['-m', 'checkov.main', '--file', TEMPLATE, '--framework', 'cloudformation', '--skip-download', '--quiet', '--compact', '--soft-fail'],
    },
  ];
}

function rolesName(roles: number): string {
  return `audit, ${roles} role${roles === 1 ? '' : 's'}`;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
