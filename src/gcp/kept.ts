import { TerraformResource } from 'cdktf';
import { resolved } from '../terraform/rendered';
import { inputsOf, mayBeOverridden, written } from '../terraform/written';

/** Attributes that say who may do what, where, in one order. */
const RIGHTS = ['bucket', 'member', 'role', 'condition', 'title', 'description', 'expression', 'permissions', 'count', 'for_each'];

/**
 * Checks at synth that nothing changed what Hasty may do: on the resource, by an override, by an aspect.
 *
 * @param rights attributes of a grant or a role, as they are written
 */
export function keepRights(resource: TerraformResource, rights: { readonly [attribute: string]: unknown }): void {
  const made = JSON.stringify(rights, RIGHTS);
  resource.node.addValidation({
    validate: () => {
      if (!mayBeOverridden(resource) && JSON.stringify(inputsOf(resource, Object.keys(rights)), RIGHTS) === made) return [];
      const now = written(resource);
      const kept = Object.fromEntries([...Object.keys(rights), 'count', 'for_each'].map((name) => [name, now[name]]));
      return JSON.stringify(kept, RIGHTS) === made ? []
        : [`'${resource.node.path}' must give Hasty what it was made to give, and was changed, got: ${JSON.stringify(resolved(kept, resource))}; undo what changes it on the resource or by an override`];
    },
  });
}
