import { show } from '../../../../src/audit/document/text';
import { textOf } from '../../../../src/audit/read-terraform/nodes';
import { guard, read } from '../fixture';

/** What an expression comes out as, as the name of a bucket. */
function resolved(expression: string, more: object = {}) {
  const { resources, choices } = read({ resource: { aws_s3_bucket: { it: { bucket: expression } }, ...more } });
  return { node: resources.find(({ id }) => id.endsWith('.it'))!.properties.entries.get('bucket')!, choices };
}

const text = (expression: string, more?: object) => show(textOf(resolved(expression, more).node)!);

test.each([
  ['${aws_s3_bucket.x.arn}', 'arn:aws:s3:::acme-images'],
  ['${aws_s3_bucket.x.id}/*', 'acme-images/*'],
  ['${aws_s3_bucket.x.tags["a b"]}', 'c'],
  ['${aws_s3_bucket.x.tags.missing}', '<the expression aws_s3_bucket.x.tags.missing>'],
  ['${aws_s3_bucket.unnamed.arn}', 'arn:aws:s3:::${aws_s3_bucket.unnamed}'],
  ['${aws_iam_role.x.arn}', 'arn:aws:iam::${AWS::AccountId}:role/team/${aws_iam_role.x}'],
  ['${aws_s3_bucket.missing.arn}', '<the expression aws_s3_bucket.missing.arn>'],
  ['${module.x.bucket}', '<the expression module.x.bucket>'],
  ['${file("x")}', '<the expression file("x")>'],
  ['${each.value}', '<the expression each.value>'],
  ['${tostring("a")}', 'a'],
])('%s is %s', (expression, expected) => {
  const x = { bucket: 'acme-images', tags: { 'a b': 'c' } };
  expect(text(expression, { aws_s3_bucket: { it: { bucket: expression }, x, unnamed: { bucket_prefix: 'acme-' } }, aws_iam_role: { x: { path: '/team/' } } })).toBe(expected);
});

test('the same generated name is the same hole everywhere', () => {
  const parts = read({ resource: { aws_s3_bucket: { x: {} }, aws_s3_bucket_policy: { p: { bucket: '${aws_s3_bucket.x.id}', policy: '{"Statement":[]}' } } } });
  expect(parts.buckets.map(({ name }) => name)).toEqual([[{ kind: 'name', id: 'stack/cdk.tf.json#aws_s3_bucket.x', label: '${aws_s3_bucket.x}' }]]);
});

test('account, region and partition are known by name', () => {
  const data = { aws_caller_identity: { me: {} }, aws_region: { here: {} }, aws_partition: { p: {} } };
  const bucket = { bucket: '${data.aws_partition.p.partition}-${data.aws_caller_identity.me.account_id}-${data.aws_region.here.name}' };
  expect(show(read({ data, resource: { aws_s3_bucket: { x: bucket } } }).buckets[0].name)).toBe('aws-${AWS::AccountId}-${AWS::Region}');
});

test('local values are resolved, also through each other', () => {
  const parts = read({ locals: { a: '${local.b.name}-x', b: { name: 'acme' } }, resource: { aws_s3_bucket: { x: { bucket: '${local.a}' } } } });
  expect(show(parts.buckets[0].name)).toBe('acme-x');
});

test('circles are unknown', () => {
  const parts = read({ locals: { a: '${local.b}', b: '${local.a}' }, resource: { aws_s3_bucket: { x: { bucket: '${local.a}' } } } });
  expect(show(parts.buckets[0].name)).toContain('which refers to itself');
});

test('of a ternary both branches are told, under one choice', () => {
  const parts = read({ resource: { aws_iam_role: { x: { name: 'hasty', max_session_duration: '${var.long ? 43200 : 21600}' } }, aws_s3_bucket: { y: { bucket: 'a', force_destroy: '${var.long}' } } } });
  expect(parts.roles[0].maxSessionDuration.map(({ seconds, when }) => [show(seconds!), guard(when)])).toEqual([
    ['43200', ['stack/cdk.tf.json#var.long']],
    ['21600', ['not stack/cdk.tf.json#var.long']],
  ]);
  expect(parts.choices.get('stack/cdk.tf.json#var.long')).toEqual({ kind: 'free' });
});

test('a ternary inside a string makes each of its strings', () => {
  expect(resolved('a-${var.prod ? "b" : "c"}-d').node).toMatchObject({ kind: 'either', options: [{ value: { text: ['a-b-d'] } }, { value: { text: ['a-c-d'] } }] });
});

test('a decided ternary is no choice', () => {
  expect(text('${true ? "a" : "b"}')).toBe('a');
});

test('many ternaries in one string are unknown, and fast', () => {
  expect(resolved('${var.x ? "a" : "b"}'.repeat(24)).node).toEqual(expect.objectContaining({ kind: 'unknown' }));
});

test('jsonencode is read as the object that it writes', () => {
  const policy = '${jsonencode({ Version = "2012-10-17", Statement = [{ "Effect" : "Allow", Action = ["s3:GetObject"], Resource = "${aws_s3_bucket.it.arn}/a$${*}/*" }] })}';
  const parts = read({ resource: { aws_s3_bucket: { it: { bucket: 'acme-images' } }, aws_iam_policy: { x: { name: 'read', policy } } } });
  expect(parts.managedPolicies[0].statements).toMatchObject([{ effect: 'Allow', resources: { patterns: [['arn:aws:s3:::acme-images/a${*}/*']] }, variables: true }]);
});

test('dynamic blocks are blocks of which nothing is known', () => {
  const [bucket] = read({ resource: { aws_s3_bucket_cors_configuration: { x: { bucket: 'acme-images', dynamic: { cors_rule: { for_each: '${var.rules}', content: {} } } } } } }).buckets;
  expect(bucket.cors[0].rules).toEqual([expect.objectContaining({ unknown: 'the dynamic block cors_rule' })]);
});

test('a resource of Google has the project of its provider', () => {
  const parts = read({ provider: { google: [{ project: 'acme-data' }] }, resource: { google_service_account: { x: { account_id: 'hasty-reader' } } }, output: { e: { value: '${google_service_account.x.member}' } } });
  expect(parts.resources[0].properties.entries.get('project')).toMatchObject({ text: ['acme-data'] });
  expect(parts.texts.map(({ where, text: value }) => `${where}: ${show(value)}`)).toEqual(['output e: serviceAccount:hasty-reader@acme-data.iam.gserviceaccount.com']);
});
