import { HastyContract } from '../contract';
import { awsAccess } from './access/aws-access';
import { namedRoles } from './access/named-roles';
import { checkAcknowledgements } from './acknowledgements';
import { Analysis } from './analysis';
import { ASSUMPTIONS } from './assumptions';
import { azureAccess } from './azure/access';
import { Document } from './document/document';
import { show } from './document/text';
import { Finding } from './finding';
import { gcpAccess } from './gcp/access';
import { Manifest } from './manifest';
import { manifestOf } from './manifest-of';
import { read } from './read';
import { AuditReport, Verdict } from './report';
import { RULES } from './rules';
import { checkSubjects } from './subjects';

/** How an audit may be told more than the documents say. */
export interface AuditOptions {
  /**
   * What was agreed: what `parseManifest` reads.
   *
   * @default - the form is judged, the folders are only stated
   */
  readonly expected?: Manifest;
  /**
   * Who is Hasty, beside its AWS account: ARNs or names of roles, emails of service accounts, names of storage accounts.
   *
   * @default - who the documents say
   */
  readonly subjects?: readonly string[];
  /**
   * Values of parameters of CloudFormation and of variables of a `cdk.tf.json`, by name.
   *
   * @default - the deployer may give any
   */
  readonly parameters?: Readonly<Record<string, string>>;
  /**
   * Rules whose findings are accepted, with the reason.
   *
   * @default - none
   */
  readonly acknowledge?: Readonly<Record<string, string>>;
  /**
   * The time from which on requests are judged.
   *
   * @default - the present
   */
  readonly now?: Date;
}

/**
 * Says what Hasty can do by some documents, and whether that is the contract and nothing more. All documents are one system.
 *
 * @throws DocumentError when a document cannot be read or understood
 * @throws when an acknowledgement names no rule, or has no reason
 * @example
 * import { readFileSync } from 'node:fs';
 * import { audit } from 'hasty-bucket-constructs/audit';
 *
 * const name = 'cdk.out/HastyNewBucket.template.json';
 * const { verdict, findings } = audit([{ name, text: readFileSync(name, 'utf8') }]);
 * console.log(verdict, findings.map(({ message }) => message));
 */
export function audit(documents: readonly Document[], options: AuditOptions = {}): AuditReport {
  const { acknowledge = {} } = options;
  checkAcknowledgements(acknowledge);
  const facts = read(documents, options.parameters ?? {});
  const analysis: Analysis = { facts, expected: options.expected, subjects: options.subjects ?? [], now: options.now ?? new Date() };
  checkSubjects(analysis);
  const findings = findingsOf(analysis, acknowledge);
  const access = manifestOf(analysis);
  return {
    version: 1,
    verdict: verdictOf(analysis, findings, access),
    scopeJudged: options.expected !== undefined,
    subjects: subjectsOf(analysis),
    files: facts.files,
    findings,
    access,
    assumptions: ASSUMPTIONS,
  };
}

const ORDER = ['error', 'warning', 'note'];

function findingsOf(analysis: Analysis, acknowledge: Readonly<Record<string, string>>): Finding[] {
  const findings = RULES.flatMap((rule) => rule.check(analysis).map((found): Finding => ({
    rule: rule.id,
    severity: found.severity ?? rule.severity,
    status: found.status ?? 'fail',
    message: found.message,
    fix: found.fix ?? rule.fix,
    at: { file: found.at.file, line: found.at.line, column: found.at.column, path: found.at.path },
    ...(found.construct !== undefined && { construct: found.construct }),
    ...(found.witness && { witness: found.witness }),
    ...(Object.hasOwn(acknowledge, rule.id) && { acknowledged: acknowledge[rule.id] }),
  })));
  const key = ({ severity, at, rule, message }: Finding) => [ORDER.indexOf(severity), at.file, String(at.line).padStart(9, '0'), rule, message].join('\0');
  const distinct = new Map(findings.map((finding) => [key(finding), finding]));
  return [...distinct].sort(([one], [other]) => one < other ? -1 : 1).map(([, finding]) => finding);
}

function verdictOf(analysis: Analysis, findings: readonly Finding[], access: Manifest): Verdict {
  const errors = findings.filter(({ severity, acknowledged }) => severity === 'error' && acknowledged === undefined);
  if (errors.some(({ status }) => status === 'fail')) return 'fail';
  if (errors.length > 0) return 'cannot tell';
  const touched = awsAccess(analysis).roles.length > 0 || gcpAccess(analysis).touched || azureAccess(analysis).touched;
  return touched || access.mounts.length > 0 ? 'pass' : 'no access';
}

function subjectsOf(analysis: Analysis): string[] {
  return [
    `every principal of the AWS account ${HastyContract.ACCOUNT_ID}, and every role that it can assume`,
    ...namedRoles(analysis).map(({ arn }) => `the role ${show(arn)}`),
    ...gcpAccess(analysis).subjects,
    ...azureAccess(analysis).subjects,
  ];
}
