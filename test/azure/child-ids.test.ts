import { TerraformStack } from 'cdktf';
import { azureStack, containerMount, hastyContainer, ownAccount } from '../support/azure';
import { childrenOf, expectPinned } from '../support/child-ids';
import { addressesOf } from '../support/terraform-stack';

// Terraform's state knows resources by these addresses: with another one, it plans to destroy the account, which the guard refuses.
// Scripts read outputs by name. A change here is a major version.
const keeps = (construct: string, stack: TerraformStack) => expectPinned('azure', construct, { children: childrenOf(stack), ids: addressesOf(stack) });

test('a new container keeps its addresses', () => keeps('HastyContainer', hastyContainer()));

test('a mount keeps its addresses', () => {
  const stack = azureStack();
  keeps('ContainerMount', containerMount({ account: ownAccount(stack), secretAccessKey: true }, stack));
});
