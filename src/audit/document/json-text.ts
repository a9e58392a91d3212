import { DocumentError } from './document-error';
import { Node } from './node';
import { Place } from './place';
import { Raw } from './raw';
import { parseJsonAt } from './strict-json';
import { concat, Hole, Text } from './text';

/** Characters that can stand for holes while the text is parsed: Unicode's private ones. The first that the text does not use is taken. */
const MARKS = Array.from({ length: 64 }, (_, index) => String.fromCharCode(0xe000 + index));

/**
 * Reads a policy, or whatever else is given as JSON text. Holes inside its strings stay; one that stands for a whole value or for
 * a key makes that unknown, and one that hides the form of the text makes everything unknown.
 */
export function parseJsonText(text: Text, at: Place): Node {
  const holes = text.filter((part): part is Hole => typeof part !== 'string');
  const marks = new Marks(text, holes);
  if (holes.length > 0 && marks.mark === undefined) return { kind: 'unknown', why: whyOf(holes[0]), at };
  try {
    return toNode(parseJsonAt(marks.source, at.path, (_line, _column, path) => ({ ...at, path }), failAt(at)), marks);
  } catch (error) {
    if (error instanceof DocumentError && marks.outside.size > 0) return { kind: 'unknown', why: whyOf(holes[0]), at };
    throw error;
  }
}

/** What is said of a hole that nothing is known about. */
function whyOf(hole: Hole): string {
  return hole.kind === 'unknown' ? hole.why : hole.label;
}

function failAt(at: Place) {
  return (message: string, line: number, column: number) =>
    new DocumentError(`expected this text to be JSON; in its line ${line}, column ${column}: ${message}`, at);
}

/** The text as one string, in which the marked number of each hole stands for it. */
class Marks {
  readonly source: string;
  /** The numbers of the holes that stand outside the strings of the JSON text. */
  readonly outside = new Set<number>();
  /** undefined: the text uses all that there are. */
  readonly mark: string | undefined;

  constructor(text: Text, private readonly holes: readonly Hole[]) {
    const literal = text.filter((part) => typeof part === 'string').join('');
    this.mark = MARKS.find((mark) => !literal.includes(mark) && !literal.toLowerCase().includes(`\\u${mark.charCodeAt(0).toString(16)}`));
    let inString = false;
    let next = 0;
    this.source = text.map((part) => {
      if (typeof part !== 'string') {
        const marked = `${this.mark}${next++}${this.mark}`;
        if (inString) return marked;
        this.outside.add(next - 1);
        return `"${marked}"`;
      }
      for (const [token] of part.matchAll(/\\[^]|"/g)) if (token === '"') inString = !inString;
      return part;
    }).join('');
  }

  /** The hole, when the whole value is one. */
  valueHole(value: string): Hole | undefined {
    if (this.mark === undefined || !value.startsWith(this.mark)) return undefined;
    const number = Number(value.split(this.mark)[1]);
    return this.outside.has(number) ? this.holes[number] : undefined;
  }

  /** The holes put back into a string of the parsed text. */
  fill(value: string): Text {
    if (this.mark === undefined || !value.includes(this.mark)) return value === '' ? [] : [value];
    return concat(value.split(this.mark).map((part, index) => index % 2 === 0 ? part : this.holes[Number(part)]));
  }
}

function toNode(raw: Raw, marks: Marks): Node {
  const { at } = raw;
  switch (raw.kind) {
    case 'array': return { kind: 'list', items: raw.items.map((item) => toNode(item, marks)), at };
    case 'null': return { kind: 'unknown', why: 'a null in JSON text', at };
    case 'object': {
      const keys = [...raw.entries.keys()].map((key) => marks.fill(key));
      const hole = keys.flat().find((part): part is Hole => typeof part !== 'string');
      if (hole) return { kind: 'unknown', why: whyOf(hole), at };
      return { kind: 'dict', entries: new Map([...raw.entries].map(([key, value]) => [key, toNode(value, marks)])), at };
    }
    case 'string': {
      const value = marks.valueHole(raw.value);
      return value ? { kind: 'unknown', why: whyOf(value), at } : { kind: 'text', text: marks.fill(raw.value), type: 'string', at };
    }
    default: return { kind: 'text', text: [raw.value], type: raw.kind, at };
  }
}
