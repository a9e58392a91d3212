import { X509Certificate } from 'node:crypto';
import { TerraformVariable } from 'cdktf';
import { checkCertificate } from '../../src/gcp/certificate';
import { keyPair, SAMPLE } from '../support/certificates';
import { newTerraformStack } from '../support/terraform-stack';

const alone = SAMPLE.slice(SAMPLE.indexOf('-----BEGIN'));

test('a certificate is taken as Google wants it, without what stands around it', () => {
  expect(checkCertificate(SAMPLE).pem).toBe(alone);
  expect(checkCertificate(`Bag Attributes\n${alone.replace(/\n/g, '\r\n')}\n`).pem).toBe(alone);
});

test('its id is the beginning of its fingerprint', () => {
  expect(checkCertificate(SAMPLE).id).toBe(new X509Certificate(SAMPLE).fingerprint256.replace(/:/g, '').slice(0, 8).toLowerCase());
  expect(checkCertificate(keyPair().certificate).id).not.toBe(checkCertificate(SAMPLE).id);
});

test('RSA keys of 2,048 bits and more are taken, others not', () => {
  expect(checkCertificate(keyPair('rsa:3072').certificate).pem).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
  expect(() => checkCertificate(keyPair('rsa:1024').certificate)).toThrow(/^a certificate must be of an RSA key of at least 2048 bits, got: rsa, 1024; /);
  expect(() => checkCertificate(keyPair('ec', '-pkeyopt', 'ec_paramgen_curve:P-256').certificate)).toThrow(/^a certificate must be of an RSA key .*, got: ec; /);
});

test('version 3 alone is taken', () => {
  const raw = Buffer.from(new X509Certificate(SAMPLE).raw);
  raw[12] = 1; // version 2
  const old = `-----BEGIN CERTIFICATE-----\n${raw.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
  expect(() => checkCertificate(old)).toThrow(/^a certificate must be of X\.509 version 3, got an older one; /);
});

test.each([
  ['nothing', '', 'got: none'],
  ['a chain', alone + alone, 'got: 2'],
  ['the name of a file', 'hasty-certificate.pem', 'got: none'],
  ['another block', alone.replace(/CERTIFICATE/g, 'PUBLIC KEY'), 'got: none'],
  ['a block that is cut off', alone.replace(/MIIC7/, 'MIIC8'), 'got a block that cannot be read'],
  ['an empty block', '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n', 'got a block that cannot be read'],
])('%s is refused', (_, text, got) => {
  expect(() => checkCertificate(text)).toThrow(got);
});

test('what is no text is refused: a file that was read without its encoding, a token that nobody can check', () => {
  expect(() => checkCertificate(Buffer.from(SAMPLE) as any)).toThrow(/^a certificate must be a text, got: object; /);
  const token = new TerraformVariable(newTerraformStack(), 'certificate', {}).stringValue;
  expect(() => checkCertificate(token)).toThrow(/^a certificate must be known at synth, got: a token/);
});

test('the sample of the example says when it ended', () => {
  expect(SAMPLE).toContain(`it ended on ${new Date(new X509Certificate(SAMPLE).validTo).toISOString().slice(0, 10)}:`);
});

describe('a private key is refused, and no message holds a part of it', () => {
  const { privateKey, certificate } = keyPair();
  const lines = privateKey.split('\n').filter((line) => line.length > 20 && !line.startsWith('-----'));

  test.each<[string, string, RegExp]>([
    ['alone', privateKey, /must come without its private key/],
    ['beside its certificate', certificate + privateKey, /must come without its private key/],
    ['of the older form', privateKey.replace(/PRIVATE KEY/g, 'RSA PRIVATE KEY'), /must come without its private key/],
    ['under a passphrase', privateKey.replace(/PRIVATE KEY/g, 'ENCRYPTED PRIVATE KEY'), /must come without its private key/],
    ['in the file that gcloud writes', JSON.stringify({ type: 'service_account', private_key: lines.join('') }), /must come without its private key/],
    ['without its first and last line', lines.join('\n'), /got: none/],
    ['in a block of another name', privateKey.replace(/PRIVATE KEY/g, 'CERTIFICATE'), /cannot be read/],
  ])('%s', (_, text, message) => {
    let error: Error | undefined;
    try {
      checkCertificate(text);
    } catch (thrown) {
      error = thrown as Error;
    }
    expect(error?.message).toMatch(message);
    expect(lines.filter((line) => `${error?.stack} ${JSON.stringify(error)} ${String(error?.cause)}`.includes(line.slice(0, 20)))).toEqual([]);
  });
});
