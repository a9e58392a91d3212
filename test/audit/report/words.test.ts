import { capital, headline, meaningOf, rowsOf, verdictOf, witnessSentence } from '../../../src/audit/report/words';
import { ACCEPTED, MOUNT, OPEN_TRUST, reportOf } from '../../support/audit-report';

test('the headline counts what nobody has accepted, and says how much somebody has', () => {
  expect(headline(reportOf())).toBe('fail: 1 error, 1 that cannot be told, 1 acknowledged');
  expect(headline(reportOf({ verdict: 'pass', scopeJudged: true, findings: [] }))).toBe('pass');
  expect(headline(reportOf({ verdict: 'pass', scopeJudged: true, findings: [{ ...ACCEPTED, acknowledged: undefined }] }))).toBe('pass: 1 warning');
});

test('a pass without an expectation says that the scope was not judged', () => {
  expect(verdictOf(reportOf({ verdict: 'pass' }))).toBe('pass, scope not judged');
  expect(meaningOf(reportOf({ verdict: 'pass' }))).toContain('for you to compare');
  expect(verdictOf(reportOf({ verdict: 'pass', scopeJudged: true }))).toBe('pass');
});

test('no access is said in words of its own', () => {
  expect(verdictOf(reportOf({ verdict: 'no access' }))).toBe('no access for Hasty found');
});

test('every verdict has a meaning', () => {
  expect((['pass', 'fail', 'cannot tell', 'no access'] as const).map((verdict) => meaningOf(reportOf({ verdict }))).every((meaning) => meaning.length > 20)).toBe(true);
});

test('a witness reads as a sentence', () => {
  const witness = { ...OPEN_TRUST.witness!, choices: {} };
  expect(witnessSentence(witness)).toBe("as anyone in Hasty's account 718860067770, sts:AssumeRole on ${ImagesRole} without sts:ExternalId is allowed");
  expect(witnessSentence({ ...witness, principal: '111122223333' })).toContain('as anyone in account 111122223333, ');
  expect(witnessSentence({ ...witness, principal: 'hasty@acme.iam.gserviceaccount.com' })).toContain('as hasty@acme.iam.gserviceaccount.com, ');
  expect(witnessSentence({ ...witness, context: { 'sts:externalid': 'x' } })).toContain(' with sts:externalid = "x" is allowed');
  expect(witnessSentence({ ...witness, action: 's3:GetObject', answer: 'refused', choices: { A: 'true', B: 'no' } })).toMatch(/Role} is refused when A is true and B is no$/);
});

test('a mount is told in rows, and what does not hold is said', () => {
  const rows = Object.fromEntries(rowsOf({ ...MOUNT, prefixes: [''], actions: [], corsOrigins: undefined, sessionSeconds: 5000 }));
  expect(rows).toMatchObject({ 'reads': 'the whole bucket', 'may': 'nothing', 'in browsers': 'CORS is not managed by these documents', 'session': '5000 s', 'until': 'it does not end by itself' });
  expect(Object.keys(Object.fromEntries(rowsOf({ ...MOUNT, cloud: 'gcs', externalId: undefined, sessionSeconds: undefined })))).not.toContain('ExternalId');
});

test('a sentence begins with a capital, a name as it is written', () => {
  expect(['it depends', 's3:GetObject is refused', 'arn:aws:s3:::acme', '${Role} can', 'data.aws_x.y is', 'acme-images takes'].map(capital))
    .toEqual(['It depends', 's3:GetObject is refused', 'arn:aws:s3:::acme', '${Role} can', 'data.aws_x.y is', 'acme-images takes']);
});
