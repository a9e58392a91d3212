import { DataAzurermStorageAccount } from '@cdktf/provider-azurerm/lib/data-azurerm-storage-account';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { StorageAccountBlobProperties } from '@cdktf/provider-azurerm/lib/storage-account';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { StorageAccountHastyCors } from '../../../src/azure';
import { ACCOUNT, azureStack, HASTY_RULE, only, ownAccount, THEIR_JSON, THEIR_RULE } from '../../support/azure';
import { deepFreeze } from '../../support/freeze';
import { terraformErrors, terraformWarnings } from '../../support/terraform-stack';

const ACME = 'https://app.acme.example';

const blobs = (stack: TerraformStack) => only(stack, ACCOUNT).blob_properties;

describe("Hasty's rule", () => {
  test('is before the others, and all else of the blob properties stays as it is', () => {
    const stack = azureStack();
    const blobProperties: StorageAccountBlobProperties = deepFreeze({
      corsRule: [THEIR_RULE],
      versioningEnabled: true,
      changeFeedEnabled: true,
      changeFeedRetentionInDays: 7,
      lastAccessTimeEnabled: true,
      defaultServiceVersion: '2020-06-12',
      deleteRetentionPolicy: { days: 14, permanentDeleteEnabled: false },
      containerDeleteRetentionPolicy: { days: 5 },
      restorePolicy: { days: 3 },
    });
    ownAccount(stack, { blobProperties }).with(new StorageAccountHastyCors());
    const untouched = azureStack();
    ownAccount(untouched, { blobProperties });
    const before = only(untouched, ACCOUNT);
    expect(before.blob_properties.cors_rule).toEqual([THEIR_JSON]);
    expect(only(stack, ACCOUNT)).toEqual({ ...before, blob_properties: { ...before.blob_properties, cors_rule: [HASTY_RULE, THEIR_JSON] } });
    expect(terraformWarnings(stack)).toEqual([]);
  });

  test('is added once, however often the mixin is applied', () => {
    const stack = azureStack();
    const account = ownAccount(stack, { blobProperties: { corsRule: [THEIR_RULE] } });
    account.with(new StorageAccountHastyCors(), new StorageAccountHastyCors()).with(new StorageAccountHastyCors());
    expect(blobs(stack).cors_rule).toEqual([HASTY_RULE, THEIR_JSON]);
  });

  test('joins the origins of all the times that the mixin is applied', () => {
    const stack = azureStack();
    ownAccount(stack).with(new StorageAccountHastyCors(), new StorageAccountHastyCors({ origins: [ACME] }));
    expect(blobs(stack).cors_rule).toEqual([{ ...HASTY_RULE, allowed_origins: ['https://app.hasty.ai', ACME] }]);
  });

  test('is added to all accounts of a scope, and to nothing else', () => {
    const stack = azureStack();
    const group = new ResourceGroup(stack, 'Group', { name: 'images', location: 'westeurope' });
    ownAccount(stack);
    const mixin = new StorageAccountHastyCors();
    expect(stack.node.findAll().filter((construct) => mixin.supports(construct)).map(({ node }) => node.id)).toEqual(['Archive']);
    expect(() => mixin.applyTo(group)).not.toThrow();
    stack.with(mixin);
    expect(blobs(stack).cors_rule).toEqual([HASTY_RULE]);
  });
});

describe('origins', () => {
  test('that are malformed are refused where the mixin is made', () => {
    expect(() => new StorageAccountHastyCors({ origins: ['https://app.hasty.ai', `${ACME}/`] })).toThrow(/^a CORS origin must be https:\/\/.*, got: 'https:\/\/app\.acme\.example\/';/);
  });

  test('must be at least one', () => {
    expect(() => new StorageAccountHastyCors({ origins: [] })).toThrow("`origins` must hold at least one origin, got: []; leave it out for 'https://app.hasty.ai'");
    expect(() => new StorageAccountHastyCors({ origins: '' as any })).toThrow('`origins` must hold at least one origin');
  });

  test.each([
    ['one', (variable: TerraformVariable) => [variable.stringValue], ['${var.Origin}']],
    ['the list', (variable: TerraformVariable) => variable.listValue, '${var.Origin}'],
  ])('that only Terraform knows pass with a warning: %s', (_, origins, allowed) => {
    const stack = azureStack();
    ownAccount(stack, { blobProperties: {} }).with(new StorageAccountHastyCors({ origins: origins(new TerraformVariable(stack, 'Origin', {})) }));
    expect(blobs(stack).cors_rule).toEqual([{ ...HASTY_RULE, allowed_origins: allowed }]);
    expect(terraformErrors(stack)).toEqual([]);
    expect(terraformWarnings(stack).map(({ id }) => id)).toEqual(['hasty-bucket-constructs:notChecked']);
  });
});

test('an account that is only looked up has nothing to add a rule to', () => {
  const stack = azureStack();
  const lookedUp = new DataAzurermStorageAccount(stack, 'LookedUp', { name: 'acmearchive', resourceGroupName: 'images' });
  expect([lookedUp, ownAccount(stack)].map((account) => new StorageAccountHastyCors().supports(account))).toEqual([false, true]);
});
