import { TerraformStack } from 'cdktf';
import { azureStack, containerMount, hastyContainer, ownAccount } from '../support/azure';
import { synthesized } from '../support/terraform-stack';

// Terraform's state knows resources by these addresses: with another one, it plans to destroy the account, which the guard refuses.
// Scripts read outputs by name. A change here is a major version.
const addresses = (stack: TerraformStack) => {
  const { resource = {}, output } = synthesized(stack);
  const resources = Object.entries<object>(resource).flatMap(([type, found]) => Object.keys(found).map((id) => `${type}.${id}`));
  return [...resources, ...Object.keys(output).map((name) => `output.${name}`)].sort();
};

const OUTPUTS = ['output.ImagesAccountName', 'output.ImagesContainerName', 'output.ImagesHastyRegistration', 'output.ImagesHastyScope', 'output.ImagesRenewKeyCommand'];

test('a new container keeps its addresses', () => {
  expect(addresses(hastyContainer())).toEqual([
    'azurerm_storage_account.Images_Account_CF4CA2E3', 'azurerm_storage_container.Images_Container_E0DF7C95', ...OUTPUTS, 'output.ImagesKeyCommand',
  ].sort());
});

test('a mount keeps its addresses', () => {
  const stack = azureStack();
  expect(addresses(containerMount({ account: ownAccount(stack), secretAccessKey: true }, stack))).toEqual([
    'azurerm_storage_account.Archive', ...OUTPUTS, 'output.ImagesSecretAccessKey',
  ].sort());
});
