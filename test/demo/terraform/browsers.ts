import { allowed, refused } from './cloud';
import { matchingRule } from '../../support/cors-matcher';
import { Group, Refused } from '../check';
import { HASTY_APP } from '../hasty';

export const ELSEWHERE = 'https://app.hasty.ai.example';

type Rules = Parameters<typeof matchingRule>[0];

/** What the page of Hasty's app needs. */
interface Needs {
  readonly methods: readonly string[];
  /** The request header that it may set. */
  readonly header: string;
  /** The response header that it may read. */
  readonly exposed: string;
}

/** What browsers are told by the CORS rules of a bucket: the first that matches answers. */
export function browsers(rules: Rules, { methods, header, exposed }: Needs): Group {
  const ask = (origin: string, method: string, ...headers: string[]) => {
    const rule = matchingRule(rules, { origin, method, headers });
    if (!rule) throw new Refused('no CORS rule for it');
    return rule;
  };
  const insecure = HASTY_APP.replace('https', 'http');
  return {
    title: 'Browsers, with a URL that Hasty signed',
    checks: [
      allowed(`a page of ${HASTY_APP} loads it, and reads ${exposed}`, () => {
        if (!ask(HASTY_APP, 'GET').ExposedHeaders?.includes(exposed)) throw new Error(`${exposed} is not exposed`);
      }),
      ...methods.map((method) => allowed(`preflight for ${method} with the header ${header}`, () => ask(HASTY_APP, method, header))),
      refused('preflight for PUT', () => ask(HASTY_APP, 'PUT')),
      refused('preflight for GET with another header', () => ask(HASTY_APP, 'GET', 'x-other')),
      refused(`preflight of a page of ${ELSEWHERE}`, () => ask(ELSEWHERE, 'GET', header)),
      refused(`a page of ${ELSEWHERE} loads it`, () => ask(ELSEWHERE, 'GET')),
      refused(`a page of ${insecure} loads it`, () => ask(insecure, 'GET')),
    ],
  };
}
