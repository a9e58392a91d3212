import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './source';

export const EXAMPLE = join(ROOT, 'examples/gcs-uploaded-key');

/** The certificate of the example: its private key was thrown away. */
export const SAMPLE = readFileSync(join(EXAMPLE, 'sample-certificate.pem'), 'utf8');

/** A key pair by openssl: private key and certificate in one text. */
export function keyPair(algorithm = 'rsa:2048', ...options: string[]): { privateKey: string; certificate: string } {
  const text = execFileSync('openssl', ['req', '-x509', '-newkey', algorithm, ...options, '-nodes', '-subj', '/CN=test', '-keyout', '-', '-out', '-'], { encoding: 'utf8', stdio: 'pipe' });
  const at = text.indexOf('-----BEGIN CERTIFICATE');
  return { privateKey: text.slice(0, at), certificate: text.slice(at) };
}
