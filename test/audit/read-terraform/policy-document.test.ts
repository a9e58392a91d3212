import { plain, read } from './fixture';

/** The statements of a role's policy that the data source writes. */
function written(document: object, others: object = {}) {
  const parts = read({
    data: { aws_iam_policy_document: { it: document, ...others } },
    resource: { aws_iam_policy: { x: { name: 'x', policy: '${data.aws_iam_policy_document.it.json}' } } },
  });
  return parts.managedPolicies[0].statements;
}

const LIST = { sid: 'List', actions: ['s3:ListBucket'], resources: ['arn:aws:s3:::acme-images'] };

test('a statement allows unless it says otherwise, in the version that knows variables', () => {
  const [statement] = written({ statement: LIST });
  expect(statement).toMatchObject({ sid: 'List', effect: 'Allow', variables: true });
});

test('every element has its word', () => {
  expect(written({ statement: [{ effect: 'Deny', not_actions: ['s3:*'], not_resources: ['*'], condition: { test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] } }] }).map(plain))
    .toEqual([{ effect: 'Deny', notActions: ['s3:*'], notResources: ['*'], conditions: ['Bool aws:SecureTransport false'] }]);
});

test('&{ is the ${ of a policy variable', () => {
  const [statement] = written({ statement: { ...LIST, resources: ['arn:aws:s3:::acme-images/&{aws:username}/*'], condition: { test: 'StringLike', variable: 's3:prefix', values: ['&{aws:username}/*'] } } });
  expect(statement.resources.patterns).toEqual([['arn:aws:s3:::acme-images/${aws:username}/*']]);
  expect(statement.conditions[0].values).toEqual([['${aws:username}/*']]);
});

test('conditions with one operator and key are one list, of which one value is enough', () => {
  const condition = (value: string) => ({ test: 'StringEquals', variable: 'sts:ExternalId', values: [value] });
  expect(plain(written({ statement: { ...LIST, condition: [condition('a'), condition('b')] } })[0]).conditions).toEqual(['StringEquals sts:ExternalId a | b']);
});

test('principals of a trust policy are read, several blocks together', () => {
  const principals = [{ type: 'AWS', identifiers: ['111122223333'] }, { type: 'AWS', identifiers: ['718860067770'] }, { type: 'Service', identifiers: ['s3.amazonaws.com'] }, { type: '*', identifiers: ['*'] }];
  const parts = read({
    data: { aws_iam_policy_document: { it: { statement: { actions: ['sts:AssumeRole'], principals } } } },
    resource: { aws_iam_role: { x: { assume_role_policy: '${data.aws_iam_policy_document.it.json}' } } },
  });
  expect(plain(parts.roles[0].trust[0]).principals).toEqual(['AWS 111122223333', 'AWS 718860067770', 'AWS *', 'Service s3.amazonaws.com']);
});

test('source documents that are known are part of it; a statement replaces one of the same sid', () => {
  const others = { other: { statement: [{ ...LIST, resources: ['*'] }, { sid: 'Read', actions: ['s3:GetObject'], resources: ['*'] }] } };
  const all = written({ source_policy_documents: ['${data.aws_iam_policy_document.other.json}'], statement: LIST }, others);
  expect(all.map(({ sid, resources }) => [sid, resources.patterns.flat()])).toEqual([['Read', ['*']], ['List', ['arn:aws:s3:::acme-images']]]);
});

test('a source document in JSON text is part of it', () => {
  const text = JSON.stringify({ Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } });
  expect(written({ source_policy_documents: [text] }).map(plain)).toEqual([{ effect: 'Allow', actions: ['s3:*'], resources: ['*'], conditions: [] }]);
});

test.each([
  ['a source that is not known', { source_policy_documents: ['${file("x")}'] }],
  ['what overrides it', { override_policy_documents: ['{}'] }],
  ['a dynamic statement', { dynamic: { statement: {} } }],
  ['a dynamic condition', { statement: { ...LIST, dynamic: { condition: {} } } }],
])('%s leaves something unknown', (_what, more) => {
  const found = written({ statement: LIST, ...more });
  expect(found.some(({ unknown, conditions }) => unknown !== undefined || conditions.some(({ values }) => values.flat().some((part) => typeof part !== 'string')))).toBe(true);
});

test('a statement under a ternary keeps its choice', () => {
  const [statement] = written({ statement: { ...LIST, resources: ['${var.all ? "*" : "arn:aws:s3:::acme-images"}'] } });
  expect(statement.when).toHaveLength(1);
});
