/**
 * What a parameter's AllowedPattern keeps out. CloudFormation holds the whole value against it.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export interface PatternFacts {
  /** No value has a `*`, `?` or `$`, by which IAM would read more than a name. */
  readonly plain: boolean;
  /** Every value ends in `/`. */
  readonly folder: boolean;
}

/** What is sure of the values that match; a pattern that is not understood keeps nothing out. */
export function factsOf(pattern: string | undefined): PatternFacts {
  if (pattern === undefined) return { plain: false, folder: false };
  const plain = !atomsOf(pattern).some((atom) => ['*', '?', '$'].some((letter) => atom === undefined || takes(atom, letter)));
  const body = pattern.replace(/\$$/, '');
  return { plain, folder: !body.includes('|') && body.endsWith('/') && !body.endsWith('\\\\/') };
}

/** What the pattern takes one letter by: classes, escapes, letters, the dot; undefined for what is not understood. */
function atomsOf(pattern: string): (string | undefined)[] {
  const atoms: (string | undefined)[] = [];
  const token = /\[\^?\]?(?:\\.|[^\]\\])*\]|\\[\s\S]|\(\?(?:[:=!]|<[=!])|[*+?]|\{\d*,?\d*\}|[()|^$]|[\s\S]/g;
  for (const [text] of pattern.matchAll(token)) {
    if (/^(\(\?:|[*+?()|^$]|\{\d*,?\d*\})$/.test(text)) continue; // structure: it takes no letter itself
    atoms.push(/^\(\?|^\\[1-9pPkxucQE]|&&/.test(text) ? undefined : text);
  }
  return atoms;
}

function takes(atom: string, letter: string): boolean {
  try {
    return new RegExp(`^${atom}$`, 's').test(letter);
  } catch {
    return true;
  }
}
