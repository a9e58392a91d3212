import { show } from '../../../../src/audit/document/text';
import { plainParts, read } from '../fixture';

interface Given {
  readonly type: string;
  readonly name?: string;
  readonly values?: object;
  readonly unknown?: object;
  readonly expressions?: object;
  readonly actions?: readonly string[];
}

function plan(given: readonly Given[], more: object = {}) {
  const address = ({ type, name = 'x' }: Given) => `${type}.${name}`;
  return read({
    format_version: '1.2',
    planned_values: { root_module: { resources: given.map((one) => ({ address: address(one), mode: 'managed', type: one.type, name: one.name ?? 'x', values: one.values ?? {} })) } },
    resource_changes: given.map((one) => ({ address: address(one), change: { actions: one.actions ?? ['create'], after_unknown: one.unknown ?? {} } })),
    configuration: { root_module: { resources: given.map((one) => ({ address: address(one), expressions: one.expressions ?? {} })) } },
    ...more,
  }, 'plan.json');
}

test('an unknown value that is one reference is the same name as what it refers to', () => {
  const parts = plan([
    { type: 'aws_s3_bucket', unknown: { bucket: true, id: true } },
    { type: 'aws_s3_bucket_cors_configuration', values: { cors_rule: [{ allowed_origins: ['https://app.hasty.ai'] }] }, unknown: { bucket: true }, expressions: { bucket: { references: ['aws_s3_bucket.x.id', 'aws_s3_bucket.x'] } } },
  ]);
  expect(parts.buckets).toHaveLength(1);
  expect(parts.buckets[0]).toMatchObject({ name: [{ kind: 'name', id: 'plan.json#aws_s3_bucket.x' }], cors: [{ rules: [{ AllowedOrigins: [['https://app.hasty.ai']] }] }] });
});

test('an unknown policy that is a document of the plan is that document', () => {
  const statement = { effect: 'Allow', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::acme/*'] };
  const parts = read({
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: [
          { address: 'data.aws_iam_policy_document.d', mode: 'data', type: 'aws_iam_policy_document', name: 'd', values: { statement: [statement] } },
          { address: 'aws_iam_policy.x', mode: 'managed', type: 'aws_iam_policy', name: 'x', values: { name: 'x' } },
        ],
      },
    },
    resource_changes: [
      { address: 'data.aws_iam_policy_document.d', change: { actions: ['read'], after_unknown: { id: true, json: true, statement: [{ condition: [{ values: true }] }] } } },
      { address: 'aws_iam_policy.x', change: { actions: ['create'], after_unknown: { policy: true } } },
    ],
    configuration: {
      root_module: {
        resources: [
          { address: 'data.aws_iam_policy_document.d', expressions: { statement: [{ condition: [{ test: { constant_value: 'x' }, values: { references: ['var.id'] } }] }] } },
          { address: 'aws_iam_policy.x', expressions: { policy: { references: ['data.aws_iam_policy_document.d.json', 'data.aws_iam_policy_document.d'] } } },
        ],
      },
    },
  }, 'plan.json');
  expect(parts.managedPolicies[0].statements).toMatchObject([{ actions: { patterns: [['s3:GetObject']] }, conditions: [{ operator: 'unknown' }] }]);
});

test.each([
  ['several references', { references: ['aws_s3_bucket.x.id', 'aws_s3_bucket.x', 'var.suffix'] }],
  ['a reference to another attribute', { references: ['aws_s3_bucket.x.tags', 'aws_s3_bucket.x'] }],
  ['no reference at all', {}],
])('an unknown value with %s stays unknown', (_what, bucket) => {
  const parts = plan([{ type: 'aws_s3_bucket', unknown: { bucket: true } }, { type: 'aws_s3_bucket_policy', values: { policy: '{"Statement":[]}' }, unknown: { bucket: true }, expressions: { bucket } }]);
  expect(parts.buckets[1].name).toEqual([{ kind: 'unknown', why: expect.stringMatching(/^an expression over .*, which the plan does not show$|^a value that is known after apply$/) }]);
});

test('an unknown policy stays unknown, even if it refers to one thing only: it may be anything around it', () => {
  const parts = plan([
    { type: 'aws_s3_bucket', unknown: { bucket: true } },
    { type: 'aws_iam_role_policy', values: { role: 'hasty' }, unknown: { policy: true }, expressions: { policy: { references: ['aws_s3_bucket.x.arn', 'aws_s3_bucket.x'] } } },
  ]);
  expect(parts.attachments[0].statements).toMatchObject([{ unknown: 'an expression over aws_s3_bucket.x.arn, which the plan does not show' }]);
});

test('what is deleted or forgotten is not there, what is replaced is', () => {
  const roles = (actions: string[]) => plan([{ type: 'aws_iam_role', values: { name: 'hasty' }, actions }]).roles.length;
  expect([['delete'], ['forget'], ['delete', 'create'], ['create', 'delete'], ['no-op'], ['update']].map(roles)).toEqual([0, 0, 1, 1, 1, 1]);
});

test('a deleted resource that only the changes name is not there', () => {
  const parts = read({
    format_version: '1.2',
    planned_values: { root_module: {} },
    resource_changes: [{ address: 'aws_iam_role.x', type: 'aws_iam_role', change: { actions: ['delete'], before: { name: 'hasty' }, after: null } }],
  });
  expect(parts.resources).toEqual([]);
});

test('modules and instances have addresses of their own, and refer inside their module', () => {
  const module = (key: string) => ({
    address: `module.m["${key}"]`,
    resources: [
      { address: `module.m["${key}"].aws_s3_bucket.x[0]`, mode: 'managed', type: 'aws_s3_bucket', name: 'x', index: 0, values: { bucket: key } },
      { address: `module.m["${key}"].aws_s3_bucket_policy.x`, mode: 'managed', type: 'aws_s3_bucket_policy', name: 'x', values: { policy: '{"Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}' } },
    ],
  });
  const change = (key: string) => ({ address: `module.m["${key}"].aws_s3_bucket_policy.x`, change: { actions: ['create'], after_unknown: { bucket: true } } });
  const parts = read({
    format_version: '1.2',
    planned_values: { root_module: { child_modules: [module('a.b'), module('c')] } },
    resource_changes: [change('a.b'), change('c')],
    configuration: {
      root_module: {
        module_calls: {
          m: {
            module: {
              resources: [
                { address: 'aws_s3_bucket_policy.x', expressions: { bucket: { references: ['aws_s3_bucket.x[0].id', 'aws_s3_bucket.x[0]', 'aws_s3_bucket.x'] } } },
              ],
            },
          },
        },
      },
    },
  }, 'plan.json');
  expect(parts.resources[0].id).toBe('plan.json#module.m["a.b"].aws_s3_bucket.x[0]');
  expect(parts.resourcePolicies.map(({ resource }) => show(resource))).toEqual(['arn:aws:s3:::a.b', 'arn:aws:s3:::c']);
});

test('data that was read before is known', () => {
  const policy = '{"Version":"2012-10-17","Statement":[]}';
  const prior = { values: { root_module: { resources: [{ address: 'data.aws_s3_bucket.x', mode: 'data', type: 'aws_s3_bucket', name: 'x', values: { bucket: 'acme', policy } }, { address: 'aws_s3_bucket.gone', mode: 'managed', type: 'aws_s3_bucket', name: 'gone', values: {} }] } } };
  expect(plainParts(plan([], { prior_state: prior })).buckets).toMatchObject([{ name: 'acme', existing: true }]);
});

test('outputs show their values, or what they are made of', () => {
  const parts = plan([], {
    planned_values: { outputs: { a: { value: 'x', sensitive: true }, b: { sensitive: false } } },
    configuration: { root_module: { variables: { v: { default: 'z' } }, outputs: { b: { expression: { references: ['aws_iam_access_key.k.secret', 'aws_iam_access_key.k'] } } } } },
  });
  expect(parts.texts.map(({ where, text, sensitive }) => [where, show(text), sensitive])).toEqual([
    ['output a', 'x', true], ['output b', '<an expression over aws_iam_access_key.k.secret, which the plan does not show>', false], ['default of variable v', 'z', false],
  ]);
});

test('of a plan that ended in an error, the rest is unknown', () => {
  expect(plan([], { errored: true }).unknowns).toMatchObject([{ why: 'the rest of a plan that ended in an error' }]);
});
