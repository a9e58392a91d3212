import { HASTY } from './fixture';

const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: HASTY }, Action: 'sts:AssumeRole', Condition: { StringEquals: { 'sts:ExternalId': '3f2a' } } }],
};
const READ = {
  Version: '2012-10-17',
  Statement: [
    { Sid: 'HastyList', Effect: 'Allow', Action: ['s3:ListBucket', 's3:GetBucketLocation'], Resource: 'arn:aws:s3:::acme-images' },
    { Sid: 'HastyRead', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::acme-images/street/*' },
  ],
};
const CORS = {
  allowed_headers: ['Authorization'],
  allowed_methods: ['GET', 'HEAD'],
  allowed_origins: ['https://app.hasty.ai'],
  expose_headers: ['Access-Control-Allow-Origin'],
};
const BLOCK = { block_public_acls: true, block_public_policy: true, ignore_public_acls: true, restrict_public_buckets: true };

/** A bucket and a role as CDKTF synthesizes them. */
export const CONFIGURATION = {
  '//': { metadata: { backend: 'local', stackName: 'images', version: '0.21.0' }, outputs: {} },
  'provider': { aws: [{ region: 'eu-central-1' }] },
  'terraform': { required_providers: { aws: { source: 'aws', version: '6.25.0' } }, backend: { local: { path: 'terraform.images.tfstate' } } },
  'resource': {
    aws_s3_bucket: { Images_Bucket: { '//': { metadata: { path: 'images/Images/Bucket', uniqueId: 'Images_Bucket' } }, 'bucket': 'acme-images', 'force_destroy': false } },
    aws_s3_bucket_cors_configuration: { Images_Cors: { bucket: '${aws_s3_bucket.Images_Bucket.id}', cors_rule: [CORS] } },
    aws_s3_bucket_public_access_block: { Images_Block: { bucket: '${aws_s3_bucket.Images_Bucket.bucket}', ...BLOCK } },
    aws_iam_role: { Images_Role: { name: 'hasty', assume_role_policy: JSON.stringify(TRUST), max_session_duration: 21600, tags: { team: 'vision' } } },
    aws_iam_role_policy: {
      Images_Read: {
        role: '${aws_iam_role.Images_Role.id}',
        policy: JSON.stringify(READ).replaceAll('arn:aws:s3:::acme-images', '${aws_s3_bucket.Images_Bucket.arn}'),
      },
    },
  },
  'output': { Images_RoleArn: { value: '${aws_iam_role.Images_Role.arn}' } },
};

const resource = (type: string, name: string, values: object) =>
  ({ address: `${type}.${name}`, mode: 'managed', type, name, provider_name: 'registry.terraform.io/hashicorp/aws', values });

const BUCKET = { bucket: 'acme-images', force_destroy: false, tags: null };
const ROLE = { name: 'hasty', assume_role_policy: JSON.stringify(TRUST), max_session_duration: 21600, tags: { team: 'vision' } };

/** The same as `terraform show -json` writes of a plan that makes it. */
export const PLAN = {
  format_version: '1.2',
  terraform_version: '1.11.4',
  planned_values: {
    outputs: { Images_RoleArn: { sensitive: false } },
    root_module: {
      resources: [
        resource('aws_iam_role', 'Images_Role', ROLE),
        resource('aws_iam_role_policy', 'Images_Read', { policy: JSON.stringify(READ) }),
        resource('aws_s3_bucket', 'Images_Bucket', BUCKET),
        resource('aws_s3_bucket_cors_configuration', 'Images_Cors', { cors_rule: [CORS] }),
        resource('aws_s3_bucket_public_access_block', 'Images_Block', BLOCK),
      ],
    },
  },
  resource_changes: [
    { address: 'aws_iam_role.Images_Role', change: { actions: ['create'], after_unknown: { arn: true, id: true, inline_policy: true, tags: {} } } },
    { address: 'aws_iam_role_policy.Images_Read', change: { actions: ['create'], after_unknown: { id: true, role: true } } },
    { address: 'aws_s3_bucket.Images_Bucket', change: { actions: ['create'], after_unknown: { arn: true, id: true, cors_rule: true } } },
    { address: 'aws_s3_bucket_cors_configuration.Images_Cors', change: { actions: ['create'], after_unknown: { bucket: true, id: true, cors_rule: [{ allowed_headers: [false] }] } } },
    { address: 'aws_s3_bucket_public_access_block.Images_Block', change: { actions: ['create'], after_unknown: { bucket: true, id: true } } },
  ],
  configuration: {
    root_module: {
      outputs: { Images_RoleArn: { expression: { references: ['aws_iam_role.Images_Role.arn', 'aws_iam_role.Images_Role'] } } },
      resources: [
        { address: 'aws_iam_role_policy.Images_Read', expressions: { role: { references: ['aws_iam_role.Images_Role.id', 'aws_iam_role.Images_Role'] }, policy: {} } },
        { address: 'aws_s3_bucket_cors_configuration.Images_Cors', expressions: { bucket: { references: ['aws_s3_bucket.Images_Bucket.id', 'aws_s3_bucket.Images_Bucket'] } } },
        { address: 'aws_s3_bucket_public_access_block.Images_Block', expressions: { bucket: { references: ['aws_s3_bucket.Images_Bucket.bucket', 'aws_s3_bucket.Images_Bucket'] } } },
      ],
    },
  },
};

const APPLIED = [
  resource('aws_iam_role', 'Images_Role', {
    ...ROLE,
    arn: 'arn:aws:iam::111122223333:role/hasty',
    id: 'hasty',
    path: '/',
    inline_policy: [{ name: 'read', policy: JSON.stringify(READ) }],
    permissions_boundary: '',
  }),
  resource('aws_iam_role_policy', 'Images_Read', { id: 'hasty:read', name: 'read', role: 'hasty', policy: JSON.stringify(READ) }),
  resource('aws_s3_bucket', 'Images_Bucket', { ...BUCKET, arn: 'arn:aws:s3:::acme-images', id: 'acme-images', cors_rule: [{ ...CORS, max_age_seconds: 0 }], policy: '' }),
  resource('aws_s3_bucket_cors_configuration', 'Images_Cors', { bucket: 'acme-images', cors_rule: [{ ...CORS, id: '', max_age_seconds: 0 }] }),
  resource('aws_s3_bucket_public_access_block', 'Images_Block', { bucket: 'acme-images', ...BLOCK }),
];

/** The same as `terraform show -json` writes of a state. */
export const STATE = { format_version: '1.0', terraform_version: '1.11.4', values: { outputs: {}, root_module: { resources: APPLIED } } };

/** The same as a state file. */
export const STATE_FILE = {
  version: 4,
  terraform_version: '1.11.4',
  serial: 1,
  lineage: '5d2c',
  outputs: {},
  resources: APPLIED.map(({ mode, type, name, values }) => ({ mode, type, name, instances: [{ schema_version: 0, attributes: values }] })),
};
