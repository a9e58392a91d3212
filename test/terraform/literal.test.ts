import { TerraformVariable, Token } from 'cdktf';
import { checkLiteral, escapeTerraform, isToken } from '../../src/terraform/literal';
import { newTerraformStack } from '../support/terraform-stack';

const variable = () => new TerraformVariable(newTerraformStack(), 'Name', {});
const NAME = { pattern: /^[a-z]{3,5}$/, words: '3 to 5 lower-case letters' };

describe('a token', () => {
  test.each([
    ['a string of Terraform', () => variable().stringValue],
    ['a string that holds one', () => `acme-${variable().stringValue}`],
    ['a list', () => variable().listValue],
    ['a number', () => variable().numberValue],
  ])('is %s', (_, value) => {
    expect(isToken(value())).toBe(true);
  });

  test.each([
    ['a number in a text', () => `${variable().numberValue} seconds`],
    ['a list in a text', () => `${variable().listValue}`],
    ['a text after another', () => `{${variable().stringValue}+`],
  ])('is what the engine takes for one: %s', (_, value) => {
    const text = value();
    expect(isToken(text)).toBe(Token.isUnresolved(text));
  });

  test.each([['acme'], [''], ['${var.name}'], ['a+b'], ['{a}'], [['acme']], [1], [undefined]])('is not %j', (value) => {
    expect(isToken(value)).toBe(false);
  });
});

describe('a text that is escaped for Terraform', () => {
  // what the language's documentation says of escapes in strings
  test.each([
    ['${file("/etc/passwd")}', '$${file("/etc/passwd")}'],
    ['%{ for x in y }', '%%{ for x in y }'],
    ['a${b}%{c}${d}', 'a$${b}%%{c}$${d}'],
    ['$${b}', '$$${b}'],
    ['${', '$${'],
  ])('begins no expression: %s', (text, escaped) => {
    expect(escapeTerraform(text)).toBe(escaped);
  });

  test.each(['', 'street/', '$5', '100%', '{x}', '$ {x}', 'a$'])('is as it was without an expression: %j', (text) => {
    expect(escapeTerraform(text)).toBe(text);
  });
});

describe('a literal', () => {
  test('passes when a rule allows it', () => {
    expect(checkLiteral('name', 'acme', NAME)).toBe('acme');
  });

  test('is not asked of a token', () => {
    const { stringValue } = variable();
    expect(checkLiteral('name', stringValue, NAME)).toBe(stringValue);
  });

  test.each<[string, any, string]>([
    ['against the rule', 'Acme', '"Acme"; write such a value'],
    ['that goes on behind a line break', 'acme\n', '"acme\\n"; write such a value'],
    ['of another type', 7, '7; write such a value'],
    ['that is none', undefined, 'undefined; write such a value'],
    ['with an expression in it', '${var.x}', '"${var.x}"; a value of Terraform is given by a token, such as `variable.stringValue`'],
    ['with a directive in it', '%{ if x }', '"%{ if x }"; a value of Terraform is given by a token, such as `variable.stringValue`'],
  ])('is refused: one %s', (_, value, rest) => {
    expect(() => checkLiteral('name', value, NAME)).toThrow(new Error(`\`name\` must be 3 to 5 lower-case letters, got: ${rest}`));
  });
});
