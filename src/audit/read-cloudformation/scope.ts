import { CfnDocument } from './cfn-document';
import { Choice, Guard, Meaning } from '../document/choice';
import { DocumentError } from '../document/document-error';
import { Node } from '../document/node';
import { Raw } from '../document/raw';

/** An object of a document. */
export type RawObject = Extract<Raw, { readonly kind: 'object' }>;

/** What all templates share. */
export interface System {
  readonly choices: Map<string, Meaning>;
  /** Values of parameters that are given from outside. */
  readonly given: ReadonlyMap<string, string>;
  /** What the templates export, by the keys of its name. */
  readonly exports: Map<string, 'several' | { readonly value: Raw; readonly scope: Scope }>;
}

/** A template as one stack makes it: a nested one may be made several times, with other parameters each time. */
export interface Scope {
  /** Unique; ids of what is inside begin with it. */
  readonly id: string;
  readonly document: CfnDocument;
  readonly system: System;
  /** When the stack is there. */
  readonly when: Guard;
  /** What a parent stack gives; undefined in a stack that has no parent. */
  readonly parameters?: ReadonlyMap<string, () => Node | undefined>;
  /** Whether a macro may add resources and parameters that the template does not show. */
  readonly transformed: boolean;
  readonly sections: Sections;
  /** Nested stacks by their logical ids, whose templates are given. */
  readonly nested: Map<string, Scope>;
  readonly cache: Cache;
}

/** The parts of a template. */
interface Sections {
  readonly parameters: ReadonlyMap<string, Raw>;
  readonly conditions: ReadonlyMap<string, Raw>;
  readonly mappings: ReadonlyMap<string, Raw>;
  readonly resources: ReadonlyMap<string, Raw>;
  readonly outputs: ReadonlyMap<string, Raw>;
}

/** What was computed once. */
interface Cache {
  readonly parameters: Map<string, Node>;
  readonly conditions: Map<string, boolean | Choice>;
  readonly values: Map<string, Node>;
  /** What is being computed just now: whoever comes by again has found a circle. */
  readonly open: Set<string>;
}

/** Where a value is evaluated. */
export interface Context {
  readonly scope: Scope;
  /** What is chosen there. */
  readonly when: Guard;
  /** How many values are around it; references count. */
  readonly depth: number;
}

/** A template of its own, or one that a parent makes. */
export function newScope(
  document: CfnDocument, system: System, parent?: { readonly id: string } & Pick<Scope, 'when' | 'parameters'>,
): Scope {
  return {
    id: parent?.id ?? document.file,
    document,
    system,
    when: parent?.when ?? [],
    parameters: parent?.parameters,
    transformed: objectOf(document.raw, 'a template').entries.has('Transform'),
    sections: {
      parameters: section(document.raw, 'Parameters'),
      conditions: section(document.raw, 'Conditions'),
      mappings: section(document.raw, 'Mappings'),
      resources: section(document.raw, 'Resources'),
      outputs: section(document.raw, 'Outputs'),
    },
    nested: new Map(),
    cache: { parameters: new Map(), conditions: new Map(), values: new Map(), open: new Set() },
  };
}

/** An object, or an error that says what stands there instead. */
export function objectOf(raw: Raw, what: string): RawObject {
  if (raw.kind === 'object') return raw;
  throw new DocumentError(`expected ${what} to be an object, got ${raw.kind === 'array' ? 'a list' : `a ${raw.kind}`}`, raw.at);
}

/** The string at a key; undefined: there is none. */
export function stringAt(raw: Raw | undefined, key: string): string | undefined {
  const value = raw?.kind === 'object' ? raw.entries.get(key) : undefined;
  return value?.kind === 'string' ? value.value : undefined;
}

function section(raw: Raw, name: string): ReadonlyMap<string, Raw> {
  const found = objectOf(raw, 'a template').entries.get(name);
  return found ? objectOf(found, `the section ${name}`).entries : new Map<string, Raw>();
}
