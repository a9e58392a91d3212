/** What a plain scalar of YAML 1.1 is, with its text as it stands there: no account id becomes an octal number or loses its zeros. */
export function plainScalar(text: string): { readonly kind: 'string' | 'number' | 'boolean' | 'null'; readonly value: string } {
  if (NULL.test(text)) return { kind: 'null', value: 'null' };
  if (TRUE.test(text)) return { kind: 'boolean', value: 'true' };
  if (FALSE.test(text)) return { kind: 'boolean', value: 'false' };
  return { kind: NUMBER.test(text) ? 'number' : 'string', value: text };
}

/** @see https://yaml.org/type/null.html */
const NULL = /^(?:~|null|Null|NULL|)$/;
/**
 * Without the single letters of the specification, which parsers of YAML 1.1 leave as strings.
 *
 * @see https://yaml.org/type/bool.html
 */
const TRUE = /^(?:true|True|TRUE|yes|Yes|YES|on|On|ON)$/;
const FALSE = /^(?:false|False|FALSE|no|No|NO|off|Off|OFF)$/;
const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
