import { TerraformStack } from 'cdktf';
import { HastyAccessRole } from '../../src/aws-terraform';
import { awsStack, hastyBucket, mounted } from '../support/aws-terraform';
import { EXTERNAL_ID } from '../support/stack';
import { addressesIn } from '../support/terraform/document';
import { synthesized } from '../support/terraform-stack';

// Terraform's state knows resources by these addresses: with another one, a role is replaced, and links in Hasty break. Scripts read
// outputs by name. A change here is a major version.
const addresses = (stack: TerraformStack) => {
  const document = synthesized(stack);
  return [...addressesIn(document), ...Object.keys(document.output).map((name) => `output.${name}`)].sort();
};

const OUTPUTS = ['output.ImagesBucketName', 'output.ImagesExternalId', 'output.ImagesHastyRegistration', 'output.ImagesHastyScope', 'output.ImagesRoleArn'];

test('a new bucket keeps its addresses', () => {
  expect(addresses(hastyBucket())).toEqual([
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
    ...OUTPUTS,
  ]);
});

test('a mount keeps its addresses', () => {
  expect(addresses(mounted({ otherCorsRules: [] }))).toEqual([
    'aws_iam_role.Images_Role_FA3961E7',
    'aws_iam_role_policy.Images_Role_Policy_4633D5A7',
    'aws_s3_bucket_cors_configuration.Images_Cors_3C8D2C51',
    ...OUTPUTS,
  ]);
});

test('a role keeps its addresses', () => {
  const stack = awsStack();
  const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
  role.mountByName('acme-street', { wholeBucket: true });
  role.mountByName('acme-aerial', { wholeBucket: true });
  expect(addresses(stack)).toEqual([
    'aws_iam_role.Hasty_Role_B4A4F338', 'aws_iam_role_policy.Hasty_Policy_B03299BF',
    'output.HastyExternalId', 'output.HastyHastyRegistrations', 'output.HastyRoleArn',
  ]);
});
