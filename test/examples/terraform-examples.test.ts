import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectReviewed } from './reviewed';
import { synthesizeTerraform, TERRAFORM_EXAMPLES } from './synthesize-terraform';
import { addressesIn, TerraformDocument } from '../support/terraform/document';

const folder = mkdtempSync(join(tmpdir(), 'hasty-terraform-examples-'));
const documents: Record<string, TerraformDocument> = {};
beforeAll(async () => {
  await Promise.all(TERRAFORM_EXAMPLES.map(async (example) => { documents[example] = await synthesizeTerraform(example, join(folder, example)); }));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test.each(TERRAFORM_EXAMPLES)('%s gives the Terraform JSON that was reviewed', (example) => {
  expectReviewed(`${example}.cdk.tf.json`, documents[example]);
});

// a resource whose address changes is destroyed and made anew, and scripts read outputs by their names: a change here is a major version
const STABLE: Record<string, string[]> = {
  'azure-new-container': [
    'azurerm_storage_account.Images_Account_CF4CA2E3',
    'azurerm_storage_container.Images_Container_E0DF7C95',
    'ImagesAccountName', 'ImagesContainerName', 'ImagesHastyRegistration', 'ImagesHastyScope', 'ImagesKeyCommand', 'ImagesRenewKeyCommand',
  ],
  'gcs-existing-bucket': [
    'google_project_iam_custom_role.Images_Role_951A037A',
    'google_service_account.Images_ServiceAccount_921540B3',
    'google_storage_bucket_iam_member.Images_List_301BDFEB',
    'google_storage_bucket_iam_member.Images_Read_0525ED49',
    'ImagesBucketName', 'ImagesHastyRegistration', 'ImagesHastyScope', 'ImagesKeyCommand', 'ImagesServiceAccountEmail',
  ],
  'gcs-new-bucket': [
    'google_project_iam_custom_role.Images_Mount_Role_EC0D383C',
    'google_service_account.Images_Mount_ServiceAccount_1CA860CC',
    'google_storage_bucket.Images_Bucket_297917F6',
    'google_storage_bucket_iam_member.Images_Mount_List_6E58C1C2',
    'google_storage_bucket_iam_member.Images_Mount_Read_ADB0E4F1',
    'ImagesBucketName', 'ImagesHastyRegistration', 'ImagesHastyScope', 'ImagesKeyCommand', 'ImagesServiceAccountEmail',
  ],
  'gcs-uploaded-key': [
    'google_project_iam_custom_role.Images_Mount_Role_EC0D383C',
    'google_service_account.Images_Mount_ServiceAccount_1CA860CC',
    'google_service_account_key.Images_Mount_Key9f405f51_915B929C',
    'google_storage_bucket.Images_Bucket_297917F6',
    'google_storage_bucket_iam_member.Images_Mount_List_6E58C1C2',
    'google_storage_bucket_iam_member.Images_Mount_Read_ADB0E4F1',
    'ImagesBucketName', 'ImagesHastyRegistration', 'ImagesHastyScope', 'ImagesKeyCommand', 'ImagesKeyEnds', 'ImagesKeyId', 'ImagesServiceAccountEmail',
  ],
  's3-terraform': [
    'aws_iam_role.Images_Mount_Role_581E2F8A',
    'aws_iam_role_policy.Images_Mount_Role_Policy_2F07B0F6',
    'aws_s3_bucket.Images_Bucket_297917F6',
    'aws_s3_bucket_cors_configuration.Images_Mount_Cors_ADCABE2F',
    'aws_s3_bucket_lifecycle_configuration.Images_Lifecycle_2010D2A1',
    'aws_s3_bucket_ownership_controls.Images_Ownership_73BC571A',
    'aws_s3_bucket_policy.Images_Policy_B348B051',
    'aws_s3_bucket_public_access_block.Images_PublicAccess_736F69E8',
    'aws_s3_bucket_server_side_encryption_configuration.Images_Encryption_81B0DE7E',
    'aws_s3_bucket_versioning.Images_Versioning_7FE57579',
    'ImagesBucketName', 'ImagesExternalId', 'ImagesHastyRegistration', 'ImagesHastyScope', 'ImagesRoleArn',
  ],
};

test('every example on Terraform is tested', () => {
  expect(Object.keys(STABLE).sort()).toEqual([...TERRAFORM_EXAMPLES].sort());
});

test.each(Object.entries(STABLE))('%s keeps its addresses and output names', (example, names) => {
  const document = documents[example];
  expect([...addressesIn(document), ...Object.keys(document.output ?? {})]).toEqual(names);
});
