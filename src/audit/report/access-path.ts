import { escapeHtml } from './html-escape';
import { MountEntry } from '../manifest';

/** More would be a wall, not a picture. */
const MAX_ROWS = 12;
const MAX_FOLDERS = 4;
const MAX_LETTERS = 36; // a UUID

const BOX = { width: 310, gap: 45, line: 20, pad: 14 };
const WIDTH = 3 * BOX.width + 2 * BOX.gap;

/** A picture of who gets through which door to what. What it shows is also in the tables below it. */
export function accessPath(mounts: readonly MountEntry[]): string {
  const shown = mounts.slice(0, MAX_ROWS);
  let y = 0;
  const rows = shown.map((mount) => {
    const columns = [whoBox(mount), doorBox(mount), whatBox(mount)];
    const height = Math.max(...columns.map((lines) => lines.length)) * BOX.line + 2 * BOX.pad;
    const row = columns.map((lines, column) => box(lines, column, y, height)).join('\n') + arrow(0, y + height / 2) + arrow(1, y + height / 2);
    y += height + 16;
    return row;
  });
  const left = mounts.length - shown.length;
  const rest = left > 0 ? `\n<text x="0" y="${y + 16}">and ${left} more, in the tables below</text>` : '';
  const description = shown.map(({ principal, identity, bucket, prefixes }) =>
    `${principal} through ${identity} to ${prefixes.map((prefix) => prefix || 'the whole bucket').join(', ')} of ${bucket}`).join('; ');
  return `<svg viewBox="-2 -2 ${WIDTH + 4} ${y + (left > 0 ? 28 : 0)}" role="img" aria-labelledby="path-title path-desc">
<title id="path-title">Who gets through which door to what</title>
<desc id="path-desc">${escapeHtml(description)}</desc>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>
${rows.join('\n')}${rest}
</svg>`;
}

function whoBox({ principal, externalId }: MountEntry): string[] {
  return ['Hasty', principal, ...(externalId === undefined ? [] : ['with ExternalId', externalId])];
}

function doorBox({ cloud, identity, until }: MountEntry): string[] {
  return [{ s3: 'assumes the role', gcs: 'as the service account', azure: 'with the account key' }[cloud], identity, until === undefined ? 'no end date' : `until ${until}`];
}

function whatBox({ bucket, prefixes }: MountEntry): string[] {
  const folders = prefixes.map((prefix) => prefix || 'the whole bucket');
  const more = folders.length - MAX_FOLDERS;
  return ['reads', bucket, ...folders.slice(0, MAX_FOLDERS), ...(more > 0 ? [`and ${more} more`] : [])];
}

function box(lines: string[], column: number, y: number, height: number): string {
  const x = column * (BOX.width + BOX.gap);
  const texts = lines.map((line, index) =>
    `<text x="${x + BOX.pad}" y="${y + BOX.pad + 14 + index * BOX.line}"${index === 0 ? ' class="kind"' : ''}>${escapeHtml(short(line))}</text>`);
  return `<rect x="${x}" y="${y}" width="${BOX.width}" height="${height}" rx="8"/>\n${texts.join('\n')}`;
}

function arrow(column: number, y: number): string {
  const x = column * (BOX.width + BOX.gap) + BOX.width;
  return `\n<path class="arrow" d="M${x + 4} ${y}H${x + BOX.gap - 4}" marker-end="url(#tip)"/>`;
}

/** The middle is left out: ARNs begin alike, and names that begin alike end differently. */
function short(text: string): string {
  const letters = [...text];
  if (letters.length <= MAX_LETTERS) return text;
  return `${letters.slice(0, 12).join('')}…${letters.slice(13 - MAX_LETTERS).join('')}`;
}
