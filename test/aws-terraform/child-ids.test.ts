import { TerraformStack } from 'cdktf';
import { HastyAccessRole } from '../../src/aws-terraform';
import { awsStack, hastyBucket, mounted } from '../support/aws-terraform';
import { childrenOf, expectPinned } from '../support/child-ids';
import { EXTERNAL_ID } from '../support/stack';
import { addressesOf } from '../support/terraform-stack';

// Terraform's state knows resources by these addresses: with another one, a role is replaced, and links in Hasty break. Scripts read
// outputs by name. A change here is a major version.
const keeps = (construct: string, stack: TerraformStack) => expectPinned('aws-terraform', construct, { children: childrenOf(stack), ids: addressesOf(stack) });

test('a new bucket keeps its addresses', () => keeps('HastyBucket', hastyBucket()));

test('a mount keeps its addresses', () => keeps('BucketMount', mounted({ otherCorsRules: [] })));

test('a role keeps its addresses', () => {
  const stack = awsStack();
  const role = new HastyAccessRole(stack, 'Images', { externalId: EXTERNAL_ID });
  role.mountByName('acme-street', { wholeBucket: true });
  role.mountByName('acme-aerial', { wholeBucket: true });
  keeps('HastyAccessRole', stack);
});
