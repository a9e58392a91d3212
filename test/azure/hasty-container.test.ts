import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { TerraformVariable } from 'cdktf';
import { HastyContainer, HastyContainerProps } from '../../src/azure';
import { ImportMode } from '../../src/contract';
import { HastyChecks } from '../../src/terraform';
import { azureStack, CONTAINER, hastyContainer, NEW_CONTAINER, only, THEIR_RULE } from '../support/azure';
import { deepFreeze } from '../support/freeze';
import { synthesized, terraformErrors, terraformWarnings } from '../support/terraform-stack';

test('the container is private, in the account, and cannot be destroyed', () => {
  expect(only(hastyContainer(), CONTAINER)).toEqual({
    name: 'street',
    container_access_type: 'private',
    storage_account_id: '${azurerm_storage_account.Images_Account_CF4CA2E3.id}', // by the id: azurerm 5 knows no other way
    lifecycle: { prevent_destroy: true },
  });
});

test('nothing else is made', () => {
  const { resource, data } = synthesized(hastyContainer());
  expect(Object.entries<object>(resource).map(([type, made]) => [type, Object.keys(made).length])).toEqual([['azurerm_storage_account', 1], ['azurerm_storage_container', 1]]);
  expect(data).toBeUndefined();
});

test('a new container exposes what it made', () => {
  const images = new HastyContainer(azureStack(), 'Images', NEW_CONTAINER);
  expect(images.account).toBeInstanceOf(StorageAccount);
  expect(images.container).toBeInstanceOf(StorageContainer);
  expect(images.registration.toJson()).toEqual({
    description: 'Stack/Images', cloud_provider: 'az', account_name: expect.stringContaining('${TfToken['), container: expect.stringContaining('${TfToken['),
  });
  expect(images.registration.secretFields).toEqual(['secret_access_key']);
});

test.each<[string, Partial<HastyContainerProps>]>([
  ['by default', {}],
  ['with the key as an output', { secretAccessKey: true }],
  ['with other rules of CORS', { otherCorsRules: [THEIR_RULE] }],
  ['for copies', { importMode: ImportMode.COPY, accessUntil: '2126-12-01T00:00:00Z' }],
])('the audit has nothing to say: %s', (_, props) => {
  const stack = azureStack();
  HastyChecks.addTo(stack);
  hastyContainer({ importMode: ImportMode.COPY, ...props }, stack);
  expect(terraformErrors(stack)).toEqual([]);
  expect(terraformWarnings(stack).filter(({ text }) => text.includes('HastyChecks'))).toEqual([]);
});

test('a container that Azure uses itself is refused', () => {
  expect(() => hastyContainer({ containerName: '$web' })).toThrow("`containerName` must not be a container that Azure uses itself, got: '$web'");
});

describe('names that only Terraform knows', () => {
  test.each<keyof HastyContainerProps>(['accountName', 'containerName'])('pass with a warning: %s', (property) => {
    const stack = azureStack();
    hastyContainer({ importMode: ImportMode.COPY, [property]: new TerraformVariable(stack, 'Name', {}).stringValue }, stack);
    expect(terraformWarnings(stack).map(({ id }) => id)).toEqual(['hasty-bucket-constructs:notChecked']);
  });

  test.each<keyof HastyContainerProps>(['resourceGroupName', 'location'])('pass: %s, which is often that of a resource group of the stack', (property) => {
    const stack = azureStack();
    hastyContainer({ importMode: ImportMode.COPY, [property]: new TerraformVariable(stack, 'Name', {}).stringValue }, stack);
    expect(terraformWarnings(stack)).toEqual([]);
  });
});

test('two containers in a stack have accounts and outputs of their own', () => {
  const stack = hastyContainer({ importMode: ImportMode.COPY });
  new HastyContainer(stack, 'More', { ...NEW_CONTAINER, accountName: 'acmehastymore', importMode: ImportMode.COPY });
  const { resource, output } = synthesized(stack);
  expect(Object.keys(resource.azurerm_storage_account)).toHaveLength(2);
  expect(Object.keys(output)).toContain('MoreAccountName');
  expect(terraformWarnings(stack)).toEqual([]);
});

test('the properties that are given are not changed', () => {
  const props: HastyContainerProps = deepFreeze({
    ...NEW_CONTAINER, corsOrigins: ['https://app.hasty.ai'], otherCorsRules: [THEIR_RULE], networkRules: { defaultAction: 'Allow' }, immutability: { state: 'Unlocked', periodSinceCreationInDays: 1, allowProtectedAppendWrites: false },
  });
  const [one, other] = [azureStack(), azureStack()];
  [one, other].forEach((stack) => new HastyContainer(stack, 'Images', props)); // a write to a frozen object throws
  expect(synthesized(other)).toEqual(synthesized(one));
});
