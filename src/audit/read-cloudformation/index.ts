import { Meaning } from '../document/choice';
import { alternatives } from '../document/expand';
import { Unknown } from '../facts';
import { Parts } from '../parts';
import { CfnDocument } from './cfn-document';
import { unreadRequests } from './cors-requests';
import { withEmptying } from './emptying';
import { evaluate } from './evaluate';
import { Found } from './found';
import { exportKeys } from './functions/import-value';
import { attachGroups } from './groups';
import { macros } from './macros';
import { Made, madeIn } from './made';
import { stacksOf } from './nested-stacks';
import { ownFunctions } from './own-function';
import { readResource } from './resource-readers';
import { shownByResource, shownTexts } from './resources/shown-texts';
import { unlistedTypes } from './resources/unlisted-types';
import { Scope, System } from './scope';
import { textOf } from './texts';

export type { CfnDocument } from './cfn-document';

/** Reads CloudFormation templates, all of which are one system. */
export function readCloudFormation(documents: readonly CfnDocument[], parameters: Readonly<Record<string, string>>): Parts {
  const system: System = { choices: new Map<string, Meaning>(), given: new Map(Object.entries(parameters)), exports: new Map() };
  const { scopes, unknowns } = stacksOf(documents, system);
  scopes.forEach(addExports);
  const all = scopes.flatMap(madeIn);
  const found = all.map(readResource);
  const own = ownFunctions(all);
  const collect = <Key extends keyof Found>(key: Key) => found.flatMap<Item<Key>>((part) => (part[key] ?? []) as readonly Item<Key>[]);
  const groups = attachGroups(collect('users'), collect('memberships'), collect('groupRights'), collect('accessKeys'), system);
  return {
    choices: system.choices,
    roles: collect('roles'),
    users: groups.users,
    managedPolicies: collect('managedPolicies'),
    attachments: [...collect('attachments'), ...groups.attachments],
    buckets: withEmptying(collect('buckets'), all),
    resourcePolicies: collect('resourcePolicies'),
    doors: collect('doors'),
    unknowns: [...unknowns, ...scopes.flatMap(macros), ...all.flatMap(unknownProperties), ...unlistedTypes(all, own), ...unreadRequests(all, own)],
    texts: [...scopes.flatMap(shownTexts), ...all.flatMap(shownByResource)],
    resources: all.map(({ logicalId: _logicalId, scope: _scope, raw: _raw, unknown: _unknown, ...resource }) => resource),
  };
}

type Item<Key extends keyof Found> = NonNullable<Found[Key]>[number];

function addExports(scope: Scope): void {
  for (const output of scope.sections.outputs.values()) {
    if (output.kind !== 'object') continue;
    const exported = output.entries.get('Export');
    const name = exported?.kind === 'object' ? exported.entries.get('Name') : undefined;
    const value = output.entries.get('Value');
    const node = name && evaluate(name, { scope, when: [], depth: 0 });
    if (!node || !value) continue;
    for (const option of alternatives(node)) {
      if (!option.value) continue;
      // a name is exported once in a region of an account; templates for several have it several times
      for (const key of exportKeys(textOf(option.value), scope)) scope.system.exports.set(key, scope.system.exports.has(key) ? 'several' : { value, scope });
    }
  }
}

function unknownProperties({ logicalId, unknown, at }: Made): Unknown[] {
  return unknown === undefined ? [] : [{ why: `${unknown}, of which ${logicalId} is made`, at }];
}
