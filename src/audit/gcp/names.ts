import { Instance, literalAt, referenceOf, textAt } from '../cloud-resource';
import { Text } from '../document/text';

/** Marks a parameter inside a name: a value that the deployer chooses. */
export const CHOSEN = '\u{e000}';

/**
 * A text with labels for its holes, so that equal texts are equal strings; undefined: a part of it is unknown. A name that the cloud
 * makes is a constant without the letters that matter in a path, so its label stands for it.
 */
export function nameOf(text: Text): string | undefined {
  const parts = text.map((part) => {
    if (typeof part === 'string') return part;
    return part.kind === 'name' ? part.label : part.kind === 'parameter' ? CHOSEN + part.label : undefined;
  });
  return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
}

/** A name for people. */
export function shown(name: string): string {
  return name.replaceAll(CHOSEN, '');
}

/** The names of resources that others refer to by an attribute that only the cloud knows. */
export class Names {
  private readonly byId: ReadonlyMap<string, Instance>;

  public constructor(instances: readonly Instance[]) {
    this.byId = new Map(instances.map((instance) => [instance.id, instance]));
  }

  /** The resource that a text refers to, when it is one of those. */
  public find(text: Text): Instance | undefined {
    const reference = referenceOf(text);
    return reference && this.byId.get(reference.id);
  }

  /** The name of a bucket, however it is written: by name, id, address or reference. */
  public bucket(text: Text): string | undefined {
    const instance = this.find(text);
    if (instance && /storage_bucket$/.test(instance.type)) return this.bucketNameOf(instance);
    return nameOf(text)?.replace(/^(gs:\/\/|b\/|projects\/_\/buckets\/|https:\/\/www\.googleapis\.com\/storage\/v1\/b\/)/, '').replace(/\/$/, '');
  }

  /** The name of a bucket of the documents. */
  public bucketNameOf(instance: Instance): string {
    const name = textAt(instance.properties, 'name');
    return (name && nameOf(name)) ?? `\${${instance.address}.name}`;
  }
}

/** Whether an id, a name or a description says Hasty. */
export function saysHasty(instance: Instance): boolean {
  const { properties } = instance;
  const words = ['name', 'account_id', 'display_name', 'description', 'email'].map((key) => literalAt(properties, key) ?? '');
  return [instance.address, ...words].some((word) => /hasty/i.test(word));
}
