import { TerraformVariable } from 'cdktf';
import { checkContainerName, checkName } from '../../src/azure/names';
import { azureStack } from '../support/azure';

type Property = Parameters<typeof checkName>[0];
const check = (property: string, value: string) => property === 'containerName' ? checkContainerName(value) : checkName(property as Property, value);

const IDENTITY = '/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/images/providers/Microsoft.ManagedIdentity/userAssignedIdentities/images-key';

// the engines notice none of the refused ones
const GOOD: Record<string, string[]> = {
  accountName: ['abc', 'acmehastyimages', '0123456789', 'a'.repeat(24)],
  containerName: ['abc', 'street-images', '2026', 'a-b-c', 'a'.repeat(63)],
  resourceGroupName: ['images', 'Images_2026.(eu)-1', 'a', 'a'.repeat(90), '.a', '(a)'],
  location: ['westeurope', 'West Europe', 'eastus2', 'East US 2', 'germanywestcentral', 'usgreat'],
  replicationType: ['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS'],
  keyVaultKeyId: ['https://acme-vault.vault.azure.net/keys/images', `https://acme-vault.vault.azure.net/keys/Images-1/${'0a'.repeat(16)}`],
  userAssignedIdentityId: [IDENTITY],
};
const BAD: Record<string, string[]> = {
  accountName: ['', 'ab', 'Acme', 'acme-images', 'acme_images', 'acme.images', 'a'.repeat(25), 'büro', 'acme\n'],
  containerName: ['', 'ab', 'Street', 'street_images', '-street', 'street-', 'street--images', 'street.images', 'street/2026', 'a'.repeat(64), 'street\n'],
  resourceGroupName: ['', 'images.', 'images/2026', 'images 2026', 'a'.repeat(91), 'images\u0007'],
  location: ['', 'west-europe', 'West  Europe', ' westeurope', 'chinaeast2', 'China North', 'usgovvirginia', 'US Gov Texas', 'usdodcentral', 'westeurope\n'],
  replicationType: ['', 'lrs', 'RALRS', 'RAZRS', 'Standard_LRS'],
  keyVaultKeyId: [
    '', 'images', 'http://acme-vault.vault.azure.net/keys/images', 'https://acme-vault.vault.azure.net/secrets/images', 'https://acme-vault.vault.azure.net/keys/images/',
    'https://acme-vault.vault.azure.net/keys/images/1', 'https://acme-vault.vault.azure.net.example/keys/images', 'https://example.com/acme-vault.vault.azure.net/keys/images',
  ],
  userAssignedIdentityId: ['', 'images-key', IDENTITY.slice(1), `${IDENTITY}/more`, IDENTITY.replace('userAssignedIdentities', 'identities')],
};
const LIVE = ['${file("/etc/passwd")}', '%{ if true }x%{ endif }', 'acme${var.x}', 'acme\0'];

const cases = (names: Record<string, string[]>) =>
  Object.entries(names).flatMap(([property, values]) => values.map((value): [string, string] => [property, value]));

test.each(cases(GOOD))('%s may be %j', (property, value) => {
  expect(check(property, value)).toBe(value);
});

test.each(cases(BAD))('%s must not be %j', (property, value) => {
  expect(() => check(property, value)).toThrow(new RegExp(`^\`${property}\` must be .*, got: .*; write such a value$`));
});

const live = Object.keys(GOOD).flatMap((property) => LIVE.map((value): [string, string] => [property, value]));
test.each(live)('%s must not be %j, which Terraform would run or Azure refuse', (property, value) => {
  expect(() => check(property, value)).toThrow(`\`${property}\` must be `);
});

test.each(Object.keys(GOOD))('%s may be known to Terraform alone', (property) => {
  const value = new TerraformVariable(azureStack(), 'Value', {}).stringValue;
  expect(check(property, value)).toBe(value);
});

test.each([
  ['$web', 'what is in it is served to everybody as a web site'],
  ['$root', 'its blobs have addresses without a container'],
  ['$logs', 'Azure writes its logs there'],
  ['$blobchangefeed', 'Azure writes the change feed there'],
])('containerName must not be %s, and the message says why', (value, why) => {
  expect(() => checkContainerName(value)).toThrow(new Error(`\`containerName\` must not be a container that Azure uses itself, got: '${value}'; ${why}, so choose another name`));
});
