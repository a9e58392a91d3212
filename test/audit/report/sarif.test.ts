import { join, resolve } from 'node:path';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv';
import { sarif } from '../../../src/audit/report/sarif';
import { ACCEPTED, hostileReport, OPEN_TRUST, reportOf } from '../../support/audit-report';

const RULES = [OPEN_TRUST, ACCEPTED].map(({ rule, severity, fix }) => ({ id: rule, severity, reason: 'a reason', fix, contract: 'https://acme.example/contract' }));
// draft 4 in name only: nothing in it means something else in draft 7, which ajv knows
const { $schema: draft4, id, ...draft7 } = schema;
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(draft7);
const runOf = (report = reportOf()) => JSON.parse(sarif(report, RULES)).runs[0];

test.each([
  ['a report', reportOf()],
  ['one without findings', reportOf({ verdict: 'pass', findings: [] })],
  ['a hostile one', hostileReport()],
])('%s is valid SARIF 2.1.0', (_, report) => {
  expect([validate(JSON.parse(sarif(report, RULES))), validate.errors]).toEqual([true, null]);
});

test('what is not SARIF 2.1.0 is noticed', () => {
  expect([draft4, id]).toEqual(['http://json-schema.org/draft-04/schema#', expect.stringContaining('sarif-2.1.0-rtm.5')]);
  const text = sarif(reportOf(), RULES);
  expect([text.replace('"2.1.0"', '"2.0.0"'), text.replace('"level": "error"', '"level": "bad"'), text.replace('"message"', '"massage"')]
    .filter((other) => validate(JSON.parse(other)))).toEqual([]);
});

test('a finding stands on its line, with level, rule, witness and fix', () => {
  const [first] = runOf().results;
  expect(first).toMatchObject({ ruleId: 'trust-external-id', ruleIndex: 0, level: 'error' });
  expect(first.locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'cdk.out/Acme.template.json' }, region: { startLine: 12, startColumn: 9 },
  });
  expect(first.message.text).toBe('The role can be assumed without an ExternalId.\n'
    + "Because: as anyone in Hasty's account 718860067770, sts:AssumeRole on ${ImagesRole} without sts:ExternalId is allowed when IsProduction is true.\n"
    + 'Fix: Demand the ExternalId of your workspace by StringEquals.');
});

test('what cannot be told is shown on its line too, since it fails the audit', () => {
  const [, unknown] = runOf().results;
  expect(unknown).toMatchObject({ level: 'error', properties: { status: 'error, cannot tell' } });
  expect(unknown).not.toHaveProperty('kind');
  expect(unknown.message.text).toMatch(/^Cannot tell: /);
});

test('what is acknowledged is suppressed, with the reason', () => {
  const [first, , accepted] = runOf().results;
  expect(accepted.suppressions).toEqual([{ kind: 'external', status: 'accepted', justification: 'imported by COPY' }]);
  expect(first).not.toHaveProperty('suppressions');
});

test('every rule says why, and what to do', () => {
  const { rules } = runOf().tool.driver;
  expect(rules.map((rule: { id: string }) => rule.id)).toEqual(['trust-external-id', 'bucket-lifecycle']);
  expect(rules[0]).toMatchObject({ defaultConfiguration: { level: 'error' }, properties: { 'security-severity': '8.0' } });
  expect(rules[0].help.text).toContain('Fix: Demand the ExternalId');
});

test.each([
  ['./cdk.out/A b.json', 'cdk.out/A%20b.json'],
  [resolve('cdk.out/x.json'), 'cdk.out/x.json'],
  [join('cdk.out', 'x.json'), 'cdk.out/x.json'],
  ['100%#?.json', '100%25%23%3F.json'],
])('the file %s is named %s, relative to where the command runs', (file, uri) => {
  expect(runOf(reportOf({ files: [file] })).artifacts).toEqual([{ location: { uri } }]);
});
