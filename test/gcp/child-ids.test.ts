import { TerraformStack } from 'cdktf';
import { HastyCors, ServiceAccountKey } from '../../src/gcp';
import { hastyBucket, mounted } from '../support/gcp';
import { synthesized } from '../support/terraform-stack';

// Terraform's state knows resources by these addresses: with another one, a service account is replaced, its key dies, and links in
// Hasty break. Scripts read outputs by name. A change here is a major version.
const addresses = (stack: TerraformStack) => {
  const { resource, data = {}, output } = synthesized(stack);
  const named = (types: object, prefix = '') => Object.entries(types).flatMap(([type, found]) => Object.keys(found).map((id) => `${prefix}${type}.${id}`));
  return [...named(resource), ...named(data, 'data.'), ...Object.keys(output).map((name) => `output.${name}`)].sort();
};

const OUTPUTS = ['output.ImagesBucketName', 'output.ImagesHastyRegistration', 'output.ImagesHastyScope', 'output.ImagesServiceAccountEmail'];

test('a mount keeps its addresses', () => {
  const prefixes = Array.from({ length: 20 }, (_, index) => `folder-${index}/`);
  expect(addresses(mounted({ prefixes, cors: HastyCors.adopt({ location: 'EU', otherCorsRules: [] }) }))).toEqual([
    'google_project_iam_custom_role.Images_Role_951A037A',
    'google_service_account.Images_ServiceAccount_921540B3',
    'google_storage_bucket.Images_Bucket_297917F6',
    'google_storage_bucket_iam_member.Images_List_301BDFEB',
    'google_storage_bucket_iam_member.Images_Read2_6297E305',
    'google_storage_bucket_iam_member.Images_Read_0525ED49',
    ...OUTPUTS, 'output.ImagesKeyCommand',
  ].sort());
});

test('a new bucket keeps its addresses', () => {
  const encryptionKeyName = 'projects/acme-data/locations/europe-west3/keyRings/storage/cryptoKeys/images';
  expect(addresses(hastyBucket({ prefixes: ['street/'], encryptionKeyName, key: ServiceAccountKey.inState() }))).toEqual([
    'data.google_storage_project_service_account.Images_StorageAgent_4601FC39',
    'google_kms_crypto_key_iam_member.Images_KeyGrant_22042D72',
    'google_project_iam_custom_role.Images_Mount_Role_EC0D383C',
    'google_service_account.Images_Mount_ServiceAccount_1CA860CC',
    'google_service_account_key.Images_Mount_Key1_F33A7863',
    'google_storage_bucket.Images_Bucket_297917F6',
    'google_storage_bucket_iam_member.Images_Mount_List_6E58C1C2',
    'google_storage_bucket_iam_member.Images_Mount_Read_ADB0E4F1',
    ...OUTPUTS, 'output.ImagesKeyEnds', 'output.ImagesKeyJson',
  ].sort());
});
