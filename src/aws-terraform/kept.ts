import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { TerraformResource } from 'cdktf';
import { resolved } from '../terraform/rendered';
import { inputsOf, mayBeOverridden, written } from '../terraform/written';

/** Attributes and their values, which are plain. */
interface Settings {
  readonly [attribute: string]: unknown;
}

/**
 * Checks at synth that nothing changed settings of a new bucket: on the resource, by an override, by an aspect.
 *
 * @param settings as they must be, in the words of the bindings
 */
export function keepAsMade(resource: TerraformResource, settings: Settings, why: string): void {
  const made = JSON.stringify(settings);
  const isAsMade = () => !mayBeOverridden(resource) && JSON.stringify(inputsOf(resource, Object.keys(settings))) === made;
  resource.node.addValidation({ validate: () => isAsMade() ? [] : changesOf(resource, inTerraform(settings), why) });
}

function changesOf(resource: TerraformResource, made: Settings, why: string): string[] {
  const now = written(resource);
  const kept = Object.fromEntries([...Object.keys(made), 'count', 'for_each'].map((name) => [name, now[name]]));
  return JSON.stringify(kept) === JSON.stringify(made) ? []
    : [`'${resource.node.path}' must stay as it was made, ${why}, got: ${JSON.stringify(resolved(kept, resource))}; undo what changes it, or make the bucket yourself and use BucketMount`];
}

/** `blockPublicAcls` is `block_public_acls` there. */
function inTerraform(settings: Settings): Settings {
  const words = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [words(name), typeof value === 'object' ? inTerraform(value as Settings) : value]));
}

/**
 * Checks at synth that a bucket policy, whatever else was added to it, denies requests without TLS.
 *
 * @param denial the statement that does so, as it was written
 */
export function keepTls(policy: S3BucketPolicy, denial: string): void {
  const isKept = () => !mayBeOverridden(policy) && policy.policyInput?.includes(denial);
  policy.node.addValidation({ validate: () => isKept() ? [] : tlsErrors(policy, denial) });
}

function tlsErrors(policy: S3BucketPolicy, denial: string): string[] {
  const { policy: now } = written(policy);
  return now?.includes(denial) ? [] : [`'${policy.node.path}' must deny requests without TLS, as it did, or images could travel unencrypted, got: ${resolved(now, policy)}; add statements to those that are there, as JSON`];
}
