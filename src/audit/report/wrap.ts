/**
 * Breaks text into lines of a width, between words; a word that is longer than a line is broken too. Characters that steer a
 * terminal, or turn the direction of text, are written as escapes: documents are written by others.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(' ').flatMap((long) => pieces(long, width))) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Text without characters that do something instead of being seen. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Parts of a word that fit, broken behind a separator if there is one in the second half. */
function pieces(word: string, width: number): string[] {
  const found: string[] = [];
  let rest = word;
  while (rest.length > width) {
    const start = [...rest.slice(0, 2 * width)].slice(0, Math.max(1, width)).join('');
    const separator = Math.max(...['/', ':', '.', '\\'].map((character) => start.lastIndexOf(character))) + 1;
    const first = separator > width / 2 ? start.slice(0, separator) : start;
    found.push(first);
    rest = rest.slice(first.length);
  }
  return [...found, rest];
}
