import { escapeTerraform, isToken } from '../terraform/literal';

/** @see https://cloud.google.com/iam/quotas: logical operators in a binding's condition expression */
const MAX_OPERATORS = 12;

/** How many clauses fit into one condition: n clauses take n - 1 `||`, and an end time one `&&`. */
export function clausesThatFit(accessUntil?: string): number {
  return MAX_OPERATORS + 1 - (accessUntil === undefined ? 0 : 1);
}

/** Holds for the objects of a folder. A list call is one of the bucket, whose name has no `/objects/`: it does not hold for that. */
export function isInFolder(bucketName: string, prefix: string): string {
  return `resource.name.startsWith(${text('projects/_/buckets/', bucketName, '/objects/', prefix)})`;
}

/**
 * Holds for list calls that ask for a folder, or for a part of it.
 *
 * @see https://cloud.google.com/iam/docs/conditions-attribute-reference#api-attributes
 */
export function asksForFolder(prefix: string): string {
  return `api.getAttribute("storage.googleapis.com/objectListPrefix", "").startsWith(${text(prefix)})`;
}

/** Any of the clauses (none: always), and not after the end. `&&` binds tighter than `||`, hence the parentheses. */
export function condition(anyOf: readonly string[], accessUntil?: string): string {
  const either = anyOf.join(' || ');
  if (accessUntil === undefined) return either;
  const before = `request.time < timestamp(${text(accessUntil)})`;
  return either === '' ? before : `(${either}) && ${before}`;
}

/**
 * A string of CEL, in Terraform JSON: first CEL's escapes, then Terraform's, but for tokens, which Terraform puts in. Control
 * characters were refused with the prefix.
 *
 * @see https://github.com/google/cel-spec/blob/master/doc/langdef.md#string-and-bytes-values
 */
function text(...parts: string[]): string {
  return `"${parts.map((part) => isToken(part) ? part : escapeTerraform(part.replace(/["\\]/g, '\\$&'))).join('')}"`;
}
