import { audited, Change, read, role, template, told, witnesses } from '../../support/audited';

const expected = audited(template()).access;
const prefixes = (...folders: string[]): Change => (t) => { read(t).Resource = folders.map((folder) => `arn:aws:s3:::acme-images/${folder}*`); };

test('what was agreed passes, and its scope is judged', () => {
  expect(told('access-expected', template(), { expected })).toEqual([]);
  expect(audited(template(), { expected })).toMatchObject({ verdict: 'pass', scopeJudged: true });
  expect(audited(template())).toMatchObject({ verdict: 'pass', scopeJudged: false });
});

test('without an agreement nothing is compared', () => {
  expect(told('access-expected', template(prefixes('aerial/')))).toEqual([]);
});

test.each<[string, Change, string]>([
  ['another folder more', prefixes('street/', 'aerial/'), '+ aerial/'],
  ['another folder instead', prefixes('aerial/'), '+ aerial/'],
  ['a folder above', prefixes(''), '+ '],
  ['a longer session', (t) => { role(t).MaxSessionDuration = 43200; }, '43200'],
])('drift is an error: %s', (_, change, line) => {
  const findings = told('access-expected', template(change), { expected });
  expect(findings).toContainEqual(expect.stringContaining(line));
  expect(findings.every((finding) => finding.startsWith('error at '))).toBe(true);
});

test('the witness of a wider scope is an object that nobody agreed to', () => {
  expect(witnesses('access-expected', template(prefixes('street/', 'aerial/')), { expected })[0]).toMatchObject({
    action: 's3:GetObject', resource: 'arn:aws:s3:::acme-images/aerial/', answer: 'allowed',
  });
});
