import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { TerraformVariable } from 'cdktf';
import { ContainerMount, ContainerMountProps } from '../../src/azure';
import { ImportMode } from '../../src/contract';
import { ACCOUNT, azureStack, containerMount, HASTY_RULE, only, ownAccount, THEIR_JSON, THEIR_RULE } from '../support/azure';
import { synthesized, terraformErrors, terraformWarnings } from '../support/terraform-stack';

const ids = (stack: Parameters<typeof terraformWarnings>[0]) => terraformWarnings(stack).map(({ id }) => id.replace('hasty-bucket-constructs:', ''));
const COPY = { importMode: ImportMode.COPY };

describe('the account-wide key', () => {
  test.each([false, undefined, 'yes', 1])('must be acknowledged, got: %j', (acknowledgeAccountWideKey) => {
    expect(() => containerMount({ acknowledgeAccountWideKey: acknowledgeAccountWideKey as boolean })).toThrow(new Error(
      `\`acknowledgeAccountWideKey\` must be true, got: ${acknowledgeAccountWideKey}; Hasty's key opens everything in the account, so say that you know, or use HastyContainer, which makes an account of its own`,
    ));
  });

  test('may be used then', () => {
    expect(terraformErrors(containerMount({ acknowledgeAccountWideKey: true }))).toEqual([]);
  });
});

describe('a container in an account of this app', () => {
  const mounted = (props: Partial<ContainerMountProps> = {}) => {
    const stack = azureStack();
    return containerMount({ ...COPY, account: ownAccount(stack, { blobProperties: { corsRule: [THEIR_RULE] } }), ...props }, stack);
  };

  test("gets Hasty's rule first among those of its account, and nothing else changes", () => {
    const untouched = azureStack();
    ownAccount(untouched, { blobProperties: { corsRule: [THEIR_RULE] } });
    expect(only(mounted(), ACCOUNT)).toEqual({ ...only(untouched, ACCOUNT), blob_properties: { cors_rule: [HASTY_RULE, THEIR_JSON] } });
    expect(terraformWarnings(mounted())).toEqual([]);
  });

  test('is registered with references to the account', () => {
    const { output } = synthesized(mounted());
    expect(output.ImagesAccountName.value).toBe('${azurerm_storage_account.Archive.name}');
    expect(output.ImagesHastyScope.value).toMatch(/^lists, reads, writes and deletes everything in storage account /);
  });

  test('may have the key as a sensitive output', () => {
    const stack = mounted({ secretAccessKey: true });
    expect(synthesized(stack).output.ImagesSecretAccessKey).toMatchObject({ value: '${azurerm_storage_account.Archive.secondary_access_key}', sensitive: true });
    expect(ids(stack)).toEqual(['accountKeyInState']);
  });
});

test('what is no account is refused: it has a name too', () => {
  const stack = azureStack();
  const container = new StorageContainer(stack, 'Container', { name: 'street', storageAccountId: ownAccount(stack).id });
  for (const account of [container, 'acmearchive', {}] as any[]) {
    expect(() => containerMount({ account })).toThrow(/^`account` must be a StorageAccount, got: .*; for an account made elsewhere give its name as `accountName`$/);
  }
});

describe('a container in an account that is known by its name', () => {
  test('that only Terraform knows is checked when it plans, since it goes into commands for a shell', () => {
    const stack = azureStack();
    const accountName = new TerraformVariable(stack, 'Account', {}).stringValue;
    const { output } = synthesized(containerMount({ accountName }, stack));
    expect(output.ImagesRenewKeyCommand.value).toBe('az storage account keys renew --account-name ${regex("^[a-z0-9]{3,24}$", var.Account)} --key secondary');
    expect(() => containerMount({ accountName: `x\n; false #${accountName}` }, azureStack())).toThrow('a value of Terraform must stand alone');
  });

  test('is told to Hasty, and nothing is made', () => {
    const { resource, output } = synthesized(containerMount());
    expect(resource).toBeUndefined();
    expect(output.ImagesAccountName.value).toBe('acmearchive');
    expect(output.ImagesRenewKeyCommand.value).toBe('az storage account keys renew --account-name acmearchive --key secondary');
  });

  test('needs a command for CORS, which keeps the rules that are there', () => {
    expect(terraformWarnings(containerMount(COPY))).toEqual([{
      id: 'hasty-bucket-constructs:corsNotManaged',
      text: "the account is not made here, so its CORS rules are not set, and without Hasty's rule images do not load in Hasty's app; this command adds it and keeps the others:\n"
        + "az storage cors add --account-name acmearchive --services b --origins 'https://app.hasty.ai' --methods GET HEAD --allowed-headers 'Authorization' 'x-ms-*' --exposed-headers 'Access-Control-Allow-Origin' 'Content-Type' 'x-ms-*' --max-age 3600\n"
        + 'run it once: a second time adds a second rule, and Azure takes five',
    }]);
  });

  test('has other origins in that command when others are given', () => {
    const stack = azureStack();
    const known = containerMount({ ...COPY, corsOrigins: ['https://app.acme.example', 'https://app.hasty.ai'] });
    expect(terraformWarnings(known)[0].text).toContain("--origins 'https://app.acme.example' 'https://app.hasty.ai' --methods");
    const variable = new TerraformVariable(stack, 'Origins', {});
    containerMount({ ...COPY, corsOrigins: variable.listValue }, stack);
    expect(terraformWarnings(stack).find(({ id }) => id.endsWith('corsNotManaged'))!.text).toContain('--origins ORIGINS --methods');
    expect(ids(containerMount({ ...COPY, corsOrigins: [variable.stringValue] }))).toEqual(['notChecked', 'corsNotManaged']);
  });

  test('cannot have its key as an output', () => {
    expect(() => containerMount({ secretAccessKey: true })).toThrow("`secretAccessKey` must be left out with `accountName`, since Terraform does not know that account's keys, got: true; the output KeyCommand reads the key");
  });

  test('may have a name that only Terraform knows', () => {
    const stack = azureStack();
    const name = new TerraformVariable(stack, 'Name', {}).stringValue;
    containerMount({ ...COPY, accountName: name, containerName: name }, stack);
    expect(synthesized(stack).output.ImagesContainerName.value).toBe('${var.Name}');
    expect(terraformWarnings(stack)[0].text).toContain('--account-name ACCOUNT ');
  });
});

test.each<[string, (stack: ReturnType<typeof azureStack>) => Partial<ContainerMountProps>, string]>([
  ['no account', () => ({ accountName: undefined }), '`account` or `accountName` must be given, and not both, got: none'],
  ['two accounts', (stack) => ({ account: ownAccount(stack), accountName: 'acmearchive' }), '`account` or `accountName` must be given, and not both, got: both'],
  ['a malformed account', () => ({ accountName: 'Acme-Archive' }), '`accountName` must be 3 to 24'],
  ['a malformed container', () => ({ containerName: 'Street' }), '`containerName` must be 3 to 63'],
  ['a container of Azure', () => ({ containerName: '$logs' }), '`containerName` must not be a container that Azure uses itself'],
  ['a malformed origin', () => ({ corsOrigins: ['http://app.hasty.ai'] }), 'a CORS origin must be https://'],
  ['no origin', () => ({ corsOrigins: [] }), '`corsOrigins` must hold at least one origin'],
])('a mount must not have %s', (_, props, message) => {
  const stack = azureStack();
  expect(() => containerMount(props(stack), stack)).toThrow(message);
});

test('links are warned of here too', () => {
  expect(ids(containerMount())).toEqual(['corsNotManaged', 'linkOnTheOnlyCopy']);
});

test('a mount exposes what it is registered with', () => {
  const mount = new ContainerMount(azureStack(), 'Images', { accountName: 'acmearchive', containerName: 'street', acknowledgeAccountWideKey: true });
  expect(mount.registration.toJson()).toEqual({ description: 'Stack/Images', cloud_provider: 'az', account_name: 'acmearchive', container: 'street' });
});
