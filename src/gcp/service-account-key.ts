import { ServiceAccount } from '@cdktf/provider-google/lib/service-account';
import * as google from '@cdktf/provider-google/lib/service-account-key';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { checkCertificate } from './certificate';
import { assembleCommand, createCommand } from './key-commands';
import { Output } from '../terraform/outputs';
import { warn } from '../terraform/warning';

/** Beside the certificate of an uploaded key. */
export interface UploadedKeyOptions {
  /**
   * Certificates of keys that stay valid beside the new one: rotate without an outage. Once Hasty uses the new key, take the old one out,
   * and Terraform deletes it.
   *
   * @default - none: a key whose certificate is no longer given is deleted by the next apply
   */
  readonly previous?: string[];
}

/** Names for the keys that Terraform makes. */
export interface KeyInStateOptions {
  /**
   * A name for the key: 1 to 32 letters, digits, `-` or `_`. Another name makes another key.
   *
   * @default '1'
   */
  readonly current?: string;

  /**
   * Names of earlier keys that stay valid beside it: rotate without an outage. Once Hasty uses the new key, take the old name out, and
   * Terraform deletes the key.
   *
   * @default - none: a key whose name is no longer given is deleted by the next apply
   */
  readonly previous?: string[];
}

/**
 * How the key that Hasty signs with is made. With it anyone can read what the mount opens, until the key is deleted or the mount ends.
 *
 * To rotate, let the old and the new key overlap: Hasty's API cannot change credentials, so the old ones stay listed there, and stop
 * working when their key is deleted.
 *
 * @example
 * import { readFileSync } from 'node:fs';
 * import { HastyBucket, ServiceAccountKey } from 'hasty-bucket-constructs/gcp';
 *
 * new HastyBucket(this, 'Images', {
 *   name: 'acme-images',
 *   location: 'EU',
 *   key: ServiceAccountKey.upload(readFileSync('hasty-certificate.pem', 'utf8')),
 * });
 */
export class ServiceAccountKey {
  /**
   * You make the key with gcloud, and Terraform never sees it. The output `KeyCommand` has the command. To rotate, run it again, and
   * delete the old key with `gcloud iam service-accounts keys delete` once Hasty uses the new one.
   */
  public static external(): ServiceAccountKey {
    return new ServiceAccountKey((_, __, email) => ({
      KeyCommand: { value: createCommand(email), description: 'Makes the key that Hasty wants (hasty-key.json)' },
    }));
  }

  /**
   * You make a key pair, and Terraform gives its certificate to Google: the private key stays with you. The output `KeyCommand` puts the
   * key file for Hasty together where `hasty-private-key.pem` is; `KeyEnds` is when the certificate, and with it the key, ends.
   *
   * What the certificate's end does to URLs that were signed before is not documented: give the mount an `accessUntil` too.
   *
   * @param certificatePem one X.509 v3 certificate in PEM, of an RSA key of at least 2,048 bits, known at synth. Its subject is public
   * @throws when it is none, or holds a private key
   * @see https://cloud.google.com/iam/docs/keys-upload
   */
  public static upload(certificatePem: string, options: UploadedKeyOptions = {}): ServiceAccountKey {
    const certificates = [certificatePem, ...options.previous ?? []].map(checkCertificate);
    checkDistinct(certificates.map(({ id }) => id), 'certificates');
    return new ServiceAccountKey((scope, account) => {
      const [{ ends }] = certificates;
      if (ends.getTime() <= Date.now()) warn(scope, 'certificateEnded', `the certificate of Hasty's key has ended, at ${ends.toISOString()}, and Google takes no key of it; make a new one, as examples/gcs-uploaded-key does`);
      const [key] = certificates.map(({ id, pem }) => makeKey(scope, account, id, pem));
      const keyId = Fn.basename(key.name); // projects/.../serviceAccounts/.../keys/ID
      return {
        KeyId: { value: keyId, description: 'The id of the key that Hasty signs with' },
        KeyEnds: endOf(key),
        KeyCommand: { value: assembleCommand(account, keyId), description: 'Makes the key file that Hasty wants (hasty-key.json) where hasty-private-key.pem is' },
      };
    });
  }

  /**
   * Terraform makes the key, and its state holds it in plain text: whoever can read the state can read what Hasty can. A warning says so.
   * The output `KeyJson` is sensitive: `terraform output -raw ImagesKeyJson` prints it.
   *
   * @throws when a name is malformed or given twice
   */
  public static inState(options: KeyInStateOptions = {}): ServiceAccountKey {
    const names = [options.current ?? '1', ...options.previous ?? []].map(checkKeyName);
    checkDistinct(names, 'names');
    return new ServiceAccountKey((scope, account) => {
      warn(scope, 'keyInState', 'the private key of Hasty\'s service account is in Terraform\'s state in plain text, got: ServiceAccountKey.inState(); guard the state as the key itself, or use ServiceAccountKey.upload() or external()');
      const [key] = names.map((name) => makeKey(scope, account, name));
      return {
        KeyJson: { value: Fn.base64decode(key.privateKey), description: 'The key that Hasty wants', sensitive: true },
        KeyEnds: endOf(key),
      };
    });
  }

  private constructor(private readonly binder: (scope: Construct, serviceAccount: ServiceAccount, email: string) => Record<string, Output>) {}

  /**
   * Makes what the key needs, and gives its outputs.
   *
   * @internal
   */
  public _bind(scope: Construct, serviceAccount: ServiceAccount, email: string): Record<string, Output> {
    return this.binder(scope, serviceAccount, email);
  }
}

/** Never the ephemeral resource: Terraform deletes its key when the run ends. */
function makeKey(scope: Construct, account: ServiceAccount, name: string, certificatePem?: string): google.ServiceAccountKey {
  return new google.ServiceAccountKey(scope, `Key${name}`, {
    serviceAccountId: account.name,
    publicKeyData: certificatePem && Buffer.from(certificatePem).toString('base64'),
  });
}

/** An organisation's `serviceAccountKeyExpiryHours` shows here too. */
function endOf(key: google.ServiceAccountKey): Output {
  return { value: key.validBefore, description: 'When the key stops working, as Google says (9999: not by itself)' };
}

function checkKeyName(name: string): string {
  // a part of an address in Terraform's state
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(name)) throw new Error(`the name of a key must be 1 to 32 letters, digits, - or _, known at synth, got: ${JSON.stringify(name)}; write one such as '2026-11'`);
  return name;
}

function checkDistinct(keys: string[], what: string): void {
  if (new Set(keys).size < keys.length) throw new Error(`the ${what} of a service account's keys must be distinct, got: one twice; take it out of \`previous\``);
}
