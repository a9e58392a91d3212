import { escapeHtml } from './html-escape';
import { MountEntry } from '../manifest';

/** More would be a wall, not a picture. */
const MAX_ROWS = 12;
const MAX_FOLDERS = 4;
const MAX_LETTERS = 36; // a UUID

const BOX = { width: 310, gap: 45, line: 20, pad: 14 };
const BETWEEN_ROWS = 16;

/** How a row runs: `across` the page, or `down` a narrow one. */
type Direction = 'across' | 'down';

/** A picture of who gets through which door to what. What it shows is also in the tables below it. */
export function accessPath(mounts: readonly MountEntry[], direction: Direction): string {
  const shown = mounts.slice(0, MAX_ROWS);
  const width = direction === 'across' ? 3 * BOX.width + 2 * BOX.gap : BOX.width;
  let y = 0;
  const rows = shown.map((mount) => {
    const boxes = [whoBox(mount), doorBox(mount), whatBox(mount)];
    const row = direction === 'across' ? across(boxes, y) : down(boxes, y);
    y = row.bottom + (direction === 'across' ? BETWEEN_ROWS : 2 * BETWEEN_ROWS);
    return row.svg;
  });
  const left = mounts.length - shown.length;
  const rest = left > 0 ? `\n<text x="0" y="${y + 16}">and ${left} more, in the tables below</text>` : '';
  const description = shown.map(({ principal, identity, bucket, prefixes }) =>
    `${principal} through ${identity} to ${prefixes.map((prefix) => prefix || 'the whole bucket').join(', ')} of ${bucket}`).join('; ');
  return `<svg class="${direction}" viewBox="-2 -2 ${width + 4} ${y + (left > 0 ? 28 : 0)}" role="img" aria-labelledby="${direction}-title ${direction}-desc">
<title id="${direction}-title">Who gets through which door to what</title>
<desc id="${direction}-desc">${escapeHtml(description)}</desc>
<defs><marker id="tip-${direction}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>
${rows.join('\n')}${rest}
</svg>`;
}

interface Row {
  readonly svg: string;
  readonly bottom: number;
}

function across(boxes: string[][], y: number): Row {
  const height = Math.max(...boxes.map(heightOf));
  const step = BOX.width + BOX.gap;
  const arrows = [1, 2].map((column) => arrow('across', `M${column * step - BOX.gap + 4} ${y + height / 2}H${column * step - 4}`));
  return { svg: [...boxes.map((lines, column) => box(lines, column * step, y, height)), ...arrows].join('\n'), bottom: y + height };
}

function down(boxes: string[][], top: number): Row {
  let y = top;
  const parts = boxes.flatMap((lines, index) => {
    const height = heightOf(lines);
    const drawn = [box(lines, 0, y, height), ...(index < 2 ? [arrow('down', `M${BOX.width / 2} ${y + height + 4}V${y + height + BOX.gap - 4}`)] : [])];
    y += height + BOX.gap;
    return drawn;
  });
  return { svg: parts.join('\n'), bottom: y - BOX.gap };
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

function heightOf(lines: string[]): number {
  return lines.length * BOX.line + 2 * BOX.pad;
}

function box(lines: string[], x: number, y: number, height: number): string {
  const texts = lines.map((line, index) =>
    `<text x="${x + BOX.pad}" y="${y + BOX.pad + 14 + index * BOX.line}"${index === 0 ? ' class="kind"' : ''}>${escapeHtml(short(line))}</text>`);
  return `<rect x="${x}" y="${y}" width="${BOX.width}" height="${height}" rx="8"/>\n${texts.join('\n')}`;
}

function arrow(direction: Direction, line: string): string {
  return `<path class="arrow" d="${line}" marker-end="url(#tip-${direction})"/>`;
}

/** The middle is left out: ARNs begin alike, and names that begin alike end differently. */
function short(text: string): string {
  const letters = [...text];
  if (letters.length <= MAX_LETTERS) return text;
  return `${letters.slice(0, 12).join('')}…${letters.slice(13 - MAX_LETTERS).join('')}`;
}
