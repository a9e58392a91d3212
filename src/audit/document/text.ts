/** A string as the documents know it: literal parts, and holes that only a deployment fills. Literals that touch are joined. */
export type Text = readonly Part[];

/** A literal, or a hole. */
export type Part = string | Hole;

/** A part of a string that the documents do not have. */
export type Hole = NameHole | ParameterHole | UnknownHole;

/** A name that the cloud makes at deployment: one constant, without `*`, `?`, `$`, `/` and `:`, and different from every other. */
export interface NameHole {
  readonly kind: 'name';
  /** Unique over all files; the same hole has the same id: `stack.template.json#ImagesBucket`, `AWS::AccountId`. */
  readonly id: string;
  /** How a reader knows it: `${ImagesBucket}`. */
  readonly label: string;
}

/** A value that whoever deploys gives. */
export interface ParameterHole {
  readonly kind: 'parameter';
  /** Unique over all files. */
  readonly id: string;
  /** How a reader knows it: `${BucketName}`. */
  readonly label: string;
  /** The regular expression that the whole value must match; undefined: any value. */
  readonly pattern?: string;
  /** The value that it has when nobody gives one. */
  readonly default?: string;
}

/** A value of which nothing is known: an import, a macro, a dynamic reference. */
export interface UnknownHole {
  readonly kind: 'unknown';
  /** What it is, for the sentence "cannot tell: it depends on ...": `the import of SharedBucketName`. */
  readonly why: string;
}

/** The string, when nothing of it is open; undefined otherwise. */
export function literalOf(text: Text): string | undefined {
  if (text.length === 0) return '';
  return text.length === 1 && typeof text[0] === 'string' ? text[0] : undefined;
}

/** Joins texts into one. */
export function concat(...texts: Text[]): Text {
  const parts: Part[] = [];
  for (const part of texts.flat()) {
    const last = parts.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
  return parts;
}

/** The text for people: holes by their labels. */
export function show(text: Text): string {
  return text.map((part) => typeof part === 'string' ? part : part.kind === 'unknown' ? `<${part.why}>` : part.label).join('');
}

/** Whether two texts are the same string, whatever the deployment fills in; unknown parts are never the same. */
export function same(one: Text, other: Text): boolean {
  return one.length === other.length && one.every((part, index) => {
    const counterpart = other[index];
    if (typeof part === 'string' || typeof counterpart === 'string') return part === counterpart;
    return part.kind !== 'unknown' && counterpart.kind === part.kind && part.id === counterpart.id;
  });
}

/** Whether a text has a part of which nothing is known. */
export function unknownIn(text: Text): UnknownHole | undefined {
  return text.find((part): part is UnknownHole => typeof part !== 'string' && part.kind === 'unknown');
}
