import { text } from '../../../src/audit/report/text';
import { hostileReport, reportOf } from '../../support/audit-report';

const plain = { colour: false, width: 80 };

test('who was judged comes first, then the verdict, what it rests on last', () => {
  const lines = text(reportOf(), plain).trimEnd().split('\n');
  expect(lines[0]).toMatch(/^Judged as Hasty  /);
  expect(lines).toContain('fail: 1 error, 1 that cannot be told, 1 acknowledged');
  expect(lines.slice(-2)).toEqual(['1. only these documents were read', '2. whoever may change IAM is trusted']);
  const order = ['Judged as Hasty', 'fail', 'What Hasty can do', 'Findings', 'Acknowledged', 'This rests on'].map((heading) => lines.findIndex((line) => line.startsWith(heading)));
  expect(order).toEqual([...order].sort((one, other) => one - other));
  expect(order).not.toContain(-1);
});

test('a finding says where, why, what to do, and how to accept it', () => {
  const page = text(reportOf(), plain).replace(/\s+/g, ' ');
  expect(page).toContain('error cdk.out/Acme.template.json:12:9 trust-external-id the role can be assumed without an ExternalId');
  expect(page).toContain('construct Acme/Images/Role');
  expect(page).toContain("because as anyone in Hasty's account 718860067770, sts:AssumeRole on ${ImagesRole} without sts:ExternalId is allowed when IsProduction is true");
  expect(page).toContain("accept --acknowledge trust-external-id='the reason'");
  expect(page).toContain('error, cannot tell cdk.out/Acme.template.json:40:5 rights-objects');
  expect(page).toContain('bucket-lifecycle: objects expire (imported by COPY)');
});

test.each([40, 80, 200])('at %d columns no line is longer, nor longer than is easy to read', (width) => {
  const lines = [text(reportOf(), { colour: false, width }), text(hostileReport(), { colour: false, width })].join('').split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(Math.min(width, 100));
});

test('colours are there when asked for, and never otherwise, whatever a template holds', () => {
  const colours = /\u001b\[\d+m/; // eslint-disable-line no-control-regex
  expect(text(reportOf(), { colour: true, width: 80 })).toMatch(colours);
  expect(text(hostileReport(), plain)).not.toContain('\u001b');
  expect(text(reportOf(), { colour: true, width: 80 }).replace(new RegExp(colours, 'g'), '')).toBe(text(reportOf(), plain));
});

test('a report without access and findings is short', () => {
  const page = text(reportOf({ verdict: 'no access', findings: [], access: { version: 1, mounts: [] }, assumptions: ['x'] }), plain);
  expect(page).toBe([
    'Judged as Hasty  every principal of the AWS account 718860067770', 'Read             cdk.out/Acme.template.json, other.json', '',
    'no access for Hasty found', 'nothing in these documents lets Hasty in', '', 'This rests on', '', '1. x', '',
  ].join('\n'));
});
