import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { TerraformResource } from 'cdktf';
import { written } from './written';
import { resolved } from '../terraform/rendered';

const UNDO = 'undo what changes it, or make the bucket yourself and use BucketMount';

/** Checks at synth that nothing changed a setting of a new bucket: on the resource, by an override, by an aspect. */
export function keepAsMade(resource: TerraformResource, why: string): void {
  const made = settingsOf(resource);
  resource.node.addValidation({
    validate: () => {
      const now = settingsOf(resource);
      return now === made ? [] : [`'${resource.node.path}' must stay as it was made, ${why}, got: ${JSON.stringify(resolved(JSON.parse(now), resource))}; ${UNDO}`];
    },
  });
}

/** Checks at synth that a bucket policy, whatever else was added to it, denies requests without TLS. */
export function keepTls(policy: S3BucketPolicy): void {
  const [, denial] = /"Statement":\[(.*)\]\}$/.exec(written(policy).policy)!;
  policy.node.addValidation({
    validate: () => {
      const { policy: now } = written(policy);
      return now?.includes(denial) ? [] : [`'${policy.node.path}' must deny requests without TLS, as it did, or images could travel unencrypted, got: ${resolved(now, policy)}; add statements to those that are there, as JSON`];
    },
  });
}

function settingsOf(resource: TerraformResource): string {
  const { '//': _, lifecycle, depends_on: after, provider, ...settings } = written(resource);
  return JSON.stringify(settings);
}
