import { accessHeading, acknowledgedFindings, headline, levelOf, meaningOf, openFindings, placeOf, rowsOf, witnessSentence } from './words';
import { printable, wrap } from './wrap';
import { Finding } from '../finding';
import { MountEntry } from '../manifest';
import { AuditReport } from '../report';

/** How wide lines are at most, whatever the terminal: longer ones are hard to read. */
const MAX_WIDTH = 100;
const MIN_WIDTH = 40;

/** SGR codes: https://en.wikipedia.org/wiki/ANSI_escape_code */
const COLOURS = { bold: 1, red: 31, green: 32, yellow: 33, grey: 90 };

/** The report for a terminal. */
export function text(report: AuditReport, { colour, width }: { colour: boolean; width: number }): string {
  const page = new Page(colour, Math.max(MIN_WIDTH, Math.min(width, MAX_WIDTH)));
  const { access, assumptions, files, subjects, verdict } = report;
  page.row('Judged as Hasty', subjects.join('; ') || 'nobody', 17);
  page.row('Read', files.join(', '), 17);
  page.gap();
  page.line(headline(report), { 'pass': 'green', 'fail': 'red', 'cannot tell': 'yellow', 'no access': 'bold' }[verdict] as Colour);
  page.paragraph(meaningOf(report));
  if (access.mounts.length > 0) {
    page.heading(accessHeading(report));
    access.mounts.forEach((mount) => mountTable(page, mount));
  }
  const open = openFindings(report);
  if (open.length > 0) page.heading('Findings');
  open.forEach((finding) => findingLines(page, finding));
  const accepted = acknowledgedFindings(report);
  if (accepted.length > 0) page.heading('Acknowledged');
  accepted.forEach((finding) => page.paragraph(`${placeOf(finding)} ${finding.rule}: ${finding.message} (${finding.acknowledged})`, '  '));
  page.heading('This rests on');
  assumptions.forEach((assumption, index) => page.row(`${index + 1}.`, assumption, 3));
  return page.toString();
}

function mountTable(page: Page, mount: MountEntry): void {
  page.line(`  ${{ s3: 'S3 bucket', gcs: 'GCS bucket', azure: 'Azure container' }[mount.cloud]} ${printable(mount.bucket)}`, 'bold');
  rowsOf(mount).forEach(([name, value]) => page.row(name, value, 13, '    '));
  page.gap();
}

function findingLines(page: Page, finding: Finding): void {
  const { acknowledged: _, at, construct, fix, message, rule, severity, witness } = finding;
  page.line(`  ${levelOf(finding)}  ${printable(placeOf(finding))}  ${rule}`, { error: 'red', warning: 'yellow', note: 'grey' }[severity] as Colour);
  page.paragraph(message, '    ');
  if (construct) page.row('construct', construct, 10, '    ');
  if (at.path) page.row('path', at.path, 10, '    ');
  if (witness) page.row('because', witnessSentence(witness), 10, '    ');
  page.row('fix', fix, 10, '    ');
  if (severity !== 'note') page.row('accept', `--acknowledge ${rule}='the reason'`, 10, '    ');
  page.gap();
}

type Colour = keyof typeof COLOURS;

/** Lines that fit a width. */
class Page {
  private readonly lines: string[] = [];

  constructor(private readonly colour: boolean, private readonly width: number) {}

  line(content: string, colour: Colour): void {
    this.lines.push(...wrap(content.trim(), this.width - indentOf(content).length).map((line) => indentOf(content) + this.paint(line, colour)));
  }

  gap(): void {
    if (this.lines.at(-1) !== '') this.lines.push('');
  }

  heading(title: string): void {
    this.gap();
    this.line(title, 'bold');
    this.gap();
  }

  paragraph(content: string, indent = ''): void {
    this.lines.push(...wrap(content, this.width - indent.length).map((line) => indent + line));
  }

  /** A name, and beside it a value in a column of its own. */
  row(name: string, value: string, column: number, indent = ''): void {
    wrap(value, this.width - indent.length - column).forEach((line, index) =>
      this.lines.push(`${indent}${this.paint((index === 0 ? name : '').padEnd(column), 'grey')}${line}`));
  }

  toString(): string {
    return `${this.lines.map((line) => line.trimEnd()).join('\n')}\n`;
  }

  private paint(content: string, colour: Colour): string {
    return this.colour && content.trim() !== '' ? `\u001b[${COLOURS[colour]}m${content}\u001b[0m` : content;
  }
}

function indentOf(content: string): string {
  return /^ */.exec(content)![0];
}
