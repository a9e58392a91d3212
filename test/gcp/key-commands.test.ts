import { spawnSync } from 'node:child_process';
import { createHash, createPrivateKey, createSign, createVerify, X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { BucketMount, ServiceAccountKey } from '../../src/gcp';
import { EXAMPLE, SAMPLE } from '../support/certificates';
import { newTerraformStack, synthesized } from '../support/terraform-stack';

const DAY = 86_400_000;
const EMAIL = 'hasty-images-0a1b2c3d@acme-data.iam.gserviceaccount.com';
const KEY_ID = '0123456789abcdef0123456789abcdef01234567';

/** What Terraform puts in, once applied. */
const APPLIED: [RegExp, string][] = [
  [/^google_service_account\.\w+\.email$/, EMAIL],
  [/^google_service_account\.\w+\.project$/, 'acme-data'],
  [/^google_service_account\.\w+\.unique_id$/, '123456789012345678901'],
  [/^basename\(google_service_account_key\.\w+\.name\)$/, KEY_ID],
  [/^urlencode\(google_service_account\.\w+\.email\)$/, encodeURIComponent(EMAIL)],
];

/** The output KeyCommand, as a shell gets it. */
function commandOf(key: ServiceAccountKey): string {
  const stack = newTerraformStack();
  new GoogleProvider(stack, 'Google', { project: 'acme-data' });
  new BucketMount(stack, 'Images', { bucketName: 'acme-images', uniformAccess: true, wholeBucket: true, key });
  return synthesized(stack).output.ImagesKeyCommand.value.replace(/\$\{([^}]*)\}/g, (_: string, code: string) => {
    const [, value] = APPLIED.find(([pattern]) => pattern.test(code)) ?? [];
    if (value === undefined) throw new Error(`a command must hold known values alone, got: ${code}`);
    return value;
  });
}

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function newFolder(): string {
  folders.push(mkdtempSync(join(tmpdir(), 'hasty-key-')));
  return folders.at(-1)!;
}

const makeKey = (cwd: string, ...args: string[]) => spawnSync('bash', [join(EXAMPLE, 'make-key.sh'), ...args], { cwd, encoding: 'utf8' });
const shell = (cwd: string, command: string) => spawnSync('sh', ['-c', command], { cwd, encoding: 'utf8' });
const modesIn = (folder: string) => readdirSync(folder).sort().map((file) => `${file} ${statSync(join(folder, file)).mode.toString(8).slice(-3)}`);

describe('make-key.sh and the output KeyCommand', () => {
  const folder = newFolder();
  const before = Date.now();
  const made = makeKey(folder, '30');
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const certificate = () => new X509Certificate(read('hasty-certificate.pem'));
  const privateKey = read('hasty-private-key.pem');
  const assembled = shell(folder, commandOf(ServiceAccountKey.upload(read('hasty-certificate.pem'))));
  const key = JSON.parse(read('hasty-key.json'));

  test('make a key pair and the key file, which nobody else can read, and print nothing of the key', () => {
    expect([made.status, assembled.status]).toEqual([0, 0]);
    expect(modesIn(folder)).toEqual(['hasty-certificate.pem 600', 'hasty-key.json 600', 'hasty-private-key.pem 600']);
    expect(made.stdout).toMatch(/^made hasty-certificate\.pem \(notAfter=.* GMT\) and hasty-private-key\.pem\n$/);
    expect(made.stderr + assembled.stdout + assembled.stderr).toBe('');
  });

  test('the certificate ends after the days that are given, and says nothing about its maker', () => {
    const end = Date.parse(certificate().validTo);
    expect(end).toBeGreaterThanOrEqual(Math.floor(before / 1000) * 1000 + 30 * DAY);
    expect(end).toBeLessThanOrEqual(Date.now() + 30 * DAY);
    expect([certificate().subject, certificate().issuer, certificate().ca]).toEqual(['CN=hasty', 'CN=hasty', false]);
  });

  test('the key file has the fields of one that gcloud writes, with the private key as it was made', () => {
    expect(key).toEqual({
      type: 'service_account',
      project_id: 'acme-data',
      private_key_id: KEY_ID,
      private_key: privateKey,
      client_email: EMAIL,
      client_id: '123456789012345678901',
      auth_uri: 'https://accounts.google.com/o/oauth2/auth',
      token_uri: 'https://oauth2.googleapis.com/token',
      auth_provider_x509_cert_url: 'https://www.googleapis.com/oauth2/v1/certs',
      client_x509_cert_url: 'https://www.googleapis.com/robot/v1/metadata/x509/hasty-images-0a1b2c3d%40acme-data.iam.gserviceaccount.com',
      universe_domain: 'googleapis.com',
    });
    expect(createPrivateKey(key.private_key).asymmetricKeyDetails).toMatchObject({ modulusLength: 2048 });
  });

  test('a signed URL of version 4 is signed by the key file and verified by the certificate, and by no other', () => {
    // https://cloud.google.com/storage/docs/access-control/signing-urls-manually
    const scope = '20261122/auto/storage/goog4_request';
    const query = `X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Credential=${encodeURIComponent(`${key.client_email}/${scope}`)}&X-Goog-Date=20261122T080000Z&X-Goog-Expires=3600&X-Goog-SignedHeaders=host`;
    const request = ['GET', '/acme-images/street/2026/a.jpg', query, 'host:storage.googleapis.com', '', 'host', 'UNSIGNED-PAYLOAD'].join('\n');
    const toSign = ['GOOG4-RSA-SHA256', '20261122T080000Z', scope, createHash('sha256').update(request).digest('hex')].join('\n');
    const signature = createSign('RSA-SHA256').update(toSign).sign(key.private_key);
    const verifies = (pem: string, text = toSign) => createVerify('RSA-SHA256').update(text).verify(new X509Certificate(pem).publicKey, signature);
    expect(verifies(read('hasty-certificate.pem'))).toBe(true);
    expect(verifies(read('hasty-certificate.pem'), toSign.replace('080000', '090000'))).toBe(false);
    expect(verifies(SAMPLE)).toBe(false);
  });

  test('neither overwrites what is there', () => {
    const files = () => readdirSync(folder).map(read);
    const there = files();
    expect(makeKey(folder, '30')).toMatchObject({ status: 73, stderr: expect.stringContaining('hasty-private-key.pem is there already') });
    expect(shell(folder, commandOf(ServiceAccountKey.upload(SAMPLE))).status).not.toBe(0);
    expect(files()).toEqual(there);
  });
});

test.each([[], ['0'], ['-1'], ['10000'], ['30 days'], ['$(id)']])('make-key.sh makes nothing when the days are %j', (...args) => {
  const folder = newFolder();
  expect(makeKey(folder, ...args)).toMatchObject({ status: 64, stderr: expect.stringMatching(/^usage: /) });
  expect(readdirSync(folder)).toEqual([]);
});

test('make-key.sh says what openssl says when it fails, and with which code', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'openssl'), '#!/bin/sh\necho no entropy >&2\nexit 3\n', { mode: 0o755 });
  const { status, stderr } = spawnSync('bash', [join(EXAMPLE, 'make-key.sh'), '30'], { cwd: folder, encoding: 'utf8', env: { ...process.env, PATH: `${folder}:${process.env.PATH}` } });
  expect([status, stderr]).toEqual([1, 'no entropy\n']);
});

test('KeyCommand makes no key file where there is no private key', () => {
  const folder = newFolder();
  expect(shell(folder, commandOf(ServiceAccountKey.upload(SAMPLE))).status).not.toBe(0);
  expect(existsSync(join(folder, 'hasty-key.json'))).toBe(false);
});

test('KeyCommand of a key that is made outside Terraform is gcloud\'s', () => {
  expect(commandOf(ServiceAccountKey.external())).toBe(`gcloud iam service-accounts keys create hasty-key.json --iam-account=${EMAIL}`);
});
