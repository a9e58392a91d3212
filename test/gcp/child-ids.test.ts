import { TerraformStack } from 'cdktf';
import { HastyCors, ServiceAccountKey } from '../../src/gcp';
import { childrenOf, expectPinned } from '../support/child-ids';
import { hastyBucket, mounted } from '../support/gcp';
import { addressesOf } from '../support/terraform-stack';

// Terraform's state knows resources by these addresses: with another one, a service account is replaced, its key dies, and links in
// Hasty break. Scripts read outputs by name. A change here is a major version.
const keeps = (construct: string, stack: TerraformStack) => expectPinned('gcp', construct, { children: childrenOf(stack), ids: addressesOf(stack) });

test('a mount keeps its addresses', () => {
  const prefixes = Array.from({ length: 20 }, (_, index) => `folder-${index}/`);
  keeps('BucketMount', mounted({ prefixes, cors: HastyCors.adopt({ location: 'EU', otherCorsRules: [] }) }));
});

test('a new bucket keeps its addresses', () => {
  const encryptionKeyName = 'projects/acme-data/locations/europe-west3/keyRings/storage/cryptoKeys/images';
  keeps('HastyBucket', hastyBucket({ prefixes: ['street/'], encryptionKeyName, key: ServiceAccountKey.inState() }));
});
