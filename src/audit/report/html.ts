import { accessPath } from './access-path';
import { escapeHtml } from './html-escape';
import { STYLE } from './html-style';
import { accessHeading, acknowledgedFindings, capital, headline, levelOf, meaningOf, openFindings, placeOf, rowsOf, witnessSentence } from './words';
import { Finding } from '../finding';
import { MountEntry } from '../manifest';
import { AuditReport } from '../report';

/** The report as one file to look at and to print: nothing is loaded, and no script runs. */
export function html(report: AuditReport): string {
  const { access, assumptions, files, subjects, verdict } = report;
  const title = `Hasty's access: ${headline(report)}`;
  const sections = [
    pathSection(access.mounts),
    section('findings', 'Findings', openFindings(report).map(findingItem).join('\n') || '<p>None.</p>'),
    section('access', accessHeading(report), access.mounts.map(mountTable).join('\n') || nothingMounted(report)),
    section('refused', 'What is refused', refused(report)),
    acknowledgedSection(report),
    section('basis', 'What this rests on', `<dl><dt>Read</dt><dd>${files.map(code).join(', ')}</dd></dl>
<ol>${assumptions.map((assumption) => `<li>${sentence(assumption)}</li>`).join('\n')}</ol>`),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header class="verdict ${verdict.replace(' ', '-')}">
<h1>${escapeHtml(title)}</h1>
<p>${sentence(meaningOf(report))}</p>
<p class="who">Judged as Hasty: ${escapeHtml(subjects.join('; ') || 'nobody')}.</p>
</header>
<main>
${sections.join('\n')}
</main>
<footer><p>Made by <code>hasty-buckets audit --format html</code>.</p></footer>
</body>
</html>
`;
}

function section(id: string, title: string, content: string): string {
  return `<section aria-labelledby="${id}">\n<h2 id="${id}">${title}</h2>\n${content}\n</section>`;
}

function pathSection(mounts: readonly MountEntry[]): string {
  return mounts.length === 0 ? '' : section('path', 'The way in', `<figure>${accessPath(mounts, 'across')}\n${accessPath(mounts, 'down')}</figure>`);
}

function findingItem(finding: Finding): string {
  const { at, construct, fix, message, rule, severity, status, witness } = finding;
  const tone = status === 'cannot tell' ? 'open' : severity;
  const rows: [string, string][] = [
    ['Where', code(placeOf(finding)) + (at.path ? ` ${code(at.path)}` : '')],
    ...(construct ? [['Construct', code(construct)] as [string, string]] : []),
    ...(witness ? [['Because', sentence(witnessSentence(witness))] as [string, string]] : []),
    ['Fix', sentence(fix)],
    ['Rule', code(rule)],
    ...(severity === 'note' ? [] : [['Accept', code(`--acknowledge ${rule}='the reason'`)] as [string, string]]),
  ];
  return `<article class="finding ${tone}">
<h3><span class="${tone}">${levelOf(finding)}:</span> ${sentence(message)}</h3>
<dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('\n')}</dl>
</article>`;
}

/** Rights that reach no folder are findings, and in no table. */
function nothingMounted({ verdict }: AuditReport): string {
  return `<p>${verdict === 'no access' ? 'Nothing.' : 'No bucket and folder can be named: see the findings.'}</p>`;
}

function mountTable(mount: MountEntry): string {
  const rows = rowsOf(mount).map(([name, value]) => `<tr><th scope="row">${name}</th><td>${code(value)}</td></tr>`);
  return `<table>\n<caption>${{ s3: 'S3 bucket', gcs: 'GCS bucket', azure: 'Azure container' }[mount.cloud]} ${code(mount.bucket)}</caption>
<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
}

/** A finding may be true of what would be said here, so it is said of an audit that has passed alone. */
function refused({ verdict, access }: AuditReport): string {
  if (verdict === 'no access') return '<p>Everything.</p>';
  if (verdict !== 'pass') return `<p>${verdict === 'fail' ? 'Not what it should be' : 'It cannot be told'}: see the findings.</p>`;
  const whole = access.mounts.some(({ prefixes }) => prefixes.includes(''));
  return `<ul>
<li>To read objects ${whole ? 'of other buckets' : 'outside of the folders above'}.</li>
<li>To write, replace or delete anything.</li>
<li>Every action but those above, on whatever else.</li>
</ul>`;
}

function acknowledgedSection(report: AuditReport): string {
  const accepted = acknowledgedFindings(report);
  if (accepted.length === 0) return '';
  const items = accepted.map((finding) =>
    `<li>${code(placeOf(finding))} ${code(finding.rule)}: ${sentence(finding.message)} Accepted: ${sentence(finding.acknowledged)}</li>`);
  return section('acknowledged', 'Acknowledged', `<ul>${items.join('\n')}</ul>`);
}

function sentence(text: string): string {
  return escapeHtml(`${capital(text).replace(/\.$/, '')}.`);
}

function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}
