import { gcpKeepsObjects } from '../../../src/audit/rules/gcp-keeps-objects';
import { BUCKET, changed, IN_STREET, MOUNT, reading } from '../../support/audit-gcp';
import { findingsOf, Resources } from '../../support/audit-terraform';

const rule = (condition: object, action: object = { type: 'Delete' }) => changed('google_storage_bucket.images', { lifecycle_rule: [{ action: [action], condition: [condition] }] });

describe('objects of a linked project', () => {
  test.each<[string, Resources]>([
    ['stay', MOUNT],
    ['may lose old generations', rule({ num_newer_versions: 3 })],
    ['may lose archived generations', rule({ age: 30, with_state: 'ARCHIVED' })],
    ['stay when others are deleted', rule({ age: 1, matches_prefix: ['tmp/'] })],
    ['may become cheaper', rule({ age: 1 }, { type: 'SetStorageClass', storage_class: 'NEARLINE' })],
    ['may go when access ends', { ...reading(`${IN_STREET} && request.time < timestamp("2026-12-01T00:00:00Z")`), 'google_storage_bucket.images': { ...BUCKET, force_destroy: true }, 'google_storage_bucket_iam_member.list': {} }],
  ])('passes: %s', (_, resources) => {
    expect(findingsOf(gcpKeepsObjects, resources)).toEqual([]);
  });

  test.each<[string, Resources, string]>([
    ['deleted', rule({ age: 30 }), 'warning: a lifecycle rule of acme-images deletes objects'],
    ['deleted in the folder', rule({ age: 30, matches_prefix: ['street/2025/'] }), 'warning: a lifecycle rule of acme-images deletes objects under street/2025/'],
    ['deleted around the folder', rule({ age: 30, matches_prefix: ['str'] }), 'warning: a lifecycle rule of acme-images deletes objects under str'],
    ['archived', rule({ age: 30 }, { type: 'SetStorageClass', storage_class: 'ARCHIVE' }), 'warning: a lifecycle rule of acme-images archives objects'],
    ['deleted with the bucket', changed('google_storage_bucket.images', { force_destroy: true }), 'warning: force_destroy of acme-images deletes its objects with it'],
  ])('fails: %s', (_, resources, message) => {
    expect(findingsOf(gcpKeepsObjects, resources)).toEqual([message]);
  });
});
