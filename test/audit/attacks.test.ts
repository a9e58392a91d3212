import { audit, AuditOptions } from '../../src/audit';

/* Templates by which the audit could be made to lie: one change each to a template that is right. */

const ID = '0d1f2a3b-1111-4222-8333-444455556666';
const HASTY = '718860067770';
const NOW = new Date('2026-11-22T00:00:00Z');

/* eslint-disable-next-line @typescript-eslint/no-explicit-any -- templates are changed anywhere */
type Template = any;
type Files = Readonly<Record<string, unknown>>;

const allow = (Action: unknown, Resource: unknown, Condition?: unknown) => ({ Effect: 'Allow', Action, Resource, ...(Condition !== undefined && { Condition }) });
const policy = (...Statement: unknown[]) => ({ Version: '2012-10-17', Statement });
const onBucket = (...statements: unknown[]) => ({ Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'B' }, PolicyDocument: policy(...statements) } });
const role = (principal: unknown, ...rights: unknown[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' }),
    Policies: rights.length > 0 ? [{ PolicyName: 'x', PolicyDocument: policy(...rights) }] : [],
  },
});
const managed = (Properties: object, ...statements: unknown[]) => ({ Resources: { M: { Type: 'AWS::IAM::ManagedPolicy', Properties: { ...Properties, PolicyDocument: policy(...statements) } } } });

const right = (): Template => ({
  Resources: {
    B: {
      Type: 'AWS::S3::Bucket',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BucketName: 'acme',
        CorsConfiguration: { CorsRules: [{ AllowedHeaders: ['Authorization'], AllowedMethods: ['GET', 'HEAD'], AllowedOrigins: ['https://app.hasty.ai'], ExposedHeaders: ['Access-Control-Allow-Origin'] }] },
      },
    },
    R: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'hasty',
        MaxSessionDuration: 21600,
        AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal: { AWS: HASTY }, Action: 'sts:AssumeRole', Condition: { StringEquals: { 'sts:ExternalId': ID } } }),
        Policies: [{ PolicyName: 'p', PolicyDocument: policy(allow(['s3:GetBucketLocation', 's3:ListBucket'], 'arn:aws:s3:::acme'), allow('s3:GetObject', 'arn:aws:s3:::acme/street/*')) }],
      },
    },
  },
});

const trust = (template: Template) => template.Resources.R.Properties.AssumeRolePolicyDocument.Statement[0];
const rights = (template: Template) => template.Resources.R.Properties.Policies[0].PolicyDocument;
const parameter = (template: Template, name: string, more: object = {}) => { template.Parameters = { ...template.Parameters, [name]: { Type: 'String', ...more } }; };
const key = (template: Template, ...statements: unknown[]) => {
  template.Resources.K = { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: policy(...statements) } };
  template.Resources.B.Properties.BucketEncryption = { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: { 'Fn::GetAtt': ['K', 'Arn'] } } }] };
  rights(template).Statement.push(allow('kms:Decrypt', { 'Fn::GetAtt': ['K', 'Arn'] }, { StringLike: { 'kms:ViaService': 's3.*.amazonaws.com' } }));
};
const OWNER = { Effect: 'Allow', Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } }, Action: 'kms:*', Resource: '*' };
const secret = (template: Template, value: unknown) => {
  template.Resources.AK = { Type: 'AWS::IAM::AccessKey', Properties: { UserName: 'service' } };
  template.Outputs = { O: { Value: value } };
};
const bucketByPattern = (AllowedPattern: string) => (template: Template) => {
  parameter(template, 'Bucket', { AllowedPattern });
  rights(template).Statement[0].Resource = { 'Fn::Sub': 'arn:aws:s3:::${Bucket}' };
  rights(template).Statement[1].Resource = { 'Fn::Sub': 'arn:aws:s3:::${Bucket}/street/*' };
};

type Attack = [name: string, verdict: string, change: (template: Template) => Files | void];

const ATTACKS: Attack[] = [
  ['nothing is changed', 'pass', () => {}],
  // policy variables
  ['a policy variable has a parameter inside its name, as the ExternalId', 'cannot tell', (t) => { parameter(t, 'K'); trust(t).Condition.StringEquals['sts:ExternalId'] = { 'Fn::Sub': '${!sts:${K}}' }; }],
  ['a policy variable has a parameter inside its name, as a folder', 'cannot tell', (t) => { parameter(t, 'K', { AllowedPattern: '[a-z]+' }); rights(t).Statement[1].Resource = { 'Fn::Sub': 'arn:aws:s3:::acme/${!aws:PrincipalTag/${K}}/*' }; }],
  ['a policy variable has a brace in its default', 'cannot tell', (t) => { rights(t).Statement.push(allow('s3:GetObject', 'arn:aws:s3:::acme/${aws:PrincipalTag/x,\'}\'}*')); }],
  // AllowedPattern is Java's, and holds the whole value
  ...['[a-z[^b]]+', '\\052*', '\\H+', '[\\H]+', '[\\p{Graph}]+', '\\N{ASTERISK}', '\\V*', '[\\x21-\\x7e]+', '(?i)x'].map((pattern): Attack => [`the bucket is a parameter of ${pattern}`, 'fail', bucketByPattern(pattern)]),
  ...['(?!xn--)[a-z0-9-]{3,63}', '(?=^.{3,63}$)[a-z0-9.-]+'].map((pattern): Attack => [`the bucket is a parameter of ${pattern}`, 'pass', bucketByPattern(pattern)]),
  ...['(?:[a-z]+/)+', '[a-z]+[/]'].map((pattern): Attack => [`the folder is a parameter of ${pattern}`, 'pass', (t) => { parameter(t, 'F', { AllowedPattern: pattern }); rights(t).Statement[1].Resource = { 'Fn::Sub': 'arn:aws:s3:::acme/${F}*' }; }]),
  // policies that are elsewhere
  ['a policy has a second list of statements, in lower case', 'cannot tell', (t) => { rights(t).statement = [allow('s3:*', '*')]; }],
  ['a parameter of another template names whom a policy is on', 'cannot tell', () => ({ 'more.json': { Parameters: { Who: { Type: 'String' } }, ...managed({ Roles: [{ Ref: 'Who' }] }, allow('s3:*', '*')) } })],
  ['a parameter of another template names whom a policy is on, and it cannot be Hasty\'s role', 'pass', () => ({ 'more.json': { Parameters: { Stage: { Type: 'String' } }, ...managed({ Roles: [{ 'Fn::Sub': 'app-${Stage}' }] }, allow('s3:*', '*')) } })],
  ['a managed policy of another template is attached by an ARN with the account written out', 'fail', (t) => { t.Resources.R.Properties.ManagedPolicyArns = ['arn:aws:iam::111122223333:policy/p']; return { 'more.json': managed({ ManagedPolicyName: 'p' }, allow('s3:*', '*')) }; }],
  ['the right policy is attached so', 'pass', (t) => { const [{ PolicyDocument }] = t.Resources.R.Properties.Policies; t.Resources.R.Properties.Policies = []; t.Resources.R.Properties.ManagedPolicyArns = ['arn:aws:iam::111122223333:policy/p']; return { 'more.json': managed({ ManagedPolicyName: 'p' }, ...PolicyDocument.Statement) }; }],
  ['two templates export one name', 'cannot tell', () => ({
    'a.json': { Resources: { Q: { Type: 'AWS::SQS::Queue' } }, Outputs: { N: { Value: 'hasty', Export: { Name: 'Who' } } } },
    'b.json': { Resources: { Q: { Type: 'AWS::SQS::Queue' } }, Outputs: { N: { Value: 'other', Export: { Name: 'Who' } } } },
    'more.json': managed({ Roles: [{ 'Fn::ImportValue': 'Who' }] }, allow('s3:*', '*')),
  })],
  ['a module makes what nobody sees', 'cannot tell', (t) => { t.Resources.M = { Type: 'Acme::Access::Reader::MODULE', Properties: {} }; }],
  // other doors
  ['a parameter that is Hasty\'s account by default gets a share', 'cannot tell', (t) => { parameter(t, 'A', { Default: HASTY }); t.Resources.S = { Type: 'AWS::RAM::ResourceShare', Properties: { Principals: [{ Ref: 'A' }] } }; }],
  ['an inventory of all keys goes to Hasty', 'fail', (t) => { t.Resources.B.Properties.InventoryConfigurations = [{ Id: 'i', Destination: { BucketAccountId: HASTY, BucketArn: 'arn:aws:s3:::x', Format: 'CSV' } }]; }],
  ['an access grant names the role with its account written out', 'fail', (t) => { t.Resources.G = { Type: 'AWS::S3::AccessGrant', Properties: { AccessGrantsLocationId: 'default', Permission: 'READWRITE', Grantee: { GranteeType: 'IAM', GranteeIdentifier: 'arn:aws:iam::111122223333:role/hasty' } } }; }],
  ['the policy of a secret that is named by its name lets Hasty in', 'fail', (t) => { t.Resources.S = { Type: 'AWS::SecretsManager::ResourcePolicy', Properties: { SecretId: 'labels', ResourcePolicy: policy({ Effect: 'Allow', Principal: { AWS: HASTY }, Action: 'secretsmanager:GetSecretValue', Resource: '*' }) } }; }],
  ['a canonical id reads the bucket', 'cannot tell', (t) => { t.Resources.P = onBucket({ Effect: 'Allow', Principal: { CanonicalUser: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be' }, Action: 's3:DeleteObject', Resource: 'arn:aws:s3:::acme/*' }); }],
  ['the bucket leaves access to the access points of its account', 'cannot tell', (t) => { t.Resources.P = onBucket({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::acme/*', Condition: { StringEquals: { 's3:DataAccessPointAccount': { Ref: 'AWS::AccountId' } } } }); }],
  ['a role trusts an import', 'cannot tell', (t) => { t.Resources.R2 = role({ 'Fn::ImportValue': 'SomeRole' }, allow('s3:*', '*')); }],
  // keys
  ['a key is for its account\'s callers through S3', 'pass', (t) => key(t, OWNER, { Effect: 'Allow', Principal: { AWS: '*' }, Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: '*', Condition: { StringEquals: { 'kms:CallerAccount': { Ref: 'AWS::AccountId' } } } })],
  ['a key leaves nothing to the policies of its account', 'fail', (t) => key(t, { ...OWNER, Principal: { AWS: 'arn:aws:iam::111122223333:role/admin' } })],
  // what is right
  ['a deny ends access after a date', 'pass', (t) => { rights(t).Statement.push({ Effect: 'Deny', Action: '*', Resource: '*', Condition: { DateGreaterThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } } }); }],
  ['only the role\'s id is spared by a deny', 'pass', (t) => { t.Resources.P = onBucket({ Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::acme/*', Condition: { StringNotLike: { 'aws:userId': [{ 'Fn::Sub': '${R.RoleId}:*' }] } } }); }],
  ['a folder ends in two stars', 'pass', (t) => { rights(t).Statement[1].Resource = 'arn:aws:s3:::acme/street/**'; }],
  // secrets
  ...[{ 'Fn::Base64': { 'Fn::GetAtt': ['AK', 'SecretAccessKey'] } }, { 'Fn::Select': [0, { 'Fn::Split': ['x', { 'Fn::GetAtt': 'AK.SecretAccessKey' }] }] }, { 'Fn::Base64': { 'Fn::Sub': '${AK.SecretAccessKey}' } }]
    .map((value): Attack => [`an output is ${JSON.stringify(value)}`, 'fail', (t) => secret(t, value)]),
];

function verdictOf(documents: Files, options: AuditOptions = {}) {
  const read = Object.entries(documents).map(([name, content]) => ({ name, text: JSON.stringify(content) }));
  const [there, back] = [read, [...read].reverse()].map((files) => audit(files, { now: NOW, ...options }).verdict);
  return there === back ? there : `${there}, or ${back} in another order`;
}

test.each(ATTACKS)('where %s: %s', (_, expected, change) => {
  const template = right();
  const more = change(template) ?? {};
  expect(verdictOf({ 'template.json': template, ...more })).toBe(expected);
});

test('more folders than can be compared are no hang', () => {
  const template = right();
  rights(template).Statement[1].Resource = Array.from({ length: 3000 }, (_, index) => `arn:aws:s3:::acme/${index}/*`);
  expect(verdictOf({ 'template.json': template })).toBe('cannot tell');
});

describe('in Terraform', () => {
  const values = { name: 'hasty', max_session_duration: 21600, assume_role_policy: JSON.stringify(right().Resources.R.Properties.AssumeRolePolicyDocument) };
  const configuration = (more: object, data: object = {}) => ({
    resource: { aws_iam_role: { r: values }, aws_iam_role_policy: { p: { role: '${aws_iam_role.r.id}', policy: JSON.stringify(right().Resources.R.Properties.Policies[0].PolicyDocument) } }, ...more }, data,
  });
  const documents = (argument: string) => ({ aws_iam_policy_document: { wide: { statement: [{ actions: ['s3:*'], resources: ['*'] }] }, all: { [argument]: '${data.aws_iam_policy_document.wide.json}' } } });

  test.each<[string, object, string]>([
    ['nothing is changed', configuration({}), 'pass'],
    ['a document has another as its source, as in old providers', configuration({ aws_iam_role_policy: { p: { role: '${aws_iam_role.r.id}', policy: '${data.aws_iam_policy_document.all.json}' } } }, documents('source_json')), 'fail'],
    ['a document is overridden, as in old providers', configuration({ aws_iam_role_policy: { p: { role: '${aws_iam_role.r.id}', policy: '${data.aws_iam_policy_document.all.json}' } } }, documents('override_json')), 'cannot tell'],
    ['everybody reads an object by its ACL', configuration({ aws_s3_object: { o: { bucket: 'acme', key: 'private/list', acl: 'public-read' } } }), 'fail'],
    ['a variable that is Hasty\'s account by default gets a share', { ...configuration({ aws_ram_principal_association: { a: { principal: '${var.a}', resource_share_arn: 'x' } } }), variable: { a: { default: HASTY } } }, 'cannot tell'],
  ])('where %s', (_, content, expected) => expect(verdictOf({ 'cdk.tf.json': content })).toBe(expected));

  test('a plan has what replaces something deposed', () => {
    const address = 'aws_iam_role_policy.p';
    const resource = (type: string, name: string, given: object) => ({ address: `${type}.${name}`, mode: 'managed', type, name, values: given });
    const plan = (statement: unknown) => ({
      format_version: '1.2',
      terraform_version: '1.14.0',
      planned_values: { root_module: { resources: [resource('aws_iam_role', 'r', values), resource('aws_iam_role_policy', 'p', { role: 'hasty', policy: JSON.stringify(policy(...rights(right()).Statement, statement)) })] } },
      resource_changes: [{ address, change: { actions: ['update'] } }, { address, deposed: '0a1b2c3d', change: { actions: ['delete'] } }],
    });
    expect(verdictOf({ 'plan.json': plan(allow('s3:GetObject', 'arn:aws:s3:::acme/street/2026/*')) })).toBe('pass');
    expect(verdictOf({ 'plan.json': plan(allow('s3:PutObject', '*')) })).toBe('fail');
  });
});
