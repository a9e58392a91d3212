import { statSync } from 'node:fs';
import { render, Format, FORMATS } from './formats';
import { choice, pairs, parseOptions, paths } from './options';
import { output } from './output';
import { Terminal } from './terminal';
import { audit, AuditReport, documentsAt, parseManifest } from '../audit';
import { headline } from '../audit/report/words';

/** Judges documents, and reports. */
export function auditCommand(args: string[], terminal: Terminal): number {
  const { values, positionals } = parseOptions('audit', args, {
    'format': { type: 'string', default: 'text' },
    'output': { type: 'string' },
    'expect': { type: 'string' },
    'subject': { type: 'string', multiple: true },
    'parameter': { type: 'string', multiple: true },
    'acknowledge': { type: 'string', multiple: true },
    'fail-on': { type: 'string', default: 'error' },
    'require-access': { type: 'boolean', default: false },
  });
  const format = choice<Format>('--format', values.format, FORMATS);
  const failOn = choice('--fail-on', values['fail-on'], ['error', 'warning'] as const);
  const acknowledge = pairs('--acknowledge', values.acknowledge, 'ID=reason');
  const report = audit(documentsAt(paths('audit', positionals)), {
    expected: values.expect === undefined ? undefined : parseManifest(onlyDocument(values.expect)),
    subjects: values.subject,
    parameters: pairs('--parameter', values.parameter),
    acknowledge,
  });
  output(render(report, format, values.output === undefined ? terminal : { ...terminal, colour: false }), values.output, terminal);
  if (values.output !== undefined) terminal.err(`${headline(report)}; the report is in ${values.output}\n`);
  return exitCode(report, failOn, values['require-access']);
}

/** 0: as it should be. 1: not so, or it cannot be told. */
export function exitCode({ verdict, findings }: AuditReport, failOn: 'error' | 'warning', requireAccess: boolean): 0 | 1 {
  if (verdict === 'fail' || verdict === 'cannot tell') return 1;
  if (verdict === 'no access' && requireAccess) return 1;
  return failOn === 'warning' && findings.some(({ severity, acknowledged }) => severity !== 'note' && acknowledged === undefined) ? 1 : 0;
}

function onlyDocument(path: string) {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`--expect must be one file, got a folder: ${path}`);
  const [document] = documentsAt([path]);
  return document;
}
