import { schemaOf } from '../support/terraform/schema';
import { isSensitive } from '../support/terraform/sensitive';

// each row was compared by hand with the provider's documentation or source, at the version of the binding
const plain = { required: false, optional: false, computed: false, sensitive: false };
const required = { ...plain, required: true };
const optional = { ...plain, optional: true };
const computed = { ...plain, computed: true };
const either = { ...plain, optional: true, computed: true };

test.each([
  // https://registry.terraform.io/providers/hashicorp/google/6.50.0/docs/resources/storage_bucket
  ['google_storage_bucket', 'name', 'string', required],
  ['google_storage_bucket', 'location', 'string', required],
  ['google_storage_bucket', 'force_destroy', 'bool', optional],
  ['google_storage_bucket', 'uniform_bucket_level_access', 'bool', either],
  ['google_storage_bucket', 'labels', ['map', 'string'], optional],
  ['google_storage_bucket', 'effective_labels', ['map', 'string'], computed],
  ['google_storage_bucket', 'project_number', 'number', computed],
  ['google_storage_bucket', 'url', 'string', computed],
  ['google_project_iam_custom_role', 'permissions', ['set', 'string'], required],
  ['google_service_account', 'member', 'string', computed],
  ['google_service_account_key', 'private_key', 'string', { ...computed, sensitive: true }],
  ['google_service_account_key', 'public_key', 'string', computed],
  ['google_service_account_key', 'keepers', ['map', 'string'], optional],
  // https://registry.terraform.io/providers/hashicorp/azurerm/4.55.0/docs/resources/storage_account
  ['azurerm_storage_account', 'account_tier', 'string', required],
  ['azurerm_storage_account', 'secondary_access_key', 'string', { ...computed, sensitive: true }],
  ['azurerm_storage_account', 'primary_blob_endpoint', 'string', computed],
  ['azurerm_storage_container', 'storage_account_id', 'string', optional],
  // https://registry.terraform.io/providers/hashicorp/aws/6.25.0/docs/resources/iam_role
  ['aws_iam_role', 'assume_role_policy', 'string', required],
  ['aws_iam_role', 'name', 'string', either],
  ['aws_iam_role', 'managed_policy_arns', ['set', 'string'], either],
  ['aws_iam_role', 'max_session_duration', 'number', optional],
  // https://registry.terraform.io/providers/hashicorp/google/6.50.0/docs/data-sources/storage_bucket
  ['data.google_storage_bucket', 'name', 'string', required],
  ['provider.google', 'project', 'string', optional],
])('%s.%s is read as the provider has it', (type, name, expected, flags) => {
  expect(schemaOf(type).attributes[name]).toEqual({ type: expected, ...flags });
});

test.each([
  ['google_storage_bucket', 'cors', { nesting: 'LIST', minItems: 0, maxItems: 0 }, ['max_age_seconds', 'method', 'origin', 'response_header']],
  ['google_storage_bucket', 'versioning', { nesting: 'LIST', minItems: 0, maxItems: 1 }, ['enabled']],
  ['google_storage_bucket', 'timeouts', { nesting: 'SINGLE', minItems: 0, maxItems: 0 }, ['create', 'read', 'update']],
  ['google_storage_bucket_iam_member', 'condition', { nesting: 'LIST', minItems: 0, maxItems: 1 }, ['description', 'expression', 'title']],
  ['aws_s3_bucket_cors_configuration', 'cors_rule', { nesting: 'SET', minItems: 1, maxItems: 0 }, ['allowed_headers', 'allowed_methods', 'allowed_origins', 'expose_headers', 'id', 'max_age_seconds']],
  ['provider.azurerm', 'features', { nesting: 'LIST', minItems: 0, maxItems: 0 }, []],
])('the block %s.%s is read as the provider has it', (type, name, form, attributes) => {
  const { block, ...read } = schemaOf(type).blocks[name];
  expect(read).toEqual(form);
  expect(Object.keys(block.attributes).sort()).toEqual(attributes);
});

test('a block in a block is read', () => {
  const { cors_rule: rule } = schemaOf('azurerm_storage_account').blocks.blob_properties.block.blocks;
  const { allowed_headers: headers, max_age_in_seconds: age } = rule.block.attributes;
  expect([headers, age]).toEqual([{ type: ['list', 'string'], ...required }, { type: 'number', ...required }]);
});

test('what is only computed may have objects in it', () => {
  const { cors } = schemaOf('data.google_storage_bucket').attributes;
  expect(cors).toEqual({
    type: ['list', ['object', { max_age_seconds: 'number', method: ['list', 'string'], origin: ['list', 'string'], response_header: ['list', 'string'] }]],
    ...computed,
  });
});

test('what Terraform itself adds to a provider is no part of its schema', () => {
  expect(Object.keys(schemaOf('provider.google').attributes)).not.toContain('alias');
});

test('a type that the bindings do not have is refused', () => {
  expect(() => schemaOf('google_storage_bukket')).toThrow("the bindings of 'google' have no type google_storage_bukket");
  expect(() => schemaOf('provider.acme')).toThrow("the bindings of 'acme' have no type provider.acme");
  expect(() => schemaOf('google')).toThrow('a type must be such as google_storage_bucket, data.google_project or provider.google, got: google');
});

test('an attribute with the name of a secret, on which nobody has decided, is refused', () => {
  expect(() => schemaOf('aws_iam_access_key')).toThrow('whether aws_iam_access_key.encrypted_secret is sensitive must be decided');
  expect(() => isSensitive('aws_iam_role', 'token', true)).toThrow();
  expect(isSensitive('aws_iam_role', 'token', false)).toBe(false); // it can only be what was configured
  expect(isSensitive('aws_iam_role', 'tokens_used', true)).toBe(false);
});
