import { TerraformResource } from 'cdktf';
import { rendered } from './rendered';
import { isSurely } from './written';

/**
 * Guards a resource that holds images against `terraform destroy`, and checks at synth that nothing took the guard away: an
 * override, `force_destroy`, an aspect.
 *
 * @see https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#prevent_destroy
 */
export function guard(resource: TerraformResource): void {
  resource.lifecycle = { ...resource.lifecycle, preventDestroy: true };
  const validate = () => isSurely(resource, 'forceDestroy', false) && resource.lifecycle?.preventDestroy === true ? [] : changesOf(resource);
  resource.node.addValidation({ validate });
}

function changesOf(resource: TerraformResource): string[] {
  const { lifecycle, force_destroy: force } = rendered(resource);
  return [
    ...(lifecycle?.prevent_destroy === true ? [] : [`'${resource.node.path}' must have prevent_destroy, which keeps the images, got lifecycle: ${JSON.stringify(lifecycle)}; undo what changes it, or make the bucket yourself and mount it`]),
    ...(force === undefined || force === false ? [] : [`'${resource.node.path}' must not have force_destroy, which deletes all images with the bucket, got: ${JSON.stringify(force)}; undo what sets it`]),
  ];
}
