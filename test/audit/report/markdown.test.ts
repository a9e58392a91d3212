import { markdown } from '../../../src/audit/report/markdown';
import { hostileReport, manifestOf, OPEN_TRUST, reportOf } from '../../support/audit-report';

test('a comment says the verdict, the findings and what Hasty can do', () => {
  const page = markdown(reportOf());
  expect(page.split('\n')[0]).toBe("### ❌ Hasty's access: fail&#58; 1 error, 1 that cannot be told, 1 acknowledged");
  expect(page).toContain('- **error** <code>trust-external-id</code> at <code>cdk.out/Acme.template.json&#58;12&#58;9</code>');
  expect(page).toContain('| reads | <code>street/2026/</code> |');
  expect(page).toContain('<code>bucket-lifecycle</code>: imported by COPY');
});

test('nothing of a template becomes HTML, Markdown, a mention, a reference or a link', () => {
  const page = markdown(hostileReport());
  expect([...new Set(page.match(/<[^>]*>/g))].sort()).toEqual(['</code>', '</details>', '</summary>', '<br>', '<code>', '<details>', '<summary>']);
  expect(page).not.toMatch(/@|`x|\*\*b|\]\(|https?:|\u001b|\u202e|(?<!&)#1/);
  const cells = page.split('\n').filter((line) => line.startsWith('|')).map((line) => line.split('|').length);
  expect(new Set(cells)).toEqual(new Set([4]));
  expect(page.replace(/<code>.*?<\/code>/g, '')).not.toMatch(/&#64;(?!&#8288;)/);
});

test('a comment has fewer characters than GitHub takes, and says how much is left out', () => {
  const findings = Array.from({ length: 2_000 }, () => OPEN_TRUST);
  const mounts = Array.from({ length: 500 }, (_, index) => ({ bucket: `acme-${index}` }));
  const page = markdown(reportOf({ findings, access: manifestOf(...mounts), files: Array.from({ length: 5_000 }, (_, index) => `stack-${index}.json`) }));
  expect(page.length).toBeLessThan(65_536);
  expect(page).toMatch(/_\d+ more; `--format text` shows them all._/);
  expect(markdown(reportOf({ findings: [{ ...OPEN_TRUST, message: '|'.repeat(1e6) }] })).length).toBeLessThan(65_536);
});
