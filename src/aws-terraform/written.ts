import { TerraformResource } from 'cdktf';

/**
 * The attributes of a resource as they will be written, overrides included, before tokens are resolved: what was set by a token is the same
 * token still, unless something changed it. That is far quicker to compare than what the tokens stand for.
 */
export function written(resource: TerraformResource): { [attribute: string]: any } {
  const [attributes] = Object.values(resource.toTerraform().resource[resource.terraformResourceType]);
  return attributes as { [attribute: string]: any };
}
