import { gcpOldGenerations } from '../../../src/audit/rules/gcp-old-generations';
import { changed, MOUNT } from '../../support/audit-gcp';
import { findingsOf } from '../../support/audit-terraform';

test('old generations are noted where versioning is on', () => {
  expect(findingsOf(gcpOldGenerations, MOUNT)).toEqual([]);
  expect(findingsOf(gcpOldGenerations, changed('google_storage_bucket.images', { versioning: [{ enabled: false }] }))).toEqual([]);
  expect(findingsOf(gcpOldGenerations, changed('google_storage_bucket.images', { versioning: { enabled: true } })))
    .toEqual(['note: old generations of objects in acme-images can be read']);
});
