import { grant, TRUST } from './read-cloudformation/template';
import { show } from '../../src/audit/document/text';
import { read } from '../../src/audit/read';

const template = (content: object, name = 'stack.json') => ({ name, text: JSON.stringify(content) });
const role = { R: { Type: 'AWS::IAM::Role', Properties: { RoleName: { Ref: 'Name' }, AssumeRolePolicyDocument: TRUST } } };
const stack = template({ Parameters: { Name: { Type: 'String' } }, Resources: role });

test('reads templates of both forms as one system', () => {
  const policy = 'Resources:\n  P:\n    Type: AWS::IAM::Policy\n    Properties:\n      PolicyName: p\n      Roles: [hasty]\n'
    + '      PolicyDocument:\n        Version: 2012-10-17\n        Statement:\n          - {Effect: Allow, Action: "s3:GetObject", Resource: !Sub "arn:aws:s3:::${AWS::AccountId}/*"}\n';
  const facts = read([stack, { name: 'policy.yaml', text: policy }], { Name: 'hasty' });
  expect(facts.roles.map(({ name, policies }) => [show(name), policies.map(({ resources }) => resources.patterns.map(show))])).toEqual([
    ['hasty', [['arn:aws:s3:::${AWS::AccountId}/*']]],
  ]);
  expect(facts.files).toEqual(['stack.json', 'policy.yaml']);
});

test('names functions that may change rights', () => {
  const Properties = { Role: { 'Fn::GetAtt': ['R', 'Arn'] } };
  const changer = template({
    Resources: {
      R: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyName: 'p', PolicyDocument: grant('*', { Action: 'iam:*' }) }] } },
      F: { Type: 'AWS::Lambda::Function', Properties },
    },
  });
  expect(read([changer]).unknowns).toHaveLength(1);
});

test('refuses parameters that no template has, and nothing to read', () => {
  expect(() => read([stack], { Nmae: 'x' })).toThrow('stack.json: expected --parameter to name a parameter of the templates (Name), got Nmae');
  expect(() => read([])).toThrow('input: expected a template, got none');
  expect(() => read([template({ version: '1', artifacts: {} }, 'manifest.json')])).toThrow('manifest.json: expected a template, got none');
});

test('gives values to variables of Terraform, and refuses those that it does not have', () => {
  const configuration = template({ variable: { name: { type: 'string' } }, resource: { aws_s3_bucket: { x: { bucket: '${var.name}' } } } }, 'cdk.tf.json');
  expect(read([configuration], { name: 'acme' }).buckets.map(({ name }) => show(name))).toEqual(['acme']);
  expect(read([configuration, stack], { name: 'acme', Name: 'hasty' }).roles.map(({ name }) => show(name))).toEqual(['hasty']);
  expect(() => read([configuration, stack], { nmae: 'x' }))
    .toThrow('stack.json: expected --parameter to name a parameter of a template or a variable of a cdk.tf.json (Name, name), got nmae;');
  const plan = template({ format_version: '1.2', variables: { name: { value: 'acme' } }, planned_values: { root_module: {} } }, 'plan.json');
  expect(() => read([plan], { name: 'x' })).toThrow(/^plan.json: .* \(none\), got name; a plan or a state has the values of its variables$/);
});

test('finds variables in a list of blocks', () => {
  const configuration = template({ variable: [{ name: {} }], resource: { aws_s3_bucket: { x: { bucket: '${var.name}' } } } }, 'cdk.tf.json');
  expect(read([configuration], { name: 'acme' }).buckets.map(({ name }) => show(name))).toEqual(['acme']);
});
