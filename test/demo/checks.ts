import { DeleteObjectCommand, GetBucketCorsCommand, GetBucketPolicyCommand, GetObjectCommand, ListBucketsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { download, load, preflight } from './browser';
import { Check, Group, same } from './check';
import { HASTY_APP } from './hasty';
import { SIGNAL } from './images';
import { Visit } from './visit';

const allowed = (ask: string, run: Check['run']): Check => ({ ask, expect: 'allowed', run });
const refused = (ask: string, run: Check['run']): Check => ({ ask, expect: 'refused', run });

const HOUR = 3_600_000;
const ELSEWHERE = 'https://app.hasty.ai.example';

/** What must work and what must not while a bucket is mounted. */
export function mounted(visit: Visit): Group[] {
  return [role(visit), bucket(visit), fence(visit), signedUrls(visit), browsers(visit)];
}

function role({ hasty, cast, mount }: Visit): Group {
  return {
    title: 'The role',
    checks: [
      allowed('Hasty assumes it with the ExternalId, for 6 hours', () => hasty.enter()),
      refused('Hasty, without an ExternalId', () => hasty.assume(undefined)),
      refused('Hasty, with the ExternalId of another workspace', () => hasty.assume('ffffffff-0000-4000-8000-000000000000')),
      refused('Hasty, with the ExternalId in upper case', () => hasty.assume(mount.externalId.toUpperCase())),
      refused('another AWS account, with the right ExternalId', () => hasty.assume(mount.externalId, cast.stranger)),
    ],
  };
}

function bucket({ hasty, owner, mount, prefix, images, sibling, outside }: Visit): Group {
  const [first, second] = Object.keys(images);
  const Bucket = mount.bucket;
  return {
    title: 'The bucket, under the session that Hasty has now',
    checks: [
      allowed('where is the bucket', () => hasty.locate()),
      allowed(`list ${prefix}`, async () => same((await hasty.list(prefix)).join(), Object.keys(images).sort().join())),
      ...Object.entries(images).map(([key, image]) => allowed(`read ${key}`, async () => same(await hasty.read(key), image))),
      refused(`read ${outside}, outside the prefix`, () => hasty.read(outside)),
      refused(`read ${sibling}, in a folder beside it`, () => hasty.read(sibling)),
      refused(`read ${first} without TLS`, () => hasty.read(first, Bucket, {})),
      refused(`write ${prefix}new.png`, () => hasty.s3().send(new PutObjectCommand({ Bucket, Key: `${prefix}new.png`, Body: SIGNAL }))),
      refused(`delete ${second}`, () => hasty.s3().send(new DeleteObjectCommand({ Bucket, Key: second }))),
      allowed('the owner finds every image as it was', () => intact(owner, Bucket, images)),
      refused('read the CORS rules', () => hasty.s3().send(new GetBucketCorsCommand({ Bucket }))),
      refused('read the bucket policy', () => hasty.s3().send(new GetBucketPolicyCommand({ Bucket }))),
      refused('list the buckets of the account', () => hasty.s3().send(new ListBucketsCommand({}))),
    ],
  };
}

function fence({ hasty, cast, clients, neighbour: { bucket: Bucket, key: Key } }: Visit): Group {
  return {
    title: 'The fence: another bucket, whose policy lets the whole organisation read and write',
    checks: [
      allowed('a colleague without any rights of her own reads there', () => clients.s3(cast.colleague).send(new GetObjectCommand({ Bucket, Key }))),
      refused('Hasty reads there', () => hasty.read(Key, Bucket)),
      refused('Hasty writes there', () => hasty.s3().send(new PutObjectCommand({ Bucket, Key: 'new.png', Body: SIGNAL }))),
    ],
  };
}

function signedUrls({ hasty, images, outside }: Visit): Group {
  const [[key, image], [other]] = Object.entries(images);
  return {
    title: 'URLs that Hasty signs, opened by whoever has them',
    checks: [
      allowed(`of ${key}`, async () => same((await download(await hasty.sign(key))).body, image)),
      refused(`of ${outside}`, async () => download(await hasty.sign(outside))),
      refused(`of ${key}, changed to ${other}`, async () => download((await hasty.sign(key)).replace(key, other))),
      refused(`of ${key}, an hour past its end`, async () => download(await hasty.sign(key, new Date(Date.now() - 2 * HOUR)))),
      refused(`of ${key}, with the signature cut off`, async () => download((await hasty.sign(key)).split('?')[0])),
    ],
  };
}

function browsers({ hasty, images }: Visit): Group {
  const [[key, image]] = Object.entries(images);
  const url = () => hasty.sign(key);
  return {
    title: 'Browsers',
    checks: [
      allowed(`a page of ${HASTY_APP} loads the signed URL`, async () => {
        const { body, headers } = await load(await url(), HASTY_APP);
        same(body, image);
        same(headers.get('access-control-expose-headers'), 'Access-Control-Allow-Origin');
      }),
      allowed('preflight for GET with the header Authorization', async () => preflight(await url(), HASTY_APP, 'GET', 'authorization')),
      allowed('preflight for HEAD', async () => preflight(await url(), HASTY_APP, 'HEAD')),
      refused('preflight for PUT', async () => preflight(await url(), HASTY_APP, 'PUT')),
      refused('preflight for GET with another header', async () => preflight(await url(), HASTY_APP, 'GET', 'x-other')),
      refused(`preflight of a page of ${ELSEWHERE}`, async () => preflight(await url(), ELSEWHERE, 'GET')),
      refused(`a page of ${ELSEWHERE} loads the signed URL`, async () => load(await url(), ELSEWHERE)),
      refused(`a page of ${HASTY_APP.replace('https', 'http')} loads it`, async () => load(await url(), HASTY_APP.replace('https', 'http'))),
    ],
  };
}

/** What is there before a stack is destroyed, for comparison. */
interface Before {
  readonly url: string;
  readonly policy: string;
}

export async function before({ hasty, owner, mount, images }: Visit): Promise<Before> {
  return {
    url: await hasty.sign(Object.keys(images)[0]).catch(() => 'Hasty could not sign a URL'),
    policy: await owner.policyOf(mount.bucket),
  };
}

/** What must be over, and what must still be there, once the stack is destroyed. */
export function destroyed({ hasty, owner, mount, prefix, images }: Visit, { url, policy }: Before): Group {
  const [[key]] = Object.entries(images);
  return {
    title: 'After cdk destroy',
    checks: [
      refused('Hasty assumes the role with the ExternalId', () => hasty.assume(mount.externalId)),
      refused(`read ${key} under the session from before`, () => hasty.read(key)),
      refused(`list ${prefix} under the session from before`, () => hasty.list(prefix)),
      refused('open a signed URL from before that has time left', () => download(url)),
      allowed('the owner finds every image as it was', () => intact(owner, mount.bucket, images)),
      allowed('the bucket still has its policy', async () => same(await owner.policyOf(mount.bucket), policy)),
    ],
  };
}

async function intact(owner: Visit['owner'], bucketName: string, images: Record<string, Buffer>): Promise<void> {
  for (const [key, image] of Object.entries(images)) same(await owner.read(bucketName, key), image);
}
