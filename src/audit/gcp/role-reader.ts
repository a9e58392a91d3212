import { Role } from './grant';
import { nameOf, Names, shown } from './names';
import { predefinedRole } from './roles';
import { Instance, literalAt, textsAt } from '../cloud-resource';
import { literalOf, show, Text } from '../document/text';

/** Reads the roles of grants: predefined ones from the table, custom ones from the documents. */
export class RoleReader {
  private readonly custom: readonly Instance[];
  private readonly names: Names;

  public constructor(instances: readonly Instance[]) {
    this.custom = instances.filter(({ type }) => /^google_(project|organization)_iam_custom_role$/.test(type));
    this.names = new Names(this.custom);
  }

  public read(text: Text): Role {
    const name = shown(nameOf(text) ?? show(text));
    const literal = literalOf(text);
    const found = this.names.find(text) ?? (literal === undefined ? undefined : this.byId(literal));
    if (found) return customRole(literalAt(found.properties, 'role_id') ?? name, found);
    const permissions = literal === undefined ? undefined : predefinedRole(literal);
    return permissions ? { name, permissions } : { name, permissions: [], unknown: `what the role ${name} allows` };
  }

  private byId(role: string): Instance | undefined {
    const [, id] = /^(?:projects|organizations)\/[^/]+\/roles\/(.+)$/.exec(role) ?? [];
    return id === undefined ? undefined : this.custom.find(({ properties }) => literalAt(properties, 'role_id') === id);
  }
}


function customRole(name: string, instance: Instance): Role {
  const texts = textsAt(instance.properties, 'permissions') ?? [];
  const permissions = texts.map(literalOf);
  const known = permissions.filter((permission) => permission !== undefined);
  const whole = known.length === texts.length && texts.length > 0;
  return { name, permissions: known, unknown: whole ? undefined : `which permissions the role ${name} has` };
}
