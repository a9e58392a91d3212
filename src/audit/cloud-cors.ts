/** A CORS rule in plain strings; `undefined` stands for a value that the documents do not have. */
interface PlainCorsRule {
  readonly origins: readonly (string | undefined)[];
  readonly methods: readonly (string | undefined)[];
}

/** Whether an origin is Hasty's, or was meant to be: another scheme, case, port or host, a slash at the end. */
export function isHastyOrigin(origin: string): boolean {
  return /^\s*(https?:\/\/)?([\w*-]+\.)*hasty\.ai(:\d+)?\/?\s*$/i.test(origin);
}

/** What is wrong with the rules that Hasty's app needs, in sentences. */
interface CorsTrouble {
  readonly message: string;
  /** `cannot tell`: it depends on a value that the documents do not have. */
  readonly status: 'fail' | 'cannot tell';
}

/**
 * Judges the rules of one bucket: each wanted origin may use the needed methods, and no rule that lets Hasty in is wider.
 *
 * @param wanted exact origins: browsers send no slash at the end, and scheme, host and port in lower case
 */
export function corsTroubles(rules: readonly PlainCorsRule[], wanted: readonly string[], methods: readonly string[]): CorsTrouble[] {
  const literal = (values: readonly (string | undefined)[]) => values.filter((value) => value !== undefined);
  const open = rules.some(({ origins, methods: given }) => origins.includes(undefined) || given.includes(undefined));
  const missing = wanted.flatMap((origin) => methods.filter((method) =>
    !rules.some((rule) => rule.origins.includes(origin) && literal(rule.methods).some((given) => given.toUpperCase() === method))).map((method) => `${method} from ${origin}`));
  const near = rules.flatMap(({ origins }) => literal(origins)).filter((origin) => isHastyOrigin(origin) && !wanted.includes(origin));
  const letIn = rules.filter(({ origins }) => literal(origins).some((origin) => origin === '*' || isHastyOrigin(origin) || wanted.includes(origin)));
  const more = new Set(letIn.flatMap((rule) => literal(rule.methods)).map((method) => method.toUpperCase()).filter((method) => !SAFE.has(method)));
  const found = [
    ...(rules.some(({ origins }) => origins.includes('*')) ? ['the origin * lets every web site read with a signed URL'] : []),
    ...near.map((origin) => `the origin ${JSON.stringify(origin)} is not exactly ${wanted.join(' or ')}`),
    ...(more.size > 0 ? [`Hasty's app may use ${[...more].sort().join(', ')}, which it does not need`] : []),
  ].map((message): CorsTrouble => ({ message, status: 'fail' }));
  const needs = missing.length > 0 ? [{ message: `no rule allows ${missing.join(', ')}`, status: open ? 'cannot tell' as const : 'fail' as const }] : [];
  return [...found, ...needs];
}

/** Methods that change nothing; OPTIONS is the preflight. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
