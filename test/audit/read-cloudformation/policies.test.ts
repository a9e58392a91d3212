import { grant, guard, partsOf } from './template';

const role = (PolicyDocument: unknown) => ({ R: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyName: 'p', PolicyDocument }] } } });
const Parameters = { P: { Type: 'String' } };
const Conditions = { C: { 'Fn::Equals': [{ Ref: 'P' }, 'x'] } };

test('a policy may be JSON text', () => {
  const { roles } = partsOf(role({ 'Fn::Sub': '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::${P}/*"}]}' }), { Parameters });
  expect(roles[0].policies).toMatchObject([{ effect: 'Allow', resources: { patterns: [['arn:aws:s3:::', { label: '${P}' }, '/*']] } }]);
  expect(() => partsOf(role('{"Statement": [}'))).toThrow('expected this text to be JSON; in its line 1, column 16: expected a value, got `}`');
});

test('a statement has the choices of its resource, its policy and its own', () => {
  const Statement = [{ 'Fn::If': ['C', { Effect: 'Allow', Action: 's3:*', Resource: '*' }, { Ref: 'AWS::NoValue' }] }];
  const { roles } = partsOf({ R: { ...role({ Version: '2012-10-17', Statement }).R, Condition: 'C' } }, { Parameters, Conditions });
  expect(roles[0].policies.map(({ when }) => guard(when))).toEqual(['P=x']);
});

test('a policy of which nothing is known is an unknown statement', () => {
  expect(partsOf(role({ 'Fn::Transform': { Name: 'AWS::Include' } })).roles[0].policies).toMatchObject([{ unknown: 'what the macro AWS::Include makes' }]);
  expect(partsOf(role(grant('x'))).roles[0].policies.map(({ unknown }) => unknown)).toEqual([undefined]);
});
