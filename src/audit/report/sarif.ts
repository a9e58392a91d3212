import { isAbsolute, relative, resolve } from 'node:path';
import { levelOf, witnessSentence } from './words';
import { Finding, Severity } from '../finding';
import { AuditReport } from '../report';
import { Rule } from '../rule';

type RuleText = Pick<Rule, 'id' | 'severity' | 'reason' | 'fix' | 'contract'>;

const HOME = 'https://github.com/acme/hasty-bucket-constructs';

/** How GitHub sorts findings of security tools: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
const SECURITY_SEVERITY: Record<Severity, string> = { error: '8.0', warning: '5.0', note: '1.0' };

/**
 * The report in SARIF 2.1.0, for code scanning.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif(report: AuditReport, rules: readonly RuleText[]): string {
  const index = new Map(rules.map(({ id }, position) => [id, position]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'hasty-buckets', informationUri: HOME, rules: rules.map(descriptor) } },
      columnKind: 'utf16CodeUnits',
      artifacts: report.files.map((file) => ({ location: { uri: uriOf(file) } })),
      results: report.findings.map((finding) => result(finding, index.get(finding.rule))),
      properties: { verdict: report.verdict, scopeJudged: report.scopeJudged },
    }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptor({ id, severity, reason, fix, contract }: RuleText): object {
  return {
    id,
    shortDescription: { text: sentence(reason) },
    help: { text: `${sentence(reason)}\n\nFix: ${sentence(fix)}\n\nContract: ${contract}` },
    helpUri: `${HOME}/blob/main/docs/audit-rules.md#${id}`,
    defaultConfiguration: { level: severity },
    properties: { 'tags': ['security'], 'security-severity': SECURITY_SEVERITY[severity] },
  };
}

/**
 * What cannot be told is a result of kind `fail` like any other: of kind `open`, which the standard has for it, the level would
 * have to be `none`, and GitHub would not show it though the audit has failed (section 3.27.9).
 */
function result(finding: Finding, ruleIndex: number | undefined): object {
  const { acknowledged, at, construct, fix, message, rule, severity, status, witness } = finding;
  const said = [
    status === 'fail' ? sentence(message) : `Cannot tell: ${sentence(message)}`,
    ...(witness ? [`Because: ${witnessSentence(witness)}.`] : []),
    `Fix: ${sentence(fix)}`,
  ];
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: severity,
    message: { text: said.join('\n') },
    locations: [{
      physicalLocation: { artifactLocation: { uri: uriOf(at.file) }, region: { startLine: at.line, startColumn: at.column } },
      logicalLocations: [{ fullyQualifiedName: construct ?? at.path }],
    }],
    ...(acknowledged !== undefined && { suppressions: [{ kind: 'external', status: 'accepted', justification: acknowledged }] }),
    properties: { status: levelOf(finding) },
  };
}

/** A file relative to where the command runs, as GitHub wants it; slashes are forward on every system. */
function uriOf(file: string): string {
  const path = isAbsolute(file) || file.startsWith('.') ? relative('.', resolve(file)) : file;
  return path.split(/[\\/]/).map(encodeURIComponent).join('/');
}

function sentence(text: string): string {
  return `${text.replace(/^[a-z]/, (letter) => letter.toUpperCase()).replace(/\.$/, '')}.`;
}
