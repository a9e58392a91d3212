import { HastyContract } from '../../contract';
import { literalOf, show, Text, unknownIn } from '../document/text';
import { CorsRule } from '../facts';
import { lettersOf, matches, wildcards } from './glob';

/** Something about a bucket's CORS rules; `unmet`: Hasty's app cannot read; `wide`: more than it needs; `note`: neither, but not the contract. */
interface CorsFlaw {
  readonly kind: 'unmet' | 'wide' | 'looser' | 'unknown';
  readonly message: string;
  readonly rule?: CorsRule;
}

/** What is wrong with the rules for one of the origins that Hasty's app has. */
export function corsFlaws(rules: readonly CorsRule[], origins: readonly string[]): CorsFlaw[] {
  const textsOf = (rule: CorsRule) => [...rule.AllowedOrigins, ...rule.AllowedMethods, ...rule.AllowedHeaders];
  const unknown = rules.find((rule) => rule.unknown !== undefined || textsOf(rule).some(unknownIn));
  if (unknown) return [{ kind: 'unknown', message: `a CORS rule depends on ${unknown.unknown ?? 'what is not known'}`, rule: unknown }];
  return [...origins.flatMap((origin) => unreadable(rules, origin)), ...rules.flatMap((rule) => tooWide(rule, origins))];
}

/** S3 answers by the first rule that matches origin, method and every requested header. */
function unreadable(rules: readonly CorsRule[], origin: string): CorsFlaw[] {
  return HastyContract.S3_CORS_METHODS.flatMap((method): CorsFlaw[] => {
    const { AllowedHeaders: headers } = { AllowedHeaders: HastyContract.S3_CORS_ALLOWED_HEADERS };
    for (const requested of [[], headers]) {
      const answering = rules.find((rule) => takes(rule, origin, method, requested));
      if (!answering) return [{ kind: 'unmet', message: `no CORS rule lets ${origin} send ${method} requests${requested.length > 0 ? ` with the header ${requested}` : ''}` }];
      const missing = HastyContract.S3_CORS_EXPOSED_HEADERS.find((header) => !some(answering.ExposeHeaders, header, true));
      if (missing !== undefined) return [{ kind: 'unmet', message: `the first CORS rule that matches ${method} requests of ${origin} does not expose ${missing}`, rule: answering }];
    }
    return [];
  }).slice(0, 1);
}

function takes(rule: CorsRule, origin: string, method: string, headers: readonly string[]): boolean {
  return some(rule.AllowedOrigins, origin, false) && rule.AllowedMethods.some((one) => literalOf(one) === method)
    && headers.every((header) => some(rule.AllowedHeaders, header, true));
}

/** Origins and headers may have a `*`; headers are compared without regard to case. */
function some(patterns: readonly Text[], value: string, fold: boolean): boolean {
  return patterns.some((pattern) => {
    const glob = wildcards(literalOf(pattern) ?? '', fold);
    return matches(glob, lettersOf(value));
  });
}

function tooWide(rule: CorsRule, origins: readonly string[]): CorsFlaw[] {
  const named = rule.AllowedOrigins.map(show);
  const own = named.filter((origin) => origins.some((one) => some([[origin]], one, false)) || lookalike(origin));
  if (own.length === 0) return [];
  const flaw = (kind: CorsFlaw['kind'], message: string): CorsFlaw => ({ kind, message, rule });
  const odd = own.filter((origin) => !origins.includes(origin));
  const beyond = (list: readonly Text[], allowed: readonly string[]) =>
    list.map(show).filter((one) => !allowed.some((other) => other.toLowerCase() === one.toLowerCase()));
  const methods = beyond(rule.AllowedMethods, HastyContract.S3_CORS_METHODS);
  const headers = beyond(rule.AllowedHeaders, HastyContract.S3_CORS_ALLOWED_HEADERS);
  const exposed = beyond(rule.ExposeHeaders, HastyContract.S3_CORS_EXPOSED_HEADERS);
  const others = named.filter((origin) => !own.includes(origin));
  return [
    ...odd.map((origin) => flaw('wide', `the origin ${origin} is not ${origins.join(' or ')}${reason(origin)}`)),
    ...odd.length === 0 && others.length > 0 ? [flaw('wide', `the CORS rule of Hasty's app also has ${others.join(', ')}`)] : [],
    ...methods.length > 0 ? [flaw('wide', `the CORS rule of Hasty's app also allows ${methods.join(', ')}`)] : [],
    ...headers.length > 0 ? [flaw('looser', `the CORS rule of Hasty's app also takes the headers ${headers.join(', ')}`)] : [],
    ...exposed.length > 0 ? [flaw('looser', `the CORS rule of Hasty's app also exposes ${exposed.join(', ')}`)] : [],
  ];
}

/** An origin that was meant to be Hasty's, or wants to be taken for it. */
function lookalike(origin: string): boolean {
  const plain = origin.normalize('NFKC').toLowerCase();
  return /hasty\.ai/.test(plain) || (/[^\x20-\x7e]/.test(origin) && /h.{1,2}sty|\.ai/.test(plain)); // Cyrillic letters that look Latin
}

function reason(origin: string): string {
  if (origin.includes('*')) return ': every origin that the pattern matches may read';
  if (/^http:/i.test(origin)) return ': without TLS anybody on the way may read and change';
  if (origin.endsWith('/')) return ': browsers send origins without a slash at the end, so it never matches';
  if (/:\d+$/.test(origin)) return ': browsers leave the usual port out, so it never matches';
  return '';
}
