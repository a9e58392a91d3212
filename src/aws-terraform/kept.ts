import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { TerraformResource } from 'cdktf';
import { resolved } from '../terraform/rendered';
import { inputsOf, mayBeOverridden, written } from '../terraform/written';

/**
 * Checks at synth that nothing changed settings of a new bucket: on the resource, by an override, by an aspect.
 *
 * @param settings attributes as they are written, in Terraform's words
 */
export function keepAsMade(resource: TerraformResource, settings: { readonly [attribute: string]: unknown }, why: string): void {
  const made = JSON.stringify(settings);
  resource.node.addValidation({
    validate: () => {
      if (!mayBeOverridden(resource) && JSON.stringify(inputsOf(resource, Object.keys(settings))) === made) return [];
      const now = written(resource);
      const kept = Object.fromEntries([...Object.keys(settings), 'count', 'for_each'].map((name) => [name, now[name]]));
      return JSON.stringify(kept) === made ? []
        : [`'${resource.node.path}' must stay as it was made, ${why}, got: ${JSON.stringify(resolved(kept, resource))}; undo what changes it, or make the bucket yourself and use BucketMount`];
    },
  });
}

/**
 * Checks at synth that a bucket policy, whatever else was added to it, denies requests without TLS.
 *
 * @param denial the statement that does so, as it was written
 */
export function keepTls(policy: S3BucketPolicy, denial: string): void {
  policy.node.addValidation({
    validate: () => {
      if (!mayBeOverridden(policy) && policy.policyInput?.includes(denial)) return [];
      const { policy: now } = written(policy);
      return now?.includes(denial) ? [] : [`'${policy.node.path}' must deny requests without TLS, as it did, or images could travel unencrypted, got: ${resolved(now, policy)}; add statements to those that are there, as JSON`];
    },
  });
}
