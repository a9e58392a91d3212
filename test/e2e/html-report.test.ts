import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Browser } from './browser';
import { chromium } from './chromium';
import { audit, AuditReport, formatManifest, parseManifest } from '../../src/audit';
import { html } from '../../src/audit/report/html';
import { Run } from '../demo/processes';
import { hostileReport, manifestOf, reportOf } from '../support/audit-report';
import { ROOT } from '../support/source';

type Properties = Record<string, any>;

const NARROW = 400;
const WIDE = 1200;
const A4 = 794; // pixels of CSS

const text = readFileSync(join(ROOT, 'test/examples/aws-new-bucket.template.json'), 'utf8');

/** The example after a change of its role. */
function changed(change: (role: Properties) => void): AuditReport {
  const template = JSON.parse(text);
  change(Object.values<Properties>(template.Resources).find(({ Type }) => Type === 'AWS::IAM::Role')!.Properties);
  return audit([{ name: 'changed.template.json', text: JSON.stringify(template) }]);
}

const agreed = () => {
  const document = { name: 'aws-new-bucket.template.json', text };
  return audit([document], { expected: parseManifest({ name: 'hasty-access.json', text: formatManifest(audit([document]).access) }) });
};
const anyExternalId = () => changed((role) => delete role.AssumeRolePolicyDocument.Statement[0].Condition);
const policyFromElsewhere = () => changed((role) => {
  const { PolicyDocument } = role.Policies[0];
  PolicyDocument.Statement = PolicyDocument.Statement.filter(({ Effect }: Properties) => Effect === 'Allow'); // the fence would make it known
  role.ManagedPolicyArns = [{ 'Fn::ImportValue': 'SharedPolicy' }];
});
const queue = () => audit([{ name: 'queue.json', text: '{ "Resources": { "Queue": { "Type": "AWS::SQS::Queue" } } }' }]);
const manyMounts = () => reportOf({
  access: manifestOf(...Array.from({ length: 20 }, (_, index) => ({ bucket: `acme-${'images'.repeat(9)}-${index}`, prefixes: ['a/'.repeat(200), 'b/', 'c/', 'd/', 'e/', 'f/'] }))),
});

let run: Run;
let browser: Browser;
beforeAll(async () => {
  run = new Run(console.log);
  browser = new Browser(run, await chromium(run));
}, 300_000);
afterAll(() => run.end());

describe.each([
  ['the example', 'pass', agreed, "Hasty's access: pass", 'What is refused'],
  ['a role for any ExternalId', 'fail', anyExternalId, 'fail: 1 error', 'with any ExternalId, or none'],
  ['a policy from elsewhere', 'cannot tell', policyFromElsewhere, 'cannot tell: ', 'SharedPolicy'],
  ['a queue', 'no access', queue, 'no access for Hasty found', 'Everything.'],
  ['many mounts', 'fail', manyMounts, 'What Hasty can do', 'and 8 more, in the tables below'],
  ['hostile names', 'fail', hostileReport, '<script>alert(1)</script>', '<img src=x onerror=alert(1)>'],
])('the HTML report of %s', (_, verdict, report, ...words) => {
  const page = () => html(report());

  test(`is of the verdict ${verdict}`, () => expect(report().verdict).toBe(verdict));

  test.each([NARROW, WIDE])('is readable without scripts, and scrolls in one direction alone, at %i pixels', async (width) => {
    const look = await browser.look(page(), { width });
    for (const word of words) expect(look.text).toContain(word);
    expect(look.overhang).toBe(0);
    const picture = join(run.folder, `${width}.png`);
    writeFileSync(picture, look.screenshot);
    expect(sizeOf(picture)).toEqual({ width, height: expect.any(Number) });
    expect(new Set(look.screenshot).size).toBeGreaterThan(200); // an empty page has few
  });

  test('fits on paper', async () => {
    expect((await browser.look(page(), { width: A4, media: 'print' })).overhang).toBe(0);
  });

  test.each([[false], [true]])('asks the network for nothing and has no errors, also where scripts may run (dark: %p)', async (dark) => {
    const { requests, complaints } = await browser.look(page(), { width: WIDE, scripts: true, dark });
    expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
  });
});

test('light and dark look different', async () => {
  const [light, dark] = await Promise.all([false, true].map((theme) => browser.look(html(agreed()), { width: WIDE, dark: theme })));
  expect(light.screenshot.equals(dark.screenshot)).toBe(false);
});

test('what a page does wrong is noticed', async () => {
  const wrong = '<!doctype html><img src="http://127.0.0.1:9/x.png"><div style="width: 2000px">wide</div><script>console.error("seen")</script>';
  const look = await browser.look(wrong, { width: WIDE, scripts: true });
  expect(look.requests).toEqual(['http://127.0.0.1:9/x.png']);
  expect(look.complaints.join()).toContain('seen');
  expect(look.overhang).toBeGreaterThan(700);
  const { complaints } = await browser.look(wrong, { width: WIDE });
  expect(complaints.join()).not.toContain('seen');
});

/** Of a PNG: https://www.w3.org/TR/png/#11IHDR */
function sizeOf(file: string): { width: number; height: number } {
  const bytes = readFileSync(file);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
