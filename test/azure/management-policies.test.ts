import { StorageManagementPolicy, StorageManagementPolicyRule } from '@cdktf/provider-azurerm/lib/storage-management-policy';
import { TerraformStack, TerraformVariable, Token } from 'cdktf';
import { HastyContainer } from '../../src/azure';
import { ImportMode } from '../../src/contract';
import { azureStack, containerMount, NEW_CONTAINER, ownAccount } from '../support/azure';
import { terraformWarnings } from '../support/terraform-stack';

const RULE: StorageManagementPolicyRule = {
  name: 'tidy',
  enabled: true,
  filters: { blobTypes: ['blockBlob'] },
  actions: { baseBlob: { deleteAfterDaysSinceModificationGreaterThan: 30 } },
};
const IN = 'hasty-bucket-constructs:linkObjects';
const lossesOf = (stack: TerraformStack) => terraformWarnings(stack).filter(({ id }) => id.startsWith(IN))
  .map(({ id, text }) => [id.slice(IN.length), /got: (.*?);/.exec(text)![1]]);

/** What a mount of container `street` is told of a policy that comes after it. */
function told(rule: any, importMode?: ImportMode, ids: Record<string, string> = {}): string[][] {
  const stack = azureStack();
  const account = ownAccount(stack);
  containerMount({ account, importMode }, stack);
  new StorageManagementPolicy(stack, 'Policy', { storageAccountId: ids.storageAccountId ?? account.id, rule });
  return lossesOf(stack);
}
const filtered = (prefixMatch: string[]) => ({ ...RULE, filters: { ...RULE.filters, prefixMatch } });
const acting = (baseBlob: object) => ({ ...RULE, actions: { baseBlob } });
const DELETES = ['Expire', 'rule \'tidy\' of a management policy deletes objects'];

test.each<[string, StorageManagementPolicyRule, string[][]]>([
  ['deletes all blobs', RULE, [DELETES]],
  ['deletes the container\'s', filtered(['tmp/', 'street/']), [['Expire', `${DELETES[1]} under 'street/'`]]],
  ['deletes a folder of the container', filtered(['street/old/']), [['Expire', `${DELETES[1]} under 'street/old/'`]]],
  ['deletes another container\'s', filtered(['tmp/', 'streets/']), []],
  ['deletes some, by a tag', { ...RULE, filters: { ...RULE.filters, matchBlobIndexTag: [{ name: 'old', value: 'yes' }] } }, [['Expire', 'rule \'tidy\' of a management policy may delete objects']]],
  ['archives', acting({ tierToArchiveAfterDaysSinceModificationGreaterThan: 90 }), [['Archived', 'rule \'tidy\' of a management policy moves objects to Archive, where they cannot be read until they are restored']]],
  ['cools', acting({ tierToCoolAfterDaysSinceModificationGreaterThan: 30, tierToColdAfterDaysSinceModificationGreaterThan: 60 }), []],
  ['deletes old versions', { ...RULE, actions: { version: { deleteAfterDaysSinceCreation: 30 }, snapshot: { deleteAfterDaysSinceCreationGreaterThan: 30 } } }, []],
  ['is off', { ...RULE, enabled: false }, []],
])('a mount by links is told of a rule that takes its blobs away: one that %s', (_, rule, expected) => {
  expect(told([rule])).toEqual(expected);
});

test('a mount that copies is told nothing', () => {
  expect(told([RULE], ImportMode.COPY)).toEqual([]);
});

test('a policy of another account says nothing, and one that names the account does', () => {
  const id = (name: string) => `/subscriptions/0/resourceGroups/images/providers/Microsoft.Storage/storageAccounts/${name}`;
  expect(told([RULE], undefined, { storageAccountId: id('acmeother') })).toEqual([]);
  expect(told([RULE], undefined, { storageAccountId: id('acmearchive') })).toEqual([DELETES]);
});

test('what only Terraform knows may be so', () => {
  const folder = new TerraformVariable(azureStack(), 'Folder', {}).stringValue;
  expect(told([filtered([folder])])).toEqual([['Expire', 'rule \'tidy\' of a management policy may delete objects']]);
  expect(told(Token.asAny('${local.rules}')).map(([id]) => id)).toEqual(['Expire', 'Archived']);
});

test('a new container is told too', () => {
  const stack = azureStack();
  const { account } = new HastyContainer(stack, 'Images', NEW_CONTAINER);
  expect(lossesOf(stack)).toEqual([]);
  new StorageManagementPolicy(stack, 'Policy', { storageAccountId: account.id, rule: [RULE] });
  expect(lossesOf(stack)).toEqual([DELETES]);
});
