import { read } from './fixture';
import { show } from '../../../src/audit/document/text';

function output(value: string, resource: object) {
  return show(read({ resource, output: { o: { value } } }).texts[0].text);
}

const ACCOUNT = { google_service_account: { x: { account_id: 'hasty-reader', project: 'acme-data' } } };

test.each([
  ['email', 'hasty-reader@acme-data.iam.gserviceaccount.com'],
  ['member', 'serviceAccount:hasty-reader@acme-data.iam.gserviceaccount.com'],
  ['name', 'projects/acme-data/serviceAccounts/hasty-reader@acme-data.iam.gserviceaccount.com'],
  ['id', 'projects/acme-data/serviceAccounts/hasty-reader@acme-data.iam.gserviceaccount.com'],
  ['unique_id', '${google_service_account.x.unique_id}'],
])('the %s of a service account is %s', (attribute, expected) => {
  expect(output(`\${google_service_account.x.${attribute}}`, ACCOUNT)).toBe(expected);
});

test('without a project the email is a name that the cloud makes', () => {
  const [text] = read({ resource: { google_service_account: { x: { account_id: 'hasty-reader' } } }, output: { o: { value: '${google_service_account.x.member}' } } }).texts;
  expect(text.text).toEqual(['serviceAccount:', { kind: 'name', id: 'stack/cdk.tf.json#google_service_account.x.email', label: '${google_service_account.x.email}' }]);
});

test.each([
  ['name', 'acme-images'], ['id', 'acme-images'], ['url', 'gs://acme-images'], ['self_link', 'https://www.googleapis.com/storage/v1/b/acme-images'],
])('the %s of a bucket is %s', (attribute, expected) => {
  expect(output(`\${google_storage_bucket.x.${attribute}}`, { google_storage_bucket: { x: { name: 'acme-images' } } })).toBe(expected);
});

test('custom roles are named under their project or organisation', () => {
  expect(output('${google_project_iam_custom_role.x.id}', { google_project_iam_custom_role: { x: { role_id: 'list', project: 'acme' } } })).toBe('projects/acme/roles/list');
  expect(output('${google_organization_iam_custom_role.x.name}', { google_organization_iam_custom_role: { x: { role_id: 'list', org_id: '1' } } })).toBe('organizations/1/roles/list');
  expect(output('${google_project_iam_custom_role.x.id}', { google_project_iam_custom_role: { x: { role_id: 'list' } } })).toBe('${google_project_iam_custom_role.x.name}');
});

test('the keys of a storage account are names that the cloud makes, one each', () => {
  expect(output('${azurerm_storage_account.x.secondary_access_key}', { azurerm_storage_account: { x: { name: 'acmeimages' } } })).toBe('${azurerm_storage_account.x.secondary_access_key}');
  expect(output('${azurerm_storage_account.x.name}', { azurerm_storage_account: { x: { name: 'acmeimages' } } })).toBe('acmeimages');
});
