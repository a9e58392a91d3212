import { TerraformResource, TerraformStack } from 'cdktf';

/**
 * Whether overrides may make a resource differ from what its properties say: to render it takes longer than most checks. Should an
 * engine keep overrides under another name one day, every resource is rendered.
 */
export function mayBeOverridden(resource: TerraformResource): boolean {
  return hasOverrides(resource) || hasOverrides(TerraformStack.of(resource)) || resource.count !== undefined || resource.forEach !== undefined;
}

function hasOverrides(element: TerraformResource | TerraformStack): boolean {
  const { rawOverrides } = element as unknown as { readonly rawOverrides?: object };
  return rawOverrides === undefined || Object.keys(rawOverrides).length > 0;
}

/** Attributes as they were given or set, by their names in the bindings: those have `blockPublicAcls` as `blockPublicAclsInput`. */
export function inputsOf(resource: TerraformResource, names: string[]): object {
  const inputs = resource as unknown as { readonly [name: string]: unknown };
  return Object.fromEntries(names.map((name) => [name, inputs[`${name}Input`]]));
}

/**
 * Whether an attribute is sure to be written as this plain value, or not at all if that is undefined; if not, it has to be rendered.
 *
 * @param name in the bindings: `forceDestroy`
 */
export function isSurely(resource: TerraformResource, name: string, value: unknown): boolean {
  const inputs = resource as unknown as { readonly [name: string]: unknown };
  const input = `${name}Input`;
  return !mayBeOverridden(resource) && input in inputs && inputs[input] === value;
}

/**
 * The attributes of a resource as they will be written, with overrides of it and of its stack, before tokens are resolved: what was set by a
 * token is the same token still, unless something changed it. That is far quicker to compare than what the tokens stand for.
 */
export function written(resource: TerraformResource): { [attribute: string]: any } {
  const [attributes] = Object.values<{ [attribute: string]: any }>(resource.toTerraform().resource[resource.terraformResourceType]);
  // stack.addOverride('resource.google_storage_bucket.Images_Bucket...'): both engines keep these here, and merge them last
  const { rawOverrides } = TerraformStack.of(resource) as unknown as { rawOverrides?: { resource?: Record<string, Record<string, unknown>> } };
  const override = rawOverrides?.resource?.[resource.terraformResourceType]?.[resource.friendlyUniqueId];
  return override === undefined ? attributes : overridden(attributes, override);
}

/** As the engines merge: objects by key, lists one after the other, anything else replaced. Nothing is changed in place. */
function overridden(value: any, override: any): any {
  if (Array.isArray(override)) return Array.isArray(value) ? [...value, ...override] : override;
  if (typeof override !== 'object' || override === null) return override;
  const base = typeof value === 'object' && value !== null ? value : {};
  const merged = Object.fromEntries(Object.entries(override).map(([key, of]) => [key, overridden(base[key], of)]));
  return Object.assign(Array.isArray(base) ? [...base] : { ...base }, merged);
}
