import { gcpKeyExposed } from '../../../src/audit/rules/gcp-key-exposed';
import { and, MOUNT } from '../../support/audit-gcp';
import { findingsOf } from '../../support/audit-terraform';

const key = (more: object = {}) => and('google_service_account_key.key', { service_account_id: '${google_service_account.hasty.name}', ...more });
const VALUE = '${google_service_account_key.key.private_key}';
const STATE = 'warning: google_service_account_key.key keeps the private key in Terraform\'s state as plain text';

describe('keys on Google Cloud', () => {
  test('pass outside Terraform, as a certificate, and when they are of another account', () => {
    expect(findingsOf(gcpKeyExposed, MOUNT)).toEqual([]);
    expect(findingsOf(gcpKeyExposed, key({ public_key_data: 'LS0t' }))).toEqual([]);
    expect(findingsOf(gcpKeyExposed, key({ service_account_id: 'pipeline@acme.iam.gserviceaccount.com' }), { outputs: { key: { value: VALUE } } })).toEqual([]);
  });

  test('fail in a plain output, and are a warning in the state', () => {
    expect(findingsOf(gcpKeyExposed, key(), { outputs: { key: { value: VALUE } } })).toEqual(['error: output key shows the secret of google_service_account_key.key', STATE]);
    expect(findingsOf(gcpKeyExposed, key(), { outputs: { key: { value: VALUE, sensitive: true } } })).toEqual([STATE]);
    expect(findingsOf(gcpKeyExposed, MOUNT, { outputs: { key: { value: '-----BEGIN PRIVATE KEY-----' } } })).toEqual(['error: output key shows a private key']);
  });

  test('of other kinds are named', () => {
    expect(findingsOf(gcpKeyExposed, and('google_storage_hmac_key.key', { service_account_email: '${google_service_account.hasty.email}' })))
      .toEqual(['warning: google_storage_hmac_key.key keeps another key to the same rights, and its secret in Terraform\'s state as plain text']);
    expect(findingsOf(gcpKeyExposed, and('ephemeral.google_service_account_key.key', { service_account_id: '${google_service_account.hasty.name}' })))
      .toEqual(['note: ephemeral.google_service_account_key.key is deleted when Terraform ends, so Hasty cannot use it']);
  });
});
