import { StorageBucket, StorageBucketCors } from '@cdktf/provider-google/lib/storage-bucket';
import { Construct } from 'constructs';
import { checkOtherCors } from './cors-rule';
import { checkName } from './names';
import { guard } from '../terraform/guard';
import { rendered } from '../terraform/rendered';

/** What Terraform manages of the bucket; a changed name must not pass for the same bucket. */
const MANAGED = ['cors', 'name', 'id', 'timeouts'];

/**
 * A bucket that is there already, of which Terraform manages the CORS rules alone. Every other attribute is ignored: planned from this
 * code, the bucket would lose its lifecycle rules, labels and whatever else is not repeated.
 */
export class AdoptedBucket extends StorageBucket {
  /** @throws when the location or the other rules are malformed */
  constructor(scope: Construct, id: string, name: string, { location, otherCorsRules }: { location: string; otherCorsRules: StorageBucketCors[] }) {
    super(scope, id, {
      name,
      location: checkName('location', location),
      uniformBucketLevelAccess: true, // ignored as the rest is, but what a mount by name was told; audits read it
      cors: [...checkOtherCors(otherCorsRules)],
    });
    const ignored = Object.keys(this.synthesizeAttributes()).filter((attribute) => !MANAGED.includes(attribute));
    this.lifecycle = { ignoreChanges: ignored };
    guard(this);
    this.node.addValidation({ validate: () => this.lossErrors(ignored) });
  }

  /** The lifecycle may be set again later, as an aspect for all resources would. */
  private lossErrors(ignored: string[]): string[] {
    const { lifecycle } = rendered(this);
    const lost = ignored.filter((attribute) => ![lifecycle?.ignore_changes].flat().includes(attribute));
    return lost.length === 0 ? []
      : [`'${this.node.path}' must ignore all but its CORS rules, or Terraform takes away what the code does not repeat, and something changed that, lost: ${lost.join(', ')}; keep lifecycle.ignoreChanges`];
  }

  /** With the `import` block. `importFrom` would write the same, and run `terraform version` at each synth: it need not be there, or be OpenTofu. */
  public toTerraform(): any {
    return { ...super.toTerraform(), import: [{ to: `${this.terraformResourceType}.${this.friendlyUniqueId}`, id: this.nameInput }] };
  }
}
