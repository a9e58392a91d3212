import { X509Certificate } from 'node:crypto';
import { isToken } from '../terraform/literal';

const MIN_BITS = 2048;
/** Where a certificate of such a key says that it is of version 3: after the heads of two long sequences. */
const VERSION = { at: 8, v3: 'a003020102' };

/** A certificate that Google takes as the public half of a key. */
interface Certificate {
  /** Itself alone, without what stands around it in the file. */
  readonly pem: string;
  /** The beginning of its fingerprint: tells the keys of a service account apart. */
  readonly id: string;
  /** When it ends, and the key with it. */
  readonly ends: Date;
}

/**
 * Checks a certificate: `terraform plan` would let any text pass. No message holds the text, which may be a private key.
 *
 * @throws when it is not one X.509 v3 certificate of an RSA key, or a private key is in it
 * @see https://cloud.google.com/iam/docs/keys-upload#uploading
 */
export function checkCertificate(text: string): Certificate {
  if (isToken(text)) throw new Error('a certificate must be known at synth, got: a token, which might turn out as a private key; read it from its file with `readFileSync(path, \'utf8\')`, it holds nothing secret');
  if (typeof text !== 'string') throw new Error(`a certificate must be a text, got: ${typeof text}; read its file with \`readFileSync(path, 'utf8')\``);
  if (/PRIVATE KEY|private_key/.test(text)) throw new Error('a certificate must come without its private key, got a text with one (not shown here); pass the file with the certificate alone, and make a new key pair if this text was seen by others');
  const found = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  if (found.length !== 1) throw new Error(`a certificate must be one in PEM, from BEGIN CERTIFICATE to END CERTIFICATE, got: ${found.length || 'none'}; make one as examples/gcs-uploaded-key does`);
  const certificate = parse(found[0]);
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = certificate.publicKey;
  const bits = details?.modulusLength;
  if (type !== 'rsa' || bits === undefined || bits < MIN_BITS) throw new Error(`a certificate must be of an RSA key of at least ${MIN_BITS} bits, got: ${[type, bits].filter(Boolean).join(', ')}; make one with \`openssl req -x509 -newkey rsa:2048\``);
  if (certificate.raw.subarray(VERSION.at, VERSION.at + 5).toString('hex') !== VERSION.v3) throw new Error('a certificate must be of X.509 version 3, got an older one; make one with `openssl req -x509`');
  return { pem: certificate.toString(), id: certificate.fingerprint256.replace(/:/g, '').slice(0, 8).toLowerCase(), ends: new Date(certificate.validTo) };
}

function parse(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new Error('a certificate must be X.509 in PEM, got a block that cannot be read; pass the file as openssl wrote it');
  }
}
