import { Testing, TerraformVariable } from 'cdktf';
import { HastyContainerProps } from '../../src/azure';
import { ImportMode } from '../../src/contract';
import { HastyWarnings } from '../../src/terraform';
import { azureStack, hastyContainer } from '../support/azure';
import { synthesized, terraformWarnings } from '../support/terraform-stack';

const NAME = '${azurerm_storage_account.Images_Account_CF4CA2E3.name}';
const CONTAINER_NAME = '${azurerm_storage_container.Images_Container_E0DF7C95.name}';
const KEY_2 = '${azurerm_storage_account.Images_Account_CF4CA2E3.secondary_access_key}';
const RENEW = 'az storage account keys renew --account-name acmehastyimages --key secondary';

const COPY = { importMode: ImportMode.COPY };
const warnings = (props: Partial<HastyContainerProps>) => terraformWarnings(hastyContainer(props)).map(({ id, text }) => [id.replace('hasty-bucket-constructs:', ''), text]);
const ids = (props: Partial<HastyContainerProps>) => warnings(props).map(([id]) => id);
const outputs = (props: Partial<HastyContainerProps> = {}) => synthesized(hastyContainer(props)).output ?? {};

describe('outputs', () => {
  test('say all that Hasty wants to know but the key, what it can do, and how to read and renew the key', () => {
    const values = Object.fromEntries(Object.entries<any>(outputs()).map(([name, { value }]) => [name, value]));
    expect(values).toEqual({
      ImagesAccountName: NAME,
      ImagesContainerName: CONTAINER_NAME,
      ImagesHastyScope: `lists, reads, writes and deletes everything in storage account ${NAME}, of which it is told container ${CONTAINER_NAME}; until key 2 is renewed`,
      ImagesHastyRegistration: expect.stringMatching(/^\$\{jsonencode\(\{"description" = "Stack\/Images", "cloud_provider" = "az", "account_name" = azurerm_\S+\.name, "container" = azurerm_\S+\.name\}\)\}$/),
      ImagesRenewKeyCommand: `az storage account keys renew --account-name ${NAME} --key secondary`,
      ImagesKeyCommand: `az storage account keys list --account-name ${NAME} --query "[?keyName=='key2'].value" --output tsv`,
    });
  });

  test('are each described', () => {
    expect(Object.values<any>(outputs()).filter(({ description }) => !description)).toEqual([]);
  });

  test('hold no key, unless that is asked for: then it is key 2, and sensitive', () => {
    expect(JSON.stringify(outputs())).not.toMatch(/access_key|connection_string/);
    const { ImagesSecretAccessKey, ImagesKeyCommand, ...others } = outputs({ secretAccessKey: true });
    expect(ImagesSecretAccessKey).toMatchObject({ value: KEY_2, sensitive: true });
    expect(ImagesKeyCommand).toBeUndefined();
    expect(JSON.stringify(others)).not.toMatch(/access_key|connection_string/);
  });

  test('name the time at which access is meant to end', () => {
    expect(outputs({ ...COPY, accessUntil: '2126-12-01T00:00:00Z' }).ImagesHastyScope.value).toMatch(/; until key 2 is renewed, due at 2126-12-01T00:00:00Z$/);
  });

  test('are left out when that is asked for', () => {
    expect(outputs({ outputs: false })).toEqual({});
  });
});

describe('links', () => {
  test('are warned of, since whoever has the key can delete what they point to', () => {
    expect(warnings({})).toEqual([['linkOnTheOnlyCopy', expect.stringMatching(/^Hasty links the images here, and whoever holds the account key can delete/)]]);
  });

  test('are not warned of when Hasty copies, or when the master copy is said to be elsewhere', () => {
    expect(ids(COPY)).toEqual([]);
    const stack = hastyContainer();
    HastyWarnings.acknowledge(stack, 'hasty-bucket-constructs:linkOnTheOnlyCopy', 'the master copy is in acmearchive');
    expect(terraformWarnings(stack)).toEqual([]);
  });

  test('must be meant or not: a word that is no import mode is an error', () => {
    expect(() => hastyContainer({ importMode: 'link' as any })).toThrow('`importMode` must be one of LINK, COPY, got: "link"');
  });
});

describe('the key as an output', () => {
  test('is warned of, with the way to do without', () => {
    expect(warnings({ ...COPY, secretAccessKey: true })).toEqual([['accountKeyInState', expect.stringMatching(
      /the provider keeps both keys in the Terraform state in any case.* read the key by: az storage account keys list --account-name acmehastyimages --query "\[\?keyName=='key2'\]\.value" --output tsv$/,
    )]]);
  });

  test('is not warned of when it is none', () => {
    expect(ids({ ...COPY, secretAccessKey: false })).toEqual([]);
  });
});

describe('the end of access', () => {
  test('comes by nothing but the command that the warning prints', () => {
    expect(warnings({ ...COPY, accessUntil: '2126-12-01T00:00:00Z' })).toEqual([
      ['keyDoesNotExpire', `an account key has no end date, so Hasty's access goes on after \`accessUntil\`, got: '2126-12-01T00:00:00Z'; at that time run: ${RENEW}`],
    ]);
    const before = synthesized(hastyContainer(COPY)).resource;
    expect(synthesized(hastyContainer({ ...COPY, accessUntil: '2126-12-01T00:00:00Z' })).resource).toEqual(before);
  });

  test('in the past is warned of: Hasty may still have access', () => {
    expect(warnings({ ...COPY, accessUntil: '2020-01-01T00:00:00Z' })).toContainEqual(
      ['accessUntilPast', `\`accessUntil\` is in the past, got: '2020-01-01T00:00:00Z'; unless key 2 was renewed since, Hasty still has access; run: ${RENEW}`]);
  });

  test('of links is warned of', () => {
    expect(ids({ accessUntil: '2126-12-01T00:00:00Z' })).toEqual(['linkOnTheOnlyCopy', 'keyDoesNotExpire', 'linkEnds']);
  });

  test('known to Terraform alone passes, with a warning', () => {
    const stack = azureStack();
    hastyContainer({ ...COPY, accessUntil: new TerraformVariable(stack, 'End', {}).stringValue }, stack);
    expect(synthesized(stack).output.ImagesHastyScope.value).toMatch(/due at \$\{var\.End\}$/);
    expect(terraformWarnings(stack).map(({ id }) => id.split(':')[1])).toEqual(['notChecked', 'keyDoesNotExpire']);
  });

  test.each(['2126-12-01', '2126-12-01T00:00:00+01:00', '2126-02-30T00:00:00Z', 'soon', ''])('must be a time in UTC, got: %j', (accessUntil) => {
    expect(() => hastyContainer({ ...COPY, accessUntil })).toThrow('`accessUntil` must be a time in UTC such as 2026-12-01T00:00:00Z, got: ');
  });
});

test('messages show no token in place of an account name that only Terraform knows', () => {
  const stack = azureStack();
  hastyContainer({ accountName: new TerraformVariable(stack, 'Name', {}).stringValue, secretAccessKey: true, accessUntil: '2126-12-01T00:00:00Z' }, stack);
  const texts = terraformWarnings(stack).map(({ text }) => text);
  expect(texts.filter((text) => text.includes('--account-name ACCOUNT'))).toHaveLength(2);
  expect(texts.filter((text) => /TfToken|\$\{/.test(text))).toEqual([]);
  expect(Testing.synth(stack, true)).toContain('"name": "${var.Name}"');
});

test('a folder cannot be handed over: who gives one would believe in it', () => {
  expect(() => hastyContainer({ prefixes: ['street/'] } as Partial<HastyContainerProps>)).toThrow(/^a container must be handed over whole, got: `prefixes`; /);
});
