import { TerraformOutput, TerraformStack, TerraformVariable } from 'cdktf';
import { ImportMode, ListingScope } from '../../src/contract';
import { checkAccess, checkOrigins, mixinOrigins } from '../../src/terraform/inputs';
import { newTerraformStack, synthesized, terraformWarnings } from '../support/terraform-stack';

const variable = (stack: TerraformStack) => new TerraformVariable(stack, 'Given', {});
const warned = (stack: TerraformStack) => terraformWarnings(stack).map(({ id }) => id.replace('hasty-bucket-constructs:', ''));

/** What Terraform reads of a value. */
function rendered(stack: TerraformStack, value: unknown) {
  new TerraformOutput(stack, 'Rendered', { value });
  return synthesized(stack).output.Rendered.value;
}

beforeEach(() => jest.useFakeTimers({ now: new Date('2028-12-31T12:00:00Z') }));
afterEach(() => jest.useRealTimers());

describe('access', () => {
  test('is to links and the names of the whole bucket, unless something else is said', () => {
    const stack = newTerraformStack();
    expect(checkAccess(stack, { wholeBucket: true })).toEqual({ importMode: ImportMode.LINK, listing: ListingScope.BUCKET });
    expect(terraformWarnings(stack)).toEqual([]);
  });

  test('is to folders, however they are written', () => {
    expect(checkAccess(newTerraformStack(), { prefixes: ['street', '/aerial', 'a/b/'] }).prefixes).toEqual(['street/', 'aerial/', 'a/b/']);
  });

  test('is as it is said', () => {
    const options = { prefixes: ['street/'], importMode: ImportMode.COPY, listing: ListingScope.PREFIX, accessUntil: '2029-01-01T00:00:00Z' };
    expect(checkAccess(newTerraformStack(), options)).toEqual(options);
  });

  test.each<[string, any, string]>([
    ['neither folders nor the whole bucket', {}, '`prefixes` must name the folders that Hasty may read'],
    ['both', { prefixes: ['street/'], wholeBucket: true }, '`prefixes` and `wholeBucket: true` exclude each other'],
    ['a folder that is none', { prefixes: ['/'] }, 'prefix'],
    ['another import mode', { wholeBucket: true, importMode: 'MOVE' }, '`importMode` must be one of LINK, COPY, got: "MOVE"'],
    ['another listing scope', { wholeBucket: true, listing: 'ALL' }, '`listing` must be one of BUCKET, PREFIX, got: "ALL"'],
    ['a day that there is not', { wholeBucket: true, accessUntil: '2029-02-29T00:00:00Z' }, '`accessUntil` must be a time in UTC'],
  ])('is refused: %s', (_, options, message) => {
    expect(() => checkAccess(newTerraformStack(), options)).toThrow(message);
  });

  test('to a folder of which Terraform knows a part alone is checked when it plans; code beside that part is refused', () => {
    const stack = newTerraformStack();
    const { stringValue } = variable(stack);
    expect(rendered(stack, checkAccess(stack, { prefixes: [`street/${stringValue}/`] }).prefixes)).toEqual([expect.stringMatching(/^\$\{regex\(".*", "street\/\$\{var\.Given\}\/"\)\}$/)]);
    for (const beside of ['%{ if true }', '${upper(path.cwd)}', '"), "', 'a\\', 'a\n']) {
      expect(() => checkAccess(stack, { prefixes: [`${beside}${stringValue}`] })).toThrow(/^a value of Terraform must stand alone or beside plain text, got beside it: /);
    }
  });

  test('must name each folder, since a list of Terraform has no length that is known', () => {
    const stack = newTerraformStack();
    expect(() => checkAccess(stack, { prefixes: variable(stack).listValue })).toThrow(new Error('`prefixes` must be a list of strings, got: a token; write each prefix, or make each a variable'));
  });

  test('comes with a warning when it ends for links, or has ended', () => {
    const stack = newTerraformStack();
    checkAccess(stack, { wholeBucket: true, accessUntil: '2028-01-01T00:00:00Z' });
    expect(warned(stack)).toEqual(['accessUntilPast', 'linkEnds']);
  });
});

describe('a variable', () => {
  /** The pattern that Terraform matches a value with: Go's RE2, whose syntax here is also that of JavaScript. */
  const patternIn = (expression: string) => new RegExp(/^\$\{regex\("(.*)", var\.Given\)\}$/.exec(expression)![1]);

  const folder = () => {
    const stack = newTerraformStack();
    return patternIn(rendered(stack, checkAccess(stack, { prefixes: [variable(stack).stringValue] }).prefixes![0]));
  };

  test.each(['street/', 'a/b c/', 'images 2026 (new)/'])('may be the folder %j', (value) => {
    expect(value).toMatch(folder());
  });

  test.each([
    '', '/', 'street', '/street/', 'street*/', 'st?eet/', "street'/", 'st"reet/', '${x}/', 'str\\eet/', 'street/\nx', 'street/\n',
  ])('must not be the folder %j', (value) => {
    expect(value).not.toMatch(folder());
  });

  const time = () => {
    const stack = newTerraformStack();
    const options = { wholeBucket: true, importMode: ImportMode.COPY, accessUntil: variable(stack).stringValue };
    return patternIn(rendered(stack, checkAccess(stack, options).accessUntil));
  };

  test.each(['2029-01-01T00:00:00Z'])('may be the time %s', (value) => {
    expect(value).toMatch(time());
  });

  test.each(['2029-01-01', '2029-01-01T00:00:00+02:00', '2029-01-01T00:00:00Z") || true || ("', '\n2029-01-01T00:00:00Z', ''])('must not be the time %j', (value) => {
    expect(value).not.toMatch(time());
  });
});

describe('origins', () => {
  test("are Hasty's, unless others are given", () => {
    expect(checkOrigins(newTerraformStack())).toEqual(['https://app.hasty.ai']);
    expect(checkOrigins(newTerraformStack(), ['https://app.hasty.ai', 'https://hasty.acme.example', 'https://app.hasty.ai'])).toEqual(['https://app.hasty.ai', 'https://hasty.acme.example']);
  });

  test.each([
    ['one that is none', ['https://app.hasty.ai', 'https://app.hasty.ai/'], 'a CORS origin must be https://'],
    ['none at all', [], "`corsOrigins` must hold at least one origin, got: []; leave it out for 'https://app.hasty.ai'"],
  ])('are refused: %s', (_, origins, message) => {
    expect(() => checkOrigins(newTerraformStack(), origins)).toThrow(message);
  });

  test('that are known to Terraform alone pass with a warning, and those beside them are checked', () => {
    const stack = newTerraformStack();
    const { stringValue } = variable(stack);
    expect(checkOrigins(stack, ['https://app.hasty.ai', stringValue])).toEqual(['https://app.hasty.ai', stringValue]);
    expect(warned(stack)).toEqual(['notChecked']);
    expect(() => checkOrigins(stack, ['http://app.hasty.ai', stringValue])).toThrow('a CORS origin must be https://');
  });

  test('that are one list of Terraform pass with a warning', () => {
    const stack = newTerraformStack();
    const { listValue } = variable(stack);
    expect(checkOrigins(stack, listValue)).toBe(listValue);
    expect(warned(stack)).toEqual(['notChecked']);
  });
});

describe('the origins of a mixin', () => {
  test('are kept in a list of its own', () => {
    const given = ['https://hasty.acme.example'];
    const origins = mixinOrigins(given);
    given.push('https://other.acme.example');
    expect(origins).toEqual(['https://hasty.acme.example']);
  });

  test.each([
    ['none', [], '`origins` must hold at least one origin, got: []'],
    ['one with a path', ['https://app.hasty.ai/'], 'a CORS origin must be https://'],
  ])('refused at once: %s', (_, origins, message) => {
    expect(() => mixinOrigins(origins)).toThrow(message);
  });
});
