import { audit } from '../../src/audit';
import { text } from '../../src/audit/report/text';
import { codeBlocksOf } from '../support/markdown';
import { read } from '../support/source';

const blocks = codeBlocksOf(read('README.md')).filter(({ language }) => language === 'text').map(({ code }) => code.trim());
const template = read('test/examples/aws-new-bucket.template.json');

/** What a terminal of 80 columns shows. */
function reportOf(name: string, content: string): string {
  return text(audit([{ name, text: content }]), { colour: false, width: 80 });
}

test('the README shows what the audit says of its first example', () => {
  expect(blocks).toContain(reportOf('cdk.out/HastyNewBucket.template.json', template).trim());
});

test('the README shows what it says of the example without the ExternalId', () => {
  const changed = JSON.parse(template);
  delete changed.Resources.ImagesMountRole8C04B2E6.Properties.AssumeRolePolicyDocument.Statement[0].Condition;
  const report = reportOf('template.json', JSON.stringify(changed, undefined, 2));
  const findings = report.slice(report.indexOf('Findings\n'), report.indexOf('This rests on'));
  expect(report).toContain('\nfail: 1 error\n');
  expect(blocks).toContain(findings.trim());
});
