import { RestError } from '@azure/storage-blob';
import { HastyContainerProps } from '../../src/azure';
import { ACCOUNT, CONTAINER, hastyContainer, only, THEIR_RULE } from '../support/azure';
import { AzureResources, Azurite, newKey } from '../support/azurite';

// An emulator judges the account and the container that are synthesized: their CORS rules, access level and names go into it as they
// are in the Terraform JSON. Every refusal stands beside the same request that must be allowed.

const APP = 'https://app.hasty.ai';
const ELSEWHERE = 'https://elsewhere.example';
const BLOB = '2026/a.jpg';

const [key1, key2, renewed] = [newKey(), newKey(), newKey()];

function synthesized(props: Partial<HastyContainerProps> = {}): AzureResources {
  const stack = hastyContainer(props);
  return { account: only(stack, ACCOUNT), container: only(stack, CONTAINER) };
}

const running: Azurite[] = [];
async function started(resources: AzureResources, keys: readonly [string, string]): Promise<Azurite> {
  const azurite = await Azurite.start(resources, keys);
  running.push(azurite);
  await azurite.container(key1).getBlockBlobClient(BLOB).upload('JPEG', 4, { blobHTTPHeaders: { blobContentType: 'image/jpeg' } });
  return azurite;
}

let azurite: Azurite;
let afterRenewal: Azurite;
let opened: Azurite;
beforeAll(async () => {
  const resources = synthesized({ otherCorsRules: [THEIR_RULE] });
  [azurite, afterRenewal, opened] = await Promise.all([
    started(resources, [key1, key2]),
    started(resources, [key1, renewed]),
    started({ ...resources, container: { ...resources.container, container_access_type: 'blob' } }, [key1, key2]),
  ]);
}, 60_000);
afterAll(() => Promise.all(running.map((server) => server.stop())));

const statusOf = async (url: string, method = 'GET') => (await fetch(url, { method })).status;

/** What a client of Azure's library gets: `allowed`, or the code of the refusal. */
async function answerTo(request: Promise<unknown>): Promise<string> {
  try {
    await request;
    return 'allowed';
  } catch (error) {
    if (error instanceof RestError && error.statusCode === 403) return String(error.code);
    throw error;
  }
}

describe('the browser of an annotator', () => {
  const preflight = async (origin: string, method: string, headers?: string) => {
    const { status, headers: answer } = await fetch(azurite.signedUrl(BLOB, key2), {
      method: 'OPTIONS', headers: { 'Origin': origin, 'Access-Control-Request-Method': method, ...(headers && { 'Access-Control-Request-Headers': headers }) },
    });
    return { status, origin: answer.get('access-control-allow-origin'), age: answer.get('access-control-max-age') };
  };
  const allowed = (origin: string, age: number) => ({ status: 200, origin, age: String(age) });
  const refused = { status: 403, origin: null, age: null };

  test.each([
    ['GET', undefined], ['HEAD', undefined], ['GET', 'authorization'], ['GET', 'x-ms-date'], ['HEAD', 'authorization,x-ms-version'],
  ])("is told that Hasty's app may %s (headers: %s)", async (method, headers) => {
    expect(await preflight(APP, method, headers)).toEqual(allowed(APP, 3600));
  });

  test.each([
    ['another page', ELSEWHERE, 'GET', undefined],
    ['a page whose address begins like it', `${APP}.elsewhere.example`, 'GET', undefined],
    ['the app without TLS', 'http://app.hasty.ai', 'GET', undefined],
    ["Hasty's app, to write", APP, 'PUT', undefined],
    ["Hasty's app, to delete", APP, 'DELETE', undefined],
    ["Hasty's app, with other headers", APP, 'GET', 'x-other'],
  ])('is not told so for %s', async (_, origin, method, headers) => {
    expect(await preflight(origin, method, headers)).toEqual(refused);
  });

  test('is told that the page of another rule may do what that rule says, and not what Hasty\'s says', async () => {
    expect(await preflight('https://viewer.acme.example', 'PUT')).toEqual(allowed('https://viewer.acme.example', 60));
    expect(await preflight('https://viewer.acme.example', 'GET')).toEqual(refused);
  });

  test("shows an image by a signed URL to Hasty's app, and to no other page", async () => {
    const get = (origin: string) => fetch(azurite.signedUrl(BLOB, key2), { headers: { Origin: origin } });
    const [here, there] = await Promise.all([get(APP), get(ELSEWHERE)]);
    expect([here.status, here.headers.get('access-control-allow-origin'), await here.text()]).toEqual([200, APP, 'JPEG']);
    expect(here.headers.get('access-control-expose-headers')!.toLowerCase().split(',')).toEqual(expect.arrayContaining(['content-type', 'x-ms-version', 'access-control-allow-origin']));
    // the bytes travel, since the URL is signed; without the header the browser keeps them from the page
    expect([there.status, there.headers.get('access-control-allow-origin')]).toEqual([200, null]);
  });
});

describe('without a key', () => {
  test('nobody reads a blob, and would if the container were open', async () => {
    expect(await statusOf(azurite.blobUrl(BLOB))).toBe(403);
    expect(await statusOf(azurite.signedUrl(BLOB, key2))).toBe(200);
    expect(await statusOf(opened.blobUrl(BLOB))).toBe(200);
  });

  test('nobody lists with a key of another account, as with key 2', async () => {
    expect(await answerTo(azurite.container(newKey()).exists())).toMatch(/AuthorizationFailure|AuthenticationFailed/);
    expect(await answerTo(azurite.container(key2).exists())).toBe('allowed');
  });

  test.each([
    ['signed with another key', () => azurite.signedUrl(BLOB, newKey())],
    ['changed after signing', () => azurite.signedUrl('2026/b.jpg', key2).replace('b.jpg', 'a.jpg')],
    ['that ended', () => azurite.signedUrl(BLOB, key2, -1)],
  ])('a URL %s is refused', async (_, url) => {
    expect(await statusOf(url())).toBe(403);
    expect(await statusOf(azurite.signedUrl(BLOB, key2))).toBe(200);
  });

  test('a URL that is signed to read cannot delete, as one that is signed to delete can', async () => {
    await azurite.container(key1).getBlockBlobClient('extra.jpg').upload('JPEG', 4);
    expect(await statusOf(azurite.signedUrl('extra.jpg', key2), 'DELETE')).toBe(403);
    expect(await statusOf(azurite.signedUrl('extra.jpg', key2, 10, 'd'), 'DELETE')).toBe(202);
  });
});

describe('with key 2', () => {
  test('Hasty lists the blobs of the container', async () => {
    const names: string[] = [];
    for await (const { name } of azurite.container(key2).listBlobsFlat({ prefix: '2026/' })) names.push(name);
    expect(names).toEqual([BLOB]);
  });

  // not what anybody wants, but what the documentation must say: the key opens the account
  test('its holder can also write and delete, make other containers, and change the CORS rules', async () => {
    const service = opened.service(key2);
    const blob = opened.container(key2).getBlockBlobClient(BLOB);
    await blob.upload('gone', 4);
    expect((await blob.downloadToBuffer()).toString()).toBe('gone');
    await blob.delete();
    expect(await blob.exists()).toBe(false);
    await service.getContainerClient('other').create({ access: 'container' });
    await service.setProperties({ cors: [] });
    expect((await service.getProperties()).cors).toEqual([]);
  });
});

describe('renewing key 2', () => {
  test('ends the URLs that it signed and all access by it', async () => {
    expect(await statusOf(azurite.signedUrl(BLOB, key2))).toBe(200);
    expect(await statusOf(afterRenewal.signedUrl(BLOB, key2))).toBe(403);
    expect(await answerTo(afterRenewal.container(key2).exists())).toMatch(/AuthorizationFailure|AuthenticationFailed/);
  });

  test('leaves key 1 as it was, and opens to the new key', async () => {
    for (const key of [key1, renewed]) {
      expect(await statusOf(afterRenewal.signedUrl(BLOB, key))).toBe(200);
      expect(await answerTo(afterRenewal.container(key).exists())).toBe('allowed');
    }
  });
});
