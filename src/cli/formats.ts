import { Terminal } from './terminal';
import { AuditReport, RULES } from '../audit';

type Render = (report: AuditReport, terminal: Terminal) => string;

/* eslint-disable @typescript-eslint/no-require-imports -- each format is loaded when it is asked for, so that starting costs no more than it must */
const RENDERERS = {
  text: (report, { colour, width }) => (require('../audit/report/text') as typeof import('../audit/report/text')).text(report, { colour, width }),
  json: (report) => (require('../audit/report/json') as typeof import('../audit/report/json')).json(report),
  markdown: (report) => (require('../audit/report/markdown') as typeof import('../audit/report/markdown')).markdown(report),
  sarif: (report) => (require('../audit/report/sarif') as typeof import('../audit/report/sarif')).sarif(report, RULES),
  html: (report) => (require('../audit/report/html') as typeof import('../audit/report/html')).html(report),
} satisfies Record<string, Render>;

/** The name of a format. */
export type Format = keyof typeof RENDERERS;

/** The formats that a report can have. */
export const FORMATS = Object.keys(RENDERERS) as Format[];

/** Writes a report in a format. */
export function render(report: AuditReport, format: Format, terminal: Terminal): string {
  return (RENDERERS[format] as Render)(report, terminal);
}
