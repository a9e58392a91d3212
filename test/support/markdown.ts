/** A fenced code block of a page. */
interface CodeBlock {
  readonly language: string;
  readonly code: string;
  readonly line: number;
}

const FENCED = /^([ \t]*)(```+)[ \t]*([\w-]*)[^\n]*\n([\s\S]*?)^[ \t]*\2[ \t]*$/gm;

export function codeBlocksOf(page: string): CodeBlock[] {
  return [...page.matchAll(FENCED)].map(({ 1: indent, 3: language, 4: code, index }) => ({
    language,
    code: code.replace(new RegExp(`^${indent}`, 'gm'), ''),
    line: page.slice(0, index).split('\n').length,
  }));
}

/** The targets of a page's links. */
export function linksOf(page: string): string[] {
  const text = page.replace(FENCED, '').replace(/`[^`\n]*`/g, '');
  const inline = [...text.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)];
  const references = [...text.matchAll(/^\[[^\]]+\]:\s+<?(\S+?)>?\s*$/gm)];
  const html = [...text.matchAll(/\b(?:href|src)="([^"]+)"/g)];
  return [...inline, ...references, ...html].map(([, target]) => target);
}

/**
 * The anchors of a page, as GitHub makes them of headings, and those that are written out.
 *
 * @see https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links
 */
export function anchorsOf(page: string): Set<string> {
  const text = page.replace(FENCED, '');
  const anchors = new Set([...text.matchAll(/\b(?:id|name)="([^"]+)"/g)].map(([, id]) => id));
  const seen = new Map<string, number>();
  for (const [, heading] of text.matchAll(/^#{1,6}[ \t]+(.+?)[ \t]*#*$/gm)) {
    const words = heading.replace(/<[^>]*>/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
    const slug = words.trim().toLowerCase().replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '').replace(/ /g, '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    anchors.add(count === 0 ? slug : `${slug}-${count}`);
  }
  return anchors;
}

/** The code in the first column of a page's tables whose first heading is the given one. */
export function codeInTables(page: string, heading: string): string[] {
  const tables = page.replace(FENCED, '').matchAll(/^\|([^|\n]*)\|.*\n\|[-:| ]+\|\n((?:\|.*\n?)*)/gm);
  return [...tables].filter(([, first]) => first.trim() === heading)
    .flatMap(([, , rows]) => rows.split('\n').flatMap((row) => codeSpansIn(row.split(/(?<!\\)\|/)[1] ?? '')));
}

function codeSpansIn(text: string): string[] {
  return [...text.matchAll(/(`+)(.+?)\1(?!`)/g)].map(([, , code]) => /^ .*[^ ].* $/.test(code) ? code.slice(1, -1) : code);
}
