import { valueOf } from './template';
import { PHYSICAL_TYPES } from '../../../src/audit/read-cloudformation/physical-types';

const values = (Type: string, Properties: object, ...attributes: string[]) =>
  valueOf([{ Ref: 'R' }, ...attributes.map((name) => ({ 'Fn::GetAtt': ['R', name] }))], { Resources: { R: { Type, Properties } } });

test.each([
  ['AWS::IAM::Role', { RoleName: 'hasty', Path: '/out/' }, ['hasty', 'arn:aws:iam::${AWS::AccountId}:role/out/hasty']],
  ['AWS::IAM::ManagedPolicy', {}, ['arn:aws:iam::${AWS::AccountId}:policy/${R}', 'arn:aws:iam::${AWS::AccountId}:policy/${R}']],
  ['AWS::KMS::Key', {}, ['${R}', 'arn:aws:kms:${AWS::Region}:${AWS::AccountId}:key/${R}']],
  ['AWS::SQS::Queue', { QueueName: 'q' }, ['https://sqs.${AWS::Region}.amazonaws.com/${AWS::AccountId}/q', 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:q']],
  ['AWS::SecretsManager::Secret', { Name: 's' }, [
    'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:s-${R.suffix}', 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:s-${R.suffix}',
  ]],
])('knows Ref and Arn of %s', (type, properties, expected) => {
  expect(values(type, properties, 'Arn')).toEqual(expected);
});

test('every type says what Ref gives', () => {
  for (const [, { values: known }] of PHYSICAL_TYPES) expect(Object.keys(known)).toContain('Ref');
});
