import { parseJson } from '../../../../src/audit/document/strict-json';
import { show } from '../../../../src/audit/document/text';
import { corsRule, lifecycleRules, publicAccessBlock } from '../../../../src/audit/read-terraform/aws/bucket-settings';
import { literalNode } from '../../../../src/audit/read-terraform/literal';
import { opaque } from '../../../../src/audit/read-terraform/nodes';

const node = (value: unknown) => literalNode(parseJson({ name: 'x', text: JSON.stringify(value) }))!;
const at = { file: 'x', line: 1, column: 1, path: '' };

test('CORS is put into the words of S3', () => {
  expect(corsRule(node({ allowed_origins: ['o'], allowed_methods: ['GET'], allowed_headers: ['h'], expose_headers: ['e'], max_age_seconds: 1 }))).toMatchObject({
    AllowedOrigins: [['o']], AllowedMethods: [['GET']], AllowedHeaders: [['h']], ExposeHeaders: [['e']],
  });
});

test('a rule that is unknown says why', () => {
  expect(corsRule(opaque('a module', at))).toEqual({ AllowedOrigins: [], AllowedMethods: [], AllowedHeaders: [], ExposeHeaders: [], at, unknown: 'a module' });
});

test('switches that are not set are left open', () => {
  expect(publicAccessBlock(node({ block_public_acls: true }))).toEqual({ BlockPublicAcls: ['true'] });
});

const ENABLED = { status: 'Enabled' };

test.each([
  [{ ...ENABLED, expiration: { days: 1 } }, ['expires of ']],
  [{ ...ENABLED, expiration: [{ date: '2027-01-01T00:00:00Z', days: 0 }], prefix: 'a/' }, ['expires of a/']],
  [{ ...ENABLED, filter: [{ prefix: '', and: [{ prefix: 'b/', tags: {} }] }], transition: [{ days: 0, storage_class: 'GLACIER' }, { storage_class: 'DEEP_ARCHIVE' }] }, ['GLACIER of b/', 'DEEP_ARCHIVE of b/']],
  [{ ...ENABLED, expiration: { days: 0, date: '', expired_object_delete_marker: true } }, []],
  [{ ...ENABLED, noncurrent_version_expiration: { noncurrent_days: 1 }, abort_incomplete_multipart_upload: { days_after_initiation: 7 } }, []],
  [{ status: 'Disabled', expiration: { days: 1 } }, []],
  [{ enabled: false, expiration: { days: 1 } }, []],
])('the rule %j does %j', (rule, expected) => {
  expect(lifecycleRules(node([rule]), []).map(({ does, prefix }) => `${show(does)} of ${show(prefix)}`)).toEqual(expected);
});

test('rules that are unknown may do anything to every key', () => {
  expect(lifecycleRules(opaque('a module', at), [])).toEqual([{ does: [{ kind: 'unknown', why: 'a module' }], prefix: [], when: [], at }]);
});
