/**
 * What a parameter's AllowedPattern keeps out. CloudFormation holds the whole value against it.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
interface PatternFacts {
  /** No value has a `*`, `?` or `$`, by which IAM would read more than a name. */
  readonly plain: boolean;
  /** Every value ends in `/`. */
  readonly folder: boolean;
}

/** What is sure of the values that match; a pattern that is not understood keeps nothing out. */
export function factsOf(pattern: string | undefined): PatternFacts {
  if (pattern === undefined) return { plain: false, folder: false };
  const pieces = withoutAssertions(pattern);
  const plain = !pieces.filter((piece) => !STRUCTURE.test(piece)).some((piece) => ['*', '?', '$'].some((letter) => FOREIGN.test(piece) || takes(piece, letter)));
  return { plain, folder: !pieces.includes('|') && !pieces.includes('(?') && FOLDER.test(pieces.join('').replace(/\$$/, '')) };
}

/** A class with classes in it, an assertion, flags, a group that only groups, an escape, a quantifier, or one letter. */
const PIECE = /\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:[=!]|<[=!])|\(\?:|\(\?|\\[\s\S]|[*+?]|\{\d*,?\d*\}|[\s\S]/g;
/** What takes no letter itself. */
const STRUCTURE = /^(\(\?:|[*+?()|^$]|\{\d*,?\d*\})$/;
/** What Java reads otherwise than we do: flags, classes that begin with `]`, classes in classes, properties, octal and other escapes, references. */
const FOREIGN = /^\(\?$|^\[\^?\]|^\[.+\[|&&|\\[^dDwWsStrnfbBAzZ\W_]/;
/** At the end a slash, maybe in groups that are there at least once. */
const FOLDER = /(?:\/|(?<!\\)\[\/\])(?:\)\+?)*$/;

/** The pieces of a pattern but its looks ahead and behind, which only keep more out. */
function withoutAssertions(pattern: string): string[] {
  const kept: string[] = [];
  let depth = 0;
  for (const [piece] of pattern.matchAll(PIECE)) {
    const opens = piece.startsWith('(');
    if (depth > 0) depth += opens ? 1 : piece === ')' ? -1 : 0;
    else if (/^\(\?<?[=!]/.test(piece)) depth = 1;
    else kept.push(piece);
  }
  return kept;
}

function takes(atom: string, letter: string): boolean {
  try {
    return new RegExp(`^${atom}$`, 's').test(letter);
  } catch {
    return true;
  }
}
