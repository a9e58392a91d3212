import { Refused } from './check';
import { OVER_TLS } from './clients';

/** Fetches a URL without being a browser. */
export async function download(url: string, headers: Record<string, string> = {}): Promise<{ body: Buffer; headers: Headers }> {
  const answer = await fetch(url, { headers: { ...OVER_TLS, ...headers } });
  const body = Buffer.from(await answer.arrayBuffer());
  if (!answer.ok) throw refusal(answer.status, body);
  return { body, headers: answer.headers };
}

/**
 * Asks as a browser does before it sends a request that is not simple.
 *
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
export async function preflight(url: string, origin: string, method: string, header?: string): Promise<void> {
  const answer = await fetch(url, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': method, ...(header && { 'access-control-request-headers': header }) },
  });
  const body = Buffer.from(await answer.arrayBuffer());
  if (!answer.ok) throw refusal(answer.status, body);
  checkOrigin(answer.headers, origin);
  const granted = (name: string) => (answer.headers.get(name) ?? '').toLowerCase().split(',').map((word) => word.trim());
  if (!granted('access-control-allow-methods').includes(method.toLowerCase())) throw new Refused(`${method} not granted`);
  if (header && !granted('access-control-allow-headers').includes(header.toLowerCase())) throw new Refused(`${header} not granted`);
}

/**
 * Fetches a URL as a page of an origin does, whose browser hides the answer from it unless the server names the origin.
 *
 * @see https://fetch.spec.whatwg.org/#cors-check
 */
export async function load(url: string, origin: string): Promise<{ body: Buffer; headers: Headers }> {
  const answer = await download(url, { origin });
  checkOrigin(answer.headers, origin);
  return answer;
}

function checkOrigin(headers: Headers, origin: string): void {
  const allowed = headers.get('access-control-allow-origin');
  if (allowed !== origin && allowed !== '*') throw new Refused('hidden by the browser');
}

function refusal(status: number, body: Buffer): Error {
  const code = /<Code>(\w+)<\/Code>/.exec(body.toString())?.[1] ?? `HTTP ${status}`;
  return status === 403 ? new Refused(code) : new Error(code);
}
