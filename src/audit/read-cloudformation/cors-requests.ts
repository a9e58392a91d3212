import { Made } from './made';
import { isRequest } from './own-function';
import { account } from './pseudo-parameters';
import { mentions } from './resources/unlisted-types';
import { textOf } from './texts';
import { alternatives } from '../document/expand';
import { Raw } from '../document/raw';
import { literalOf, same, Text } from '../document/text';
import { Unknown } from '../facts';

/** What a resource has that calls nothing. */
const NO_CALL = new Set(['Condition', 'DependsOn', 'Metadata', 'Type']);

/**
 * What may make the function that keeps CORS rules write others than those that are seen: events and permissions that name it, versions
 * of it, functions elsewhere of its name; and requests for rules that are not its own.
 */
export function unreadRequests(all: readonly Made[], own: readonly Made[]): Unknown[] {
  if (own.length === 0) return [];
  const names = { literals: [], holes: new Set(own.map(({ id }) => id)) };
  return all.filter((made) => !own.includes(made)).flatMap((made): Unknown[] => {
    const { logicalId, type, properties, scope, at } = made;
    if (isRequest(made, own)) return flaws(made).map((flaw) => ({ why: `${flaw} (${logicalId})`, at }));
    const ids = new Set(own.filter((one) => one.scope === scope).map((one) => one.logicalId));
    return mentions(properties, names) || writes(made, ids)
      ? [{ why: `${logicalId} of type ${type}, which names the function that keeps CORS rules`, at }] : [];
  });
}

/** The function refuses other ids. S3 refuses other owners, unless the bucket is theirs. */
function flaws({ properties: { entries }, scope }: Made): string[] {
  const every = (key: string, holds: (text: Text) => boolean) => {
    const node = entries.get(key);
    return node !== undefined && alternatives(node).every(({ value }) => value !== undefined && holds(textOf(value)));
  };
  const own = account(scope);
  // the account of a template without a manifest is not known, where the stack's own account may be written out
  const isOwn = (owner: Text) => same(owner, own) || (literalOf(own) === undefined && /^\d{12}$/.test(literalOf(owner) ?? ''));
  return [
    ...every('RuleId', isRuleId) ? [] : ['a RuleId that is not known to begin with hasty-cors-'],
    ...every('ExpectedBucketOwner', isOwn) ? [] : ['an ExpectedBucketOwner that is not known to be the account of the stack'],
  ];
}

/** With `|` in it, the function would take a part of it for the id. */
function isRuleId(text: Text): boolean {
  const closed = text.every((part) => typeof part === 'string' || part.kind === 'name');
  return closed && /^hasty-cors-[\w-]+$/.test(text.map((part) => typeof part === 'string' ? part : '0').join(''));
}

/** Whether the resource has one of these logical ids as it stands: a function that is not resolved hides what it is given. */
function writes({ raw }: Made, ids: ReadonlySet<string>): boolean {
  return [...raw.entries].some(([key, value]) => !NO_CALL.has(key) && hasWord(value, ids));
}

function hasWord(raw: Raw, words: ReadonlySet<string>): boolean {
  switch (raw.kind) {
    case 'object': return [...raw.entries.values()].some((value) => hasWord(value, words));
    case 'array': return raw.items.some((item) => hasWord(item, words));
    case 'string': return raw.value.split(/[^A-Za-z0-9]+/).some((word) => words.has(word));
    default: return false;
  }
}
