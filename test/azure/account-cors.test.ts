import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { Aspects, Lazy, TerraformStack, TerraformVariable } from 'cdktf';
import { StorageAccountHastyCors } from '../../src/azure';
import { hastyRule } from '../../src/azure/cors-rule';
import { HastyWarnings } from '../../src/terraform';
import { ACCOUNT, azureStack, HASTY_RULE, only, ownAccount, THEIR_JSON, THEIR_RULE } from '../support/azure';
import { terraformErrors, terraformWarnings } from '../support/terraform-stack';

const ACME = 'https://app.acme.example';
const OPEN = { ...THEIR_RULE, allowedOrigins: ['*'], allowedMethods: ['GET'] };

type Rules = typeof THEIR_RULE[];
const rulesOf = (account: StorageAccount) => account.blobProperties.corsRuleInput as Rules;
const jsonOf = (stack: TerraformStack) => only(stack, ACCOUNT).blob_properties.cors_rule;

/** An account with Hasty's rule, in a stack of its own. */
function withRule(corsRule: Rules = [], origins?: string[]): { account: StorageAccount; stack: TerraformStack } {
  const stack = azureStack();
  const account = ownAccount(stack, { blobProperties: { corsRule } });
  account.with(new StorageAccountHastyCors({ origins }));
  return { account, stack };
}

describe("Hasty's rule", () => {
  test('is not written twice beside an equal one', () => {
    const equal = { allowedOrigins: ['https://app.hasty.ai'], allowedMethods: ['HEAD', 'GET'], allowedHeaders: ['X-MS-*', 'authorization'], exposedHeaders: ['x-ms-*', 'content-type', 'access-control-allow-origin'], maxAgeInSeconds: 3600 };
    expect(jsonOf(withRule([THEIR_RULE, equal]).stack)).toEqual([HASTY_RULE, THEIR_JSON]);
  });

  test('stays when rules are added behind it', () => {
    const { account, stack } = withRule();
    account.blobProperties.putCorsRule([...rulesOf(account), THEIR_RULE]);
    expect(jsonOf(stack)).toEqual([HASTY_RULE, THEIR_JSON]);
    expect(terraformErrors(stack)).toEqual([]);
  });

  test('stays when another blob property is set', () => {
    const { account, stack } = withRule([THEIR_RULE]);
    account.putBlobProperties({ ...account.blobPropertiesInput, versioningEnabled: true });
    expect(only(stack, ACCOUNT).blob_properties).toEqual({ cors_rule: [HASTY_RULE, THEIR_JSON], versioning_enabled: true });
  });

  test('is back in front when the mixin is applied again', () => {
    const { account, stack } = withRule();
    account.blobProperties.putCorsRule([THEIR_RULE]);
    account.with(new StorageAccountHastyCors());
    expect(jsonOf(stack)).toEqual([HASTY_RULE, THEIR_JSON]);
    expect(terraformErrors(stack)).toEqual([]);
  });

  test.each<[string, (account: StorageAccount) => void, unknown]>([
    ['replaced', (account) => account.blobProperties.putCorsRule([THEIR_RULE]), THEIR_RULE],
    ['removed', (account) => account.blobProperties.resetCorsRule(), undefined],
    ['removed with all blob properties', (account) => account.resetBlobProperties(), undefined],
    ['lost when the blob properties are replaced', (account) => account.putBlobProperties({ versioningEnabled: true }), undefined],
    ['put behind another', (account) => account.blobProperties.putCorsRule([THEIR_RULE, ...rulesOf(account)]), THEIR_RULE],
    ['widened by an override', (account) => account.addOverride('blob_properties.cors_rule.0.allowed_methods', ['PUT']), { ...hastyRule(['https://app.hasty.ai']), allowedMethods: ['GET', 'HEAD', 'PUT'] }],
    ['replaced by an aspect', (account) => Aspects.of(account).add({ visit: (node) => (node as StorageAccount).blobProperties.putCorsRule([OPEN]) }), OPEN],
  ])('must not be %s later', (_, change, first) => {
    const { account, stack } = withRule();
    change(account);
    const [error, ...more] = terraformErrors(stack);
    expect(error).toContain(`[Stack/Archive] Hasty's CORS rule must be the first of 'Stack/Archive', and something changed that later, got first: ${first === undefined ? 'undefined' : '{'}`);
    if (first) expect(JSON.parse(/got first: (\{.*?\});/.exec(error)![1])).toEqual(first);
    expect(more).toEqual([]);
  });

  test('cannot be added to rules that are no list', () => {
    const stack = azureStack();
    const account = ownAccount(stack, { blobProperties: { corsRule: Lazy.anyValue({ produce: () => [THEIR_JSON] }) } });
    expect(() => account.with(new StorageAccountHastyCors())).toThrow(new Error(
      "the CORS rules of 'Stack/Archive' must be a list for Hasty's rule to be added, got: a token; write them as a plain list, or add Hasty's rule to what makes them",
    ));
  });
});

describe('an account takes five rules', () => {
  const others = (count: number) => Array.from({ length: count }, (_, index) => ({ ...THEIR_RULE, maxAgeInSeconds: index }));
  const tooMany = "a storage account may have 5 CORS rules for blobs, and 'Stack/Archive' would have 6 with Hasty's; merge some of its rules";

  test("of which Hasty's is the fifth", () => {
    const { stack } = withRule(others(4));
    expect(jsonOf(stack)).toHaveLength(5);
    expect(terraformErrors(stack)).toEqual([]);
  });

  test('and the sixth is an error', () => {
    expect(() => withRule(others(5))).toThrow(new Error(tooMany));
  });

  test('also when it comes later', () => {
    const { account, stack } = withRule(others(4));
    account.blobProperties.putCorsRule([...rulesOf(account), THEIR_RULE]);
    expect(terraformErrors(stack)).toEqual([`[Stack/Archive] ${tooMany}`]);
  });
});

describe('blob properties that were not set before', () => {
  const REPLACES = 'hasty-bucket-constructs:corsReplaces';

  test('are warned of, since Terraform manages all of them from then on', () => {
    const stack = azureStack();
    ownAccount(stack).with(new StorageAccountHastyCors());
    expect(terraformWarnings(stack)).toEqual([{
      id: REPLACES,
      text: "`blobProperties` was not set before Hasty's CORS rule: with the rule, Terraform manages all of it, and turns off soft delete, versioning and CORS rules that were set elsewhere; write them into `blobProperties`",
    }]);
  });

  test('are not warned of when they were set, or the warning is acknowledged', () => {
    expect(terraformWarnings(withRule().stack)).toEqual([]);
    const stack = azureStack();
    ownAccount(stack).with(new StorageAccountHastyCors());
    HastyWarnings.acknowledge(stack, REPLACES, 'the account is new');
    expect(terraformWarnings(stack)).toEqual([]);
  });
});

describe('origins that another rule has too', () => {
  const SHARED = 'hasty-bucket-constructs:corsOriginShared';
  const ids = (stack: TerraformStack) => terraformWarnings(stack).map(({ id }) => id);

  test.each([
    ['exactly', [ACME], ACME],
    ['by being open to all', ['*'], '*'],
    ['by a wildcard', ['https://*.acme.example'], 'https://*.acme.example'],
  ])('%s are warned of, since Azure takes the first rule that matches', (_, allowedOrigins, named) => {
    expect(terraformWarnings(withRule([{ ...OPEN, allowedOrigins }], ['https://app.hasty.ai', ACME]).stack)).toEqual([{
      id: SHARED,
      text: `the origins of Hasty's CORS rule, which is first, overlap with other rules for: ${named}; requests from there now get Hasty's rule, without the others' exposed headers and max age`,
    }]);
  });

  test.each([
    ["are Hasty's own app, which has no other use", OPEN, undefined],
    ['are for other methods', { ...OPEN, allowedMethods: ['PUT'] }, [ACME]],
    ['only look alike', { ...OPEN, allowedOrigins: ['https://app.acme.example.other', 'https://app-acme.example'] }, [ACME]],
  ])('are not warned of when they %s', (_, theirs, origins) => {
    expect(ids(withRule([theirs], origins).stack)).toEqual([]);
  });

  test('are warned of when that rule comes later', () => {
    const { account, stack } = withRule([], [ACME]);
    account.blobProperties.putCorsRule([...rulesOf(account), OPEN]);
    expect(ids(stack)).toEqual([SHARED]);
  });

  test('are looked for beside rules that only Terraform knows', () => {
    const stack = azureStack();
    const list = new TerraformVariable(stack, 'Theirs', {}).listValue;
    const account = ownAccount(stack, { blobProperties: { corsRule: [{ ...OPEN, allowedOrigins: list, allowedMethods: list }, OPEN] } });
    account.with(new StorageAccountHastyCors({ origins: [ACME] }));
    expect(ids(stack)).toEqual([SHARED]);
  });
});
