import { pairs, parseOptions, paths } from './options';
import { output } from './output';
import { Terminal } from './terminal';
import { audit, documentsAt, formatManifest } from '../audit';
import { headline } from '../audit/report/words';

/** Prints what Hasty can do. */
export function manifestCommand(args: string[], terminal: Terminal): number {
  const { values, positionals } = parseOptions('manifest', args, {
    output: { type: 'string' },
    subject: { type: 'string', multiple: true },
    parameter: { type: 'string', multiple: true },
  });
  const report = audit(documentsAt(paths('manifest', positionals)), {
    subjects: values.subject,
    parameters: pairs('--parameter', values.parameter),
  });
  output(formatManifest(report.access), values.output, terminal);
  if (report.verdict !== 'pass') terminal.err(`warning: look at the audit before you agree to this (${headline(report)})\n`);
  return 0;
}
