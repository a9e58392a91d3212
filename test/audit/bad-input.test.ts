import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit } from '../../src/audit/audit';
import { DocumentError } from '../../src/audit/document/document-error';
import { documentsAt } from '../../src/audit/files';
import { template } from '../support/audited';

const folder = mkdtempSync(join(tmpdir(), 'hasty-bad-input-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is said of a file, without the folder that it is in. */
function refusal(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  try {
    return `no refusal: ${audit(documentsAt([path])).verdict}`;
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return error.message.replace(`${folder}/`, '');
  }
}

const RIGHT = JSON.stringify(template(), null, 1);
const deep = (levels: number) => `{ "Resources": ${'{ "a": '.repeat(levels)}1${'}'.repeat(levels)} }`;

test.each<[string, string, string | Buffer, RegExp]>([
  ['truncated JSON', 'a.json', RIGHT.slice(0, -40), /^a\.json:\d+:\d+: expected /],
  ['JSON with more behind it', 'a.json', `${RIGHT}\n{}`, /^a\.json:\d+:1: expected /],
  ['a list', 'a.json', '[]', /^a\.json:1:1: expected /],
  ['a string', 'a.json', '"Resources"', /^a\.json:1:1: expected /],
  ['nothing', 'a.json', '', /^a\.json(:1:1)?: /],
  ['spaces', 'a.json', ' \n ', /^a\.json.*: /],
  ['an object that is no template', 'a.json', '{ "name": "acme" }', /^a\.json:1:1: expected /],
  ['deep nesting', 'a.json', deep(100_000), /^a\.json:1:\d+: .*levels/],
  ['nesting without an end', 'a.json', '['.repeat(1_000_000), /^a\.json:1:\d+: .*levels/],
  ['a key twice', 'a.json', RIGHT.replace('"RoleName"', '"MaxSessionDuration": 1, "RoleName"'), /^a\.json:\d+:\d+: .*"MaxSessionDuration" again/],
  ['a key twice, the second time in escapes', 'a.json', '{ "Resources": {}, "\\u0052esources": {} }', /^a\.json:1:\d+: .*"Resources" again/],
  ['a key of the prototype twice', 'a.json', '{ "__proto__": 1, "__proto__": 2 }', /^a\.json:1:\d+: .*"__proto__" again/],
  ['bytes that are no UTF-8', 'a.json', Buffer.concat([Buffer.from(RIGHT.slice(0, 100)), Buffer.from([0xff, 0xfe])]), /^a\.json: expected text in UTF-8/],
  ['several YAML documents', 'a.yaml', 'Resources: {}\n---\nResources: {}\n', /^a\.yaml:\d+:\d+: /],
  ['a YAML alias', 'a.yaml', 'Resources: { A: &a { Type: "AWS::S3::Bucket" }, B: *a }\n', /^a\.yaml:1:\d+: /],
  ['an unknown YAML tag', 'a.yaml', 'Resources: { A: { Type: !Reff Bucket } }\n', /^a\.yaml:1:\d+: /],
  ['a YAML key twice', 'a.yaml', 'Resources: {}\nResources: {}\n', /^a\.yaml:2:1: /],
  ['YAML that is indented wrong', 'a.yaml', 'Resources:\n  A:\n Type: x\n', /^a\.yaml:\d+:\d+: /],
  ['a policy text that is no JSON', 'cdk.tf.json', JSON.stringify({ resource: { aws_iam_role: { hasty: { name: 'x', assume_role_policy: '{ "Statement": [' } } } }), /^(cdk\.tf\.json:\d+:\d+: |no refusal: cannot tell)/],
])('%s is refused with its place, and never passes', (_, name, content, message) => {
  const said = refusal(name, content);
  expect(said).toMatch(message);
  expect(said.split('\n')).toHaveLength(1);
});

test('keys of the prototype are keys like others, and change nothing', () => {
  const polluted = JSON.parse(RIGHT);
  const text = JSON.stringify(polluted).replace('"RoleName"', '"__proto__": { "polluted": true }, "constructor": { "prototype": {} }, "RoleName"');
  const { verdict } = audit([{ name: 'a.json', text }]);
  expect(verdict).not.toBe('no access');
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('resources may be called as the members of objects are', () => {
  const named = template((t) => { t.Resources.constructor = t.Resources.Hasty; delete t.Resources.Hasty; });
  expect(audit([{ name: 'a.json', text: JSON.stringify(named) }], { now: new Date('2026-11-22T00:00:00Z') }).verdict).toBe('pass');
});

test('a folder without templates, and a path that is not there, are named', () => {
  mkdirSync(join(folder, 'empty'));
  writeFileSync(join(folder, 'empty', 'package.json'), '{}');
  expect(() => documentsAt([join(folder, 'empty')])).toThrow(/empty: expected a folder with templates/);
  expect(() => documentsAt([join(folder, 'none')])).toThrow(/none: expected a file or a folder that can be read; it does not exist/);
});

test('a template of 50 MB is read in seconds', () => {
  const many = Array.from({ length: 50 }, (_, index) => `"Pad${index}": ${JSON.stringify({ Type: 'AWS::SSM::Parameter', Properties: { Value: 'x'.repeat(1024 * 1024) } })}`).join(',\n');
  const text = RIGHT.replace('"Resources": {', `"Resources": { ${many},`);
  const start = Date.now();
  expect(text.length).toBeGreaterThan(50 * 1024 * 1024);
  expect(audit([{ name: 'a.json', text }], { now: new Date('2026-11-22T00:00:00Z') }).verdict).toBe('pass');
  expect(Date.now() - start).toBeLessThan(10_000);
});
