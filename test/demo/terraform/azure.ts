import { RestError } from '@azure/storage-blob';
import { ELSEWHERE } from './browsers';
import { allowed, Cloud, refused, Visit } from './cloud';
import { State } from './state';
import { Azurite, newKey } from '../../support/azurite';
import { download, load, preflight } from '../browser';
import { Group, Refused, same } from '../check';
import { HASTY_APP } from '../hasty';
import { CROSSING, SIGNAL } from '../images';
import { Run } from '../processes';

const IMAGES = { '2026/crossing.png': CROSSING, '2026/signal.png': SIGNAL };
const [FIRST, SECOND] = Object.keys(IMAGES);

/** A container on Azure, as the emulator Azurite serves it. */
export const azure: Cloud = {
  example: 'azure-new-container',
  keeps: { words: 'the account and the container', types: ['azurerm_storage_account', 'azurerm_storage_container'] },
  judge: 'the emulator Azurite, set up with the names, keys, access level and CORS rules that Terraform made',
  limits: {
    'Azure': 'it was not asked: keys, signatures, access level and CORS are judged by Azurite',
    'renewing a key': 'Azurite cannot: a second one, started with another key 2, stands for the account after it',
    'the account': 'TLS, soft delete, network rules and policies of the organisation (docs/azure.md)',
    'browsers': 'the demo sends what a browser sends, and reads the answer as a browser does',
  },
  visit,
};

async function visit(run: Run, applied: State): Promise<Visit> {
  const account = applied.only('azurerm_storage_account');
  const container = applied.only('azurerm_storage_container');
  applied.assertHasOnly(['azurerm_storage_account', 'azurerm_storage_container', 'azurerm_resource_group']);
  const resources = { account: { ...account, blob_properties: account.blob_properties[0] }, container };
  const { primary_access_key: key1, secondary_access_key: key2 } = account;
  const renewed = newKey();
  const [azurite, later] = await Promise.all([key2, renewed].map(async (key) => {
    const started = await Azurite.start(resources, [key1, key], run.start.bind(run));
    await Promise.all(Object.entries(IMAGES).map(([name, image]) => started.container(key1).getBlockBlobClient(name).uploadData(image)));
    return started;
  }));
  return {
    mounted: [
      keyTwo(azurite, key2),
      others(azurite, account),
      signedUrls(azurite, key2),
      browsers(() => azurite.signedUrl(FIRST, key2)),
      secrets(applied, key2),
    ],
    handOver: `secret_access_key, which is key 2: the output ImagesKeyCommand prints it\n  ${applied.outputs.ImagesKeyCommand}`,
    revoke: applied.outputs.ImagesRenewKeyCommand,
    undone: () => renewal(later, { key1, key2, renewed }),
  };
}

function keyTwo(azurite: Azurite, key: string): Group {
  const container = azurite.container(key);
  const blob = (name: string) => container.getBlockBlobClient(name);
  return {
    title: 'Key 2, which Hasty gets: it opens the whole account, and Azure cannot limit it',
    checks: [
      allowed('list the container', async () => same((await namesIn(azurite, key)).join(), Object.keys(IMAGES).join())),
      allowed(`read ${FIRST}`, async () => same(await blob(FIRST).downloadToBuffer(), CROSSING)),
      allowed('write new.png: the key cannot be kept to reading', () => blob('new.png').uploadData(SIGNAL)),
      allowed('delete it again', () => blob('new.png').delete()),
      allowed('make another container: the key cannot be kept to this one', () => azurite.service(key).getContainerClient('other').create()),
    ],
  };
}

function others(azurite: Azurite, account: any): Group {
  return {
    title: 'Others',
    checks: [
      refused(`anyone without a key reads ${FIRST}`, () => download(azurite.blobUrl(FIRST))),
      refused('anyone without a key lists the container', () => download(azurite.blobUrl('').replace(/\/$/, '?restype=container&comp=list'))),
      refused('somebody with another key lists it', () => answered(namesIn(azurite, newKey()))),
      refused('somebody opens the container to the public by mistake', () => {
        if (account.allow_nested_items_to_be_public === false) throw new Refused('no public items');
      }),
    ],
  };
}

function signedUrls(azurite: Azurite, key: string): Group {
  const sign = (minutes?: number) => azurite.signedUrl(FIRST, key, minutes);
  return {
    title: 'URLs that Hasty signs with key 2, opened by whoever has them',
    checks: [
      allowed(`of ${FIRST}`, async () => same((await download(sign())).body, CROSSING)),
      refused(`of ${FIRST}, changed to ${SECOND}`, () => download(sign().replace(FIRST, SECOND))),
      refused(`of ${FIRST}, past its end`, () => download(sign(-1))),
      refused(`of ${FIRST}, with the signature cut off`, () => download(sign().split('?')[0])),
      refused(`of ${FIRST}, signed with another key`, () => download(azurite.signedUrl(FIRST, newKey()))),
    ],
  };
}

function browsers(url: () => string): Group {
  const insecure = HASTY_APP.replace('https', 'http');
  return {
    title: 'Browsers',
    checks: [
      allowed(`a page of ${HASTY_APP} loads the signed URL`, async () => same((await load(url(), HASTY_APP)).body, CROSSING)),
      allowed('preflight for GET with the header Authorization', () => preflight(url(), HASTY_APP, 'GET', 'authorization')),
      allowed('preflight for HEAD with the header x-ms-version', () => preflight(url(), HASTY_APP, 'HEAD', 'x-ms-version')),
      refused('preflight for PUT', () => preflight(url(), HASTY_APP, 'PUT')),
      refused('preflight for GET with another header', () => preflight(url(), HASTY_APP, 'GET', 'x-other')),
      refused(`preflight of a page of ${ELSEWHERE}`, () => preflight(url(), ELSEWHERE, 'GET')),
      refused(`a page of ${ELSEWHERE} loads the signed URL`, () => load(url(), ELSEWHERE)),
      refused(`a page of ${insecure} loads it`, () => load(url(), insecure)),
    ],
  };
}

function secrets({ text, outputs }: State, key: string): Group {
  const find = (where: string) => {
    if (!where.includes(key)) throw new Refused('it is not there');
  };
  return {
    title: 'What gives key 2 away',
    checks: [
      allowed('find it in the state of Terraform: the provider always writes it there, so guard the state', () => find(text)),
      refused('find it in the outputs', () => find(JSON.stringify(outputs))),
    ],
  };
}

function renewal(later: Azurite, { key1, key2, renewed }: Record<'key1' | 'key2' | 'renewed', string>): Group {
  return {
    title: 'After the undo, key 2 being renewed first',
    checks: [
      refused('list the container with the old key 2', () => answered(namesIn(later, key2))),
      refused('open a signed URL from before that has time left', () => download(later.signedUrl(FIRST, key2))),
      allowed('list the container with the new key 2', () => namesIn(later, renewed)),
      allowed('the owner goes on with key 1', async () => same(await later.container(key1).getBlockBlobClient(FIRST).downloadToBuffer(), CROSSING)),
    ],
  };
}

async function namesIn(azurite: Azurite, key: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of azurite.container(key).listBlobsFlat()) names.push(name);
  return names;
}

async function answered(request: Promise<unknown>): Promise<void> {
  await request.catch((error) => {
    throw error instanceof RestError && error.statusCode === 403 ? new Refused(String(error.code)) : error;
  });
}
