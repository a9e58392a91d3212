import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditCommand, exitCode } from '../../src/cli/audit';
import { manifestCommand } from '../../src/cli/manifest';
import { ACCEPTED, OPEN_TRUST, reportOf } from '../support/audit-report';
import { read, ROOT } from '../support/source';
import { fakeTerminal } from '../support/terminal';

const OURS = 'test/examples/aws-new-bucket.template.json';
const folder = mkdtempSync(join(tmpdir(), 'hasty-audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

function audit(...args: string[]) {
  const terminal = fakeTerminal();
  return { code: auditCommand(args, terminal), ...terminal.written };
}

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

describe('exit codes', () => {
  const warning = { ...ACCEPTED, acknowledged: undefined };

  test.each([
    ['pass', [], 'error', false, 0],
    ['pass', [warning], 'error', false, 0],
    ['pass', [warning], 'warning', false, 1],
    ['pass', [ACCEPTED], 'warning', false, 0],
    ['pass', [{ ...warning, severity: 'note' as const }], 'warning', false, 0],
    ['fail', [OPEN_TRUST], 'error', false, 1],
    ['cannot tell', [], 'error', false, 1],
    ['no access', [], 'error', false, 0],
    ['no access', [], 'error', true, 1],
  ] as const)('%s with %j, failing on %s, access required: %s', (verdict, findings, failOn, requireAccess, code) => {
    expect(exitCode(reportOf({ verdict, findings }), failOn, requireAccess)).toBe(code);
  });
});

describe('of templates', () => {
  test('ours passes, and its scope is not judged', () => {
    expect(audit(join(ROOT, OURS))).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^pass, scope not judged/m) });
  });

  test('one that lets anyone in without an ExternalId fails', () => {
    const open = file('open.json', read(OURS).replace('"StringEquals"', '"StringNotEquals"'));
    expect(audit(open)).toMatchObject({ code: 1, out: expect.stringMatching(/^fail/m) });
  });

  test('one that has nothing to do with Hasty has no access, which may be demanded', () => {
    const other = file('other.json', '{ "Resources": { "Queue": { "Type": "AWS::SQS::Queue" } } }');
    expect(audit(other)).toMatchObject({ code: 0, out: expect.stringMatching(/^no access for Hasty found/m) });
    expect(audit(other, '--require-access').code).toBe(1);
  });

  test('what was agreed passes, and what opens more does not, with the folder shown', () => {
    const terminal = fakeTerminal();
    manifestCommand([join(ROOT, OURS)], terminal);
    const { mounts: [{ prefixes }] } = JSON.parse(terminal.written.out);
    const agreed = file('hasty-access.json', terminal.written.out);
    expect(audit(join(ROOT, OURS), '--expect', agreed)).toMatchObject({ code: 0, out: expect.stringMatching(/^pass(?!, scope)/m) });
    const less = file('less.json', terminal.written.out.replace(JSON.stringify(prefixes[0]), '"elsewhere/"'));
    const { code, out } = audit(join(ROOT, OURS), '--expect', less);
    expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining(`+ ${prefixes[0]}`) });
  });
});

describe('options', () => {
  test('a report goes to a file, and the verdict to whoever watches', () => {
    const target = join(folder, 'report.sarif');
    const { code, out, err } = audit(join(ROOT, OURS), '--format', 'sarif', '--output', target);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toMatch(/^pass.*; the report is in .*report.sarif\n$/);
    expect(JSON.parse(readFileSync(target, 'utf8')).version).toBe('2.1.0');
  });

  test.each([
    [['--format', 'xml'], /--format must be one of text, json, markdown, sarif, html, got: "xml"/],
    [['--fail-on', 'note'], /--fail-on must be one of error, warning/],
    [['--acknowledge', 'no-such-rule=x'], /an acknowledgement must name a rule, got: "no-such-rule"/],
    [['--expect', OURS], /expected the fields|expected the field/],
    [['--expect', 'test/examples'], /--expect must be one file, got a folder: test\/examples/],
  ])('refused: %j', (args, message) => {
    expect(() => audit(join(ROOT, OURS), ...args)).toThrow(message);
  });
});
