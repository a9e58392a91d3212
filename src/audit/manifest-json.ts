import { Document } from './document/document';
import { DocumentError } from './document/document-error';
import { Raw } from './document/raw';
import { parseJson } from './document/strict-json';
import { Manifest, MountEntry } from './manifest';

/** Where the JSON schema of a manifest is published. */
const SCHEMA = 'https://raw.githubusercontent.com/acme/hasty-bucket-constructs/main/schema/hasty-access.schema.json';

const UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** A value that a deployment fills in, as manifests show it. */
const OPEN = /\$\{[^}]+\}/;

/** Writes a manifest as a team commits it: the same text for the same access. */
export function formatManifest(manifest: Manifest): string {
  const mounts = [...manifest.mounts].map(canonical).sort((one, other) => compare(sortKey(one), sortKey(other)));
  return `${JSON.stringify({ $schema: SCHEMA, version: manifest.version, mounts }, undefined, 2)}\n`;
}

/**
 * Reads what a team agreed to, and refuses whatever it does not know: a misspelt field would be an agreement that nobody holds.
 *
 * @throws DocumentError when it is no manifest
 * @example
 * import { audit, documentsAt, parseManifest } from 'hasty-bucket-constructs/audit';
 *
 * const [agreed] = documentsAt(['hasty-access.json']);
 * const { verdict } = audit(documentsAt(['cdk.out']), { expected: parseManifest(agreed) });
 */
export function parseManifest(document: Document): Manifest {
  const root = object(parseJson(document), ['version', 'mounts'], ['$schema']);
  const version = root.version;
  if (version.kind !== 'number' || version.value !== '1') throw expected('version 1 of the manifest', version, 'write it anew by `hasty-buckets manifest`');
  return { version: 1, mounts: array(root.mounts).map(mount) };
}

function mount(raw: Raw): MountEntry {
  const fields = object(raw, ['cloud', 'principal', 'identity', 'bucket', 'prefixes', 'actions', 'listing', 'revoke'],
    ['externalId', 'sessionSeconds', 'until', 'corsOrigins']);
  const { externalId, sessionSeconds, until, corsOrigins } = fields;
  return canonical({
    cloud: oneOf(fields.cloud, ['s3', 'gcs', 'azure']),
    principal: string(fields.principal),
    identity: string(fields.identity),
    externalId: externalId && string(externalId),
    bucket: string(fields.bucket),
    prefixes: array(fields.prefixes).map(prefix),
    actions: array(fields.actions).map(string),
    listing: oneOf(fields.listing, ['BUCKET', 'PREFIX', 'NONE']),
    sessionSeconds: sessionSeconds && seconds(sessionSeconds),
    until: until && instant(until),
    corsOrigins: corsOrigins && array(corsOrigins).map(string),
    revoke: string(fields.revoke),
  });
}

/** With its fields in one order, its lists sorted, and nothing that is undefined. */
function canonical(entry: MountEntry): MountEntry {
  const { cloud, principal, identity, externalId, bucket, prefixes, actions, listing, sessionSeconds, until, corsOrigins, revoke } = entry;
  return {
    cloud,
    principal,
    identity,
    ...(externalId !== undefined && { externalId }),
    bucket,
    prefixes: [...prefixes].sort(),
    actions: [...actions].sort(),
    listing,
    ...(sessionSeconds !== undefined && { sessionSeconds }),
    ...(until !== undefined && { until }),
    ...(corsOrigins !== undefined && { corsOrigins: [...corsOrigins].sort() }),
    revoke,
  };
}

function sortKey({ cloud, bucket, identity, principal, externalId = '' }: MountEntry): string {
  return [cloud, bucket, identity, principal, externalId].join('\0');
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function object<R extends string, O extends string>(raw: Raw, required: R[], optional: O[]): Record<R, Raw> & Partial<Record<O, Raw>> {
  if (raw.kind !== 'object') throw expected('an object', raw);
  const known = [...required, ...optional] as string[];
  for (const [key, value] of raw.entries) {
    if (!known.includes(key)) throw new DocumentError(`expected the fields ${known.join(', ')}, got ${JSON.stringify(key)}; remove it`, value.at);
  }
  const missing = required.find((key) => !raw.entries.has(key));
  if (missing) throw new DocumentError(`expected the field ${JSON.stringify(missing)}, got none; add it, or write the file by \`hasty-buckets manifest\``, raw.at);
  return Object.fromEntries(raw.entries) as Record<R, Raw> & Partial<Record<O, Raw>>;
}

function array(raw: Raw): readonly Raw[] {
  if (raw.kind !== 'array') throw expected('a list', raw);
  return raw.items;
}

function string(raw: Raw): string {
  if (raw.kind !== 'string' || raw.value === '') throw expected('a string that is not empty', raw);
  return raw.value;
}

function prefix(raw: Raw): string {
  if (raw.kind !== 'string' || !(/^$|\/$/.test(raw.value) || OPEN.test(raw.value))) throw expected('a folder that ends in /, or "" for the whole bucket', raw);
  return raw.value;
}

function oneOf<T extends string>(raw: Raw, values: T[]): T {
  const found = values.find((value) => raw.kind === 'string' && raw.value === value);
  if (found === undefined) throw expected(`one of ${values.map((value) => JSON.stringify(value)).join(', ')}`, raw);
  return found;
}

function seconds(raw: Raw): number {
  if (raw.kind !== 'number' || !/^[1-9]\d{0,8}$/.test(raw.value)) throw expected('a number of seconds', raw);
  return Number(raw.value);
}

function instant(raw: Raw): string {
  const literal = raw.kind === 'string' && UTC.test(raw.value) && !Number.isNaN(Date.parse(raw.value));
  if (raw.kind !== 'string' || !(literal || OPEN.test(raw.value))) throw expected('a time in UTC such as "2026-12-01T00:00:00Z"', raw);
  return raw.value;
}

function expected(what: string, raw: Raw, fix?: string): DocumentError {
  const got = raw.kind === 'object' || raw.kind === 'array' ? `an ${raw.kind}` : raw.kind === 'string' ? JSON.stringify(raw.value) : raw.value;
  return new DocumentError(`expected ${what}, got ${got}${fix ? `; ${fix}` : ''}`, raw.at);
}
