import { accessHeading, acknowledgedFindings, capital, headline, levelOf, meaningOf, openFindings, placeOf, rowsOf, witnessSentence } from './words';
import { Finding } from '../finding';
import { MountEntry } from '../manifest';
import { AuditReport } from '../report';

/** A comment on GitHub may have 65,536 characters; the rest is for the end of the report. */
const MAX_FINDINGS = 50_000;
const MAX_CELL = 2_000;

/** The report for a comment on a pull request. */
export function markdown(report: AuditReport): string {
  const { access, assumptions, files, subjects, verdict } = report;
  const icon = { 'pass': '✅', 'fail': '❌', 'cannot tell': '❔', 'no access': '➖' }[verdict];
  const [findings, left] = upTo(MAX_FINDINGS / 2, openFindings(report).map(findingItem));
  const [mounts, mountsLeft] = upTo(MAX_FINDINGS / 2, access.mounts.map(mountTable));
  const accepted = acknowledgedFindings(report);
  return [
    `### ${icon} Hasty's access: ${prose(headline(report))}`,
    `${prose(capital(meaningOf(report)))}. Judged as Hasty: ${prose(subjects.join('; ') || 'nobody')}.`,
    ...(findings.length > 0 ? ['#### Findings', findings.join('\n')] : []),
    ...(left > 0 ? [`_${left} more; \`--format text\` shows them all._`] : []),
    ...(mounts.length > 0 ? [`#### ${accessHeading(report)}`, ...mounts] : []),
    ...(mountsLeft > 0 ? [`_${mountsLeft} more; \`--format text\` shows them all._`] : []),
    ...(accepted.length > 0 ? [details(`${accepted.length} acknowledged`, upTo(2_000, accepted.map((finding) =>
      `- ${code(placeOf(finding))} ${code(finding.rule)}: ${prose(finding.acknowledged)}`))[0])] : []),
    details('What this rests on', [
      `- Read: ${upTo(2_000, files.map(code))[0].join(', ')}`,
      ...assumptions.map((assumption) => `- ${prose(assumption)}`),
    ]),
  ].join('\n\n') + '\n';
}

function findingItem(finding: Finding): string {
  const { construct, fix, message, rule, witness } = finding;
  return [
    `- **${levelOf(finding)}** ${code(rule)} at ${code(placeOf(finding))}${construct ? ` (${code(construct)})` : ''}`,
    `  ${prose(capital(message))}.`,
    ...(witness ? [`  _Because:_ ${prose(witnessSentence(witness))}.`] : []),
    `  _Fix:_ ${prose(fix)}`,
  ].join('<br>\n');
}

function mountTable(mount: MountEntry): string {
  const rows = rowsOf(mount).map(([name, value]) => `| ${name} | ${code(value)} |`);
  return [`| ${mount.cloud} | ${code(mount.bucket)} |`, '|---|---|', ...rows].join('\n');
}

function details(summary: string, lines: string[]): string {
  return `<details><summary>${summary}</summary>\n\n${lines.join('\n')}\n\n</details>`;
}

/** As many items as fit, and how many do not. */
function upTo(characters: number, items: string[]): [fitting: string[], left: number] {
  let used = 0;
  const fitting = items.filter((item) => (used += item.length + 1) <= characters);
  return [fitting, items.length - fitting.length];
}

/** A value of a document: letters that do nothing. In <code>, GitHub looks for no mentions and no references either. */
function code(text: string): string {
  return `<code>${inert(text)}</code>`;
}

/** A sentence that has values of documents in it. */
function prose(text: string): string {
  // GitHub finds mentions and references after entities are decoded: a word joiner, which nobody sees, keeps them apart
  return inert(text).replace(/&#(64|35);/g, '$&&#8288;');
}

/** Text in which nothing is Markdown, HTML or an address: all that could be is written as an entity. */
function inert(text: string): string {
  const short = text.length > MAX_CELL ? `${text.slice(0, MAX_CELL)}...` : text;
  return short.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ').replace(/[^\p{L}\p{N} ,;()'=/.-]|(?<=^|www)\.|^[-=]/gu, (character) => `&#${character.codePointAt(0)};`);
}
