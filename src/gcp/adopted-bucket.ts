import { StorageBucket, StorageBucketCors } from '@cdktf/provider-google/lib/storage-bucket';
import { Construct } from 'constructs';
import { checkOtherCors } from './cors-rule';
import { checkName } from './names';
import { guard } from '../terraform/guard';

/** What Terraform manages of the bucket; a changed name must not pass for the same bucket. */
const MANAGED = ['cors', 'name', 'id', 'timeouts'];

/**
 * A bucket that is there already, of which Terraform manages the CORS rules alone. Every other attribute is ignored: planned from this
 * code, the bucket would lose its lifecycle rules, labels and whatever else is not repeated.
 */
export class AdoptedBucket extends StorageBucket {
  /** @throws when the location or the other rules are malformed */
  constructor(scope: Construct, id: string, name: string, { location, otherCors }: { location: string; otherCors: StorageBucketCors[] }) {
    super(scope, id, { name, location: checkName('location', location), cors: [...checkOtherCors(otherCors)] });
    this.lifecycle = { ignoreChanges: Object.keys(this.synthesizeAttributes()).filter((attribute) => !MANAGED.includes(attribute)) };
    guard(this);
  }

  /** With the `import` block. `importFrom` would write the same, and run `terraform version` at each synth: it need not be there, or be OpenTofu. */
  public toTerraform(): any {
    return { ...super.toTerraform(), import: [{ to: `${this.terraformResourceType}.${this.friendlyUniqueId}`, id: this.nameInput }] };
  }
}
