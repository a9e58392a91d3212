import { Token } from 'cdktf';

/** Whether a value is known only to Terraform. */
export function isToken(value: unknown): boolean {
  return !isPlain(value) && Token.isUnresolved(value);
}

/**
 * Whether a value is sure to hold no token, which the engines take long to find out: tokens are written as ${TfToken[...]}, and in numbers as
 * -1.8881545897087626e+289.
 */
export function isPlain(value: unknown): boolean {
  switch (typeof value) {
    case 'string': return !value.includes('{') && !value.includes('+');
    case 'number': return Number.isSafeInteger(value);
    case 'boolean': return true;
    default:
      if (Array.isArray(value)) return value.every(isPlain);
      if (value === undefined || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
      return Object.entries(value).flat().every((one) => one === undefined || isPlain(one)); // JSON leaves out what is undefined
  }
}

/**
 * A text as Terraform JSON must have it to mean itself: without this, `${file("/etc/passwd")}` in a name would be run. The last
 * step for every literal: in a text that holds tokens, escape the parts.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences-1
 */
export function escapeTerraform(text: string): string {
  return text.includes('{') ? text.replace(/[$%](?=\{)/g, (sign) => sign + sign) : text;
}

/** What a literal must look like, in a pattern, or what tests like one, and in words. */
export interface LiteralRule {
  readonly pattern: Pick<RegExp, 'test'>;
  /** `3 to 24 lower-case letters or digits` */
  readonly words: string;
}

/**
 * Passes a token, and a literal that a rule allows. Neither the engines nor the providers' plans catch most mistakes in names.
 *
 * @param name of the property, for the message
 * @throws when a literal is no string, or against the rule
 */
export function checkLiteral(name: string, value: string, rule: LiteralRule): string {
  if (isToken(value)) return checkBeside(value);
  if (typeof value !== 'string' || !rule.pattern.test(value)) {
    const hint = typeof value === 'string' && /[$%]\{/.test(value) ? 'a value of Terraform is given by a token, such as `variable.stringValue`' : 'write such a value';
    throw new Error(`\`${name}\` must be ${rule.words}, got: ${JSON.stringify(value)}; ${hint}`);
  }
  return value;
}

/**
 * Passes a value that only Terraform knows, alone or in a text.
 *
 * @throws when the text beside the value is none that the engines pass on as it is
 */
export function checkBeside(value: string): string {
  const beside = String(value).replace(/\$\{TfToken\[[^\]]*\]\}/g, '');
  if (/["\\]|[$%]\{|\p{Cc}/u.test(beside)) throw new Error(`a value of Terraform must stand alone or beside plain text, got beside it: ${JSON.stringify(beside)}; leave out quotes, backslashes, \${ and %{`);
  return value;
}
