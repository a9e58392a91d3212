import { literalOf, show, Text } from '../document/text';
import { Rule, RuleFinding } from '../rule';
import { TUTORIAL } from './contract';

/** Shapes of secrets that anybody who sees them can use. */
const SECRETS: readonly { readonly what: string; readonly shape: RegExp }[] = [
  { what: 'an AWS access key', shape: /\b(AKIA|ASIA)[A-Z0-9]{16}\b/ },
  { what: 'a private key', shape: /-----BEGIN (RSA |EC |ENCRYPTED )?PRIVATE KEY-----/ },
  { what: 'a storage account key', shape: /\bAccountKey=[A-Za-z0-9+/]{40,}={0,2}/ },
  { what: 'a SAS token', shape: /[?&]sig=[A-Za-z0-9%+/]{20,}/ },
  { what: 'an API key of Hasty', shape: /X-Api-Key['": ]+[A-Za-z0-9_-]{16,}/i },
];

/** Attributes that are secrets: of an access key of IAM. */
const SECRET_ATTRIBUTE = /\.SecretAccessKey\b|\baws_iam_access_key\.[^.\s]+\.(secret|ses_smtp_password_v4)\b/;

export const secretExposed: Rule = {
  id: 'secret-exposed',
  severity: 'error',
  reason: 'Outputs, defaults, metadata, tags and descriptions can be read by everybody who may look at the stack.',
  fix: 'take it out, make a new one, and keep that where secrets are kept; in Terraform mark the output sensitive',
  contract: TUTORIAL,
  check: ({ facts }) => facts.texts.filter(({ sensitive }) => !sensitive).flatMap(({ where, text, at }): RuleFinding[] => {
    const what = secretIn(text);
    return what === undefined ? [] : [{ message: `${where} shows ${what}`, at }];
  }),
};

function secretIn(text: Text): string | undefined {
  if (text.some((part) => typeof part !== 'string' && SECRET_ATTRIBUTE.test(part.kind === 'unknown' ? part.why : part.id))) return 'the secret of an access key';
  const literal = literalOf(text) ?? show(text);
  return SECRETS.find(({ shape }) => shape.test(literal))?.what;
}
