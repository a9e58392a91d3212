import { DataGoogleStorageProjectServiceAccount } from '@cdktf/provider-google/lib/data-google-storage-project-service-account';
import { KmsCryptoKeyIamMember } from '@cdktf/provider-google/lib/kms-crypto-key-iam-member';
import { Construct } from 'constructs';
import { checkName } from './names';
import { guard } from '../terraform/guard';
import { isToken } from '../terraform/literal';

/** A key for a bucket, usable by Cloud Storage. */
interface BucketKey {
  readonly name: string;
  /** Before it is there, no bucket can be made with the key. */
  readonly grant: KmsCryptoKeyIamMember;
}

/**
 * Lets Cloud Storage use a key for the buckets of a project. Hasty needs no right on it: Cloud Storage decrypts for whoever may read.
 *
 * @throws when the name is malformed, or the key is where no bucket of that location can use it
 * @see https://cloud.google.com/storage/docs/encryption/using-customer-managed-keys
 */
export function keyForStorage(scope: Construct, keyName: string, location: string, project?: string): BucketKey {
  const name = checkName('encryptionKeyName', keyName);
  checkKeyLocation(name, location);
  const agent = new DataGoogleStorageProjectServiceAccount(scope, 'StorageAgent', { project });
  const grant = new KmsCryptoKeyIamMember(scope, 'KeyGrant', { cryptoKeyId: name, role: 'roles/cloudkms.cryptoKeyEncrypterDecrypter', member: agent.member });
  guard(grant); // without it nobody can read the images of the bucket that stays
  return { name, grant };
}

function checkKeyLocation(keyName: string, location: string): void {
  if (isToken(keyName) || isToken(location)) return;
  const [, keyLocation] = /\/locations\/([^/]+)/.exec(keyName)!;
  const region = location.includes('-');
  // multi-regions go by other names at Cloud KMS (EU: europe), but a region is none of them
  const fits = region ? keyLocation === location.toLowerCase() : !keyLocation.includes('-') && keyLocation !== 'global';
  if (!fits) throw new Error(`\`encryptionKeyName\` must be a key in the location of its bucket, '${location}', got one in '${keyLocation}'; Cloud Storage uses keys of the bucket's location only`);
}
