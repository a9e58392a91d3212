import { LISTED_TYPES } from '../../../../src/audit/read-cloudformation/resources/unlisted-types';
import { merging } from '../../../support/merged-cors';
import { partsOf, TRUST } from '../template';

const unknowns = (Type: string, who: unknown) => partsOf({
  Hasty: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: TRUST } },
  Own: { Type: 'AWS::IAM::Role' },
  A: { Type, Properties: { who: [who] } },
}).unknowns.map(({ why }) => why);
const WHY = ["A of type AWS::RAM::ResourceShare, which names Hasty's account or role and is not known to the audit"];

test('a type that is not listed is unknown when it names the account or a role of Hasty', () => {
  expect(unknowns('AWS::RAM::ResourceShare', 'arn:aws:iam::718860067770:root')).toEqual(WHY);
  expect(unknowns('AWS::RAM::ResourceShare', { 'Fn::GetAtt': ['Hasty', 'Arn'] })).toEqual(WHY);
  expect(unknowns('AWS::RAM::ResourceShare', { 'Fn::GetAtt': ['Own', 'Arn'] })).toEqual([]);
  expect(unknowns('AWS::SSM::Parameter', { 'Fn::GetAtt': ['Hasty', 'Arn'] })).toEqual([]);
});

test('what asks our function for a CORS rule gives nobody a right, though a role may be named like a part of it', () => {
  const { CorsFunction, CorsRule, CorsRole } = merging();
  const Hasty = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'hasty', AssumeRolePolicyDocument: TRUST } };
  const changed = { ...CorsFunction, Properties: { ...CorsFunction.Properties, Runtime: 'nodejs22.x' } };
  expect(partsOf({ Hasty, CorsFunction, CorsRule, CorsRole }).unknowns).toEqual([]);
  expect(partsOf({ Hasty, CorsFunction: changed, CorsRule, CorsRole }).unknowns).toHaveLength(1);
});

test('the list is sorted', () => {
  expect([...LISTED_TYPES].sort()).toEqual(LISTED_TYPES);
});
