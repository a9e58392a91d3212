import { azureKeepsObjects } from '../../../src/audit/rules/azure-keeps-objects';
import { and, MOUNT } from '../../support/audit-azure';
import { findingsOf, Resources } from '../../support/audit-terraform';

const DELETE = { actions: [{ base_blob: [{ delete_after_days_since_modification_greater_than: 30 }] }] };
const policy = (rule: object) => and('azurerm_storage_management_policy.p', { storage_account_id: '${azurerm_storage_account.images.id}', rule: [{ name: 'r', enabled: true, ...rule }] });

describe('blobs of a linked project', () => {
  test.each<[string, Resources]>([
    ['stay', MOUNT],
    ['lose old versions', policy({ actions: [{ version: [{ delete_after_days_since_creation: 7 }] }] })],
    ['stay when another container is emptied', policy({ ...DELETE, filters: [{ prefix_match: ['tmp/'], blob_types: ['blockBlob'] }] })],
    ['stay when the rule is off', policy({ ...DELETE, enabled: false })],
    ['become cool', policy({ actions: [{ base_blob: [{ tier_to_cool_after_days_since_modification_greater_than: 7 }] }] })],
  ])('passes: %s', (_, resources) => {
    expect(findingsOf(azureKeepsObjects, resources)).toEqual([]);
  });

  test.each<[string, Resources, string]>([
    ['deleted', policy(DELETE), 'warning: a management policy of acmeimages deletes objects of the container'],
    ['deleted in a folder', policy({ ...DELETE, filters: { prefix_match: ['images/street/'] } }), 'warning: a management policy of acmeimages deletes objects of the container'],
    ['deleted by the beginning of a name', policy({ ...DELETE, filters: [{ prefix_match: ['im'] }] }), 'warning: a management policy of acmeimages deletes objects of the container'],
    ['archived', policy({ actions: { base_blob: { tier_to_archive_after_days_since_modification_greater_than: 30 } } }), 'warning: a management policy of acmeimages archives objects of the container'],
  ])('fails: %s', (_, resources, message) => {
    expect(findingsOf(azureKeepsObjects, resources)).toEqual([message]);
  });
});
