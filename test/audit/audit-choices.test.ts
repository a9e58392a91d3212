import { audited, Change, condition, NO_VALUE, read, resource, rights, role, sub, template, Template, toldByAll } from '../support/audited';

const COUNT = 24;
const conditions: Change = (t) => { for (let index = 1; index <= COUNT; index++) condition(`C${index}`)(t); };
const each = (make: (index: number) => unknown) => Array.from({ length: COUNT }, (_, index) => ({ 'Fn::If': [`C${index + 1}`, make(index + 1), NO_VALUE] }));
const nested = (depth: number, leaf: unknown): unknown => depth === 0 ? leaf : { 'Fn::If': [`C${depth}`, nested(depth - 1, leaf), NO_VALUE] };
const PUT = { Sid: 'Deep', Effect: 'Allow', Action: 's3:PutObject', Resource: '*' };
const timed = (content: Template) => {
  audited(template());
  const start = performance.now();
  const { verdict } = audited(content);
  return { verdict, ms: performance.now() - start };
};

test.each<[string, Change, string]>([
  ['24 nested choices around a statement', (t) => void rights(t).push(nested(COUNT, PUT)), 'fail'],
  ['24 choices beside each other in a list of actions', (t) => void read(t).Action.push(...each((index) => index === 17 ? 's3:PutObject' : 's3:GetObject')), 'fail'],
  ['24 harmless ones', (t) => void read(t).Action.push(...each(() => 's3:GetObject')), 'pass'],
  ['24 tags', (t) => { role(t).Tags = each((index) => ({ Key: `k${index}`, Value: 'v' })); }, 'pass'],
])('%s are judged in less than 300 ms', (_, change, expected) => {
  const { verdict, ms } = timed(template(conditions, change));
  expect(verdict).toBe(expected);
  expect(ms).toBeLessThan(300);
});

const moved = (Type: string, properties: object): Change => (t) => {
  t.Resources.Rights = { Type, Properties: { ...properties, PolicyDocument: role(t).Policies[0].PolicyDocument } };
  delete role(t).Policies;
};

test.each<[string, Change[]]>([
  ['rights in a policy of their own', [moved('AWS::IAM::Policy', { PolicyName: 'read', Roles: [{ Ref: 'Hasty' }] })]],
  ['rights in a policy of the role', [moved('AWS::IAM::RolePolicy', { PolicyName: 'read', RoleName: { Ref: 'Hasty' } })]],
  ['rights in a managed policy that names the role', [moved('AWS::IAM::ManagedPolicy', { Roles: [{ Ref: 'Hasty' }] })]],
  ['rights in a managed policy that the role names', [moved('AWS::IAM::ManagedPolicy', {}), (t) => { role(t).ManagedPolicyArns = [{ Ref: 'Rights' }]; }]],
  ['rights in a managed policy that the role names by its ARN', [moved('AWS::IAM::ManagedPolicy', { ManagedPolicyName: 'read' }), (t) => { role(t).ManagedPolicyArns = [sub('arn:aws:iam::${AWS::AccountId}:policy/read')]; }]],
  ['resources of the customer\'s own', [
    resource('App', 'AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] },
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
    }),
    resource('Site', 'AWS::S3::Bucket', { WebsiteConfiguration: { IndexDocument: 'index.html' }, CorsConfiguration: { CorsRules: [{ AllowedOrigins: ['*'], AllowedMethods: ['GET'] }] } }),
    (t) => { t.Metadata = { Vendor: 'Hasty, arn:aws:iam::718860067770:root' }; t.Description = 'for 718860067770'; },
  ]],
])('right templates have no findings but notes: %s', (_, changes) => {
  expect(toldByAll(template(...changes))).toEqual([]);
});
