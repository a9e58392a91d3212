import { pairs, parseOptions, paths } from './options';
import { output } from './output';
import { Terminal } from './terminal';
import { audit, documentsAt, formatManifest } from '../audit';

/** Prints what Hasty can do. */
export function manifestCommand(args: string[], terminal: Terminal): number {
  const { values, positionals } = parseOptions('manifest', args, {
    output: { type: 'string' },
    subject: { type: 'string', multiple: true },
    parameter: { type: 'string', multiple: true },
  });
  const { access } = audit(documentsAt(paths('manifest', positionals)), {
    subjects: values.subject,
    parameters: pairs('--parameter', values.parameter),
  });
  output(formatManifest(access), values.output, terminal);
  return 0;
}
