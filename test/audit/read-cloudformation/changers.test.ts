import { grant, partsOf } from './template';
import { join } from '../../../src/audit/join';
import { changers } from '../../../src/audit/read-cloudformation/changers';
import { HANDLER, merging } from '../../support/merged-cors';

const named = (Properties: object, more: object = {}) => changers(join([partsOf({
  Role: { Type: 'AWS::IAM::Role', Properties },
  Function: { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
  ...more,
})])).map(({ why }) => why);
const policies = (PolicyDocument: object) => ({ Policies: [{ PolicyName: 'p', PolicyDocument }] });
const calls = (Type: string) => ({ Call: { Type, Properties: { ServiceToken: { 'Fn::GetAtt': ['Function', 'Arn'] } } } });
const MAY = 'what the function Function does: it may change rights';

test.each([
  ['s3:PutBucketPolicy', [MAY]], ['S3:put*', [MAY]], ['iam:*', [MAY]], ['*', [MAY]], ['s3:PutBucketNotification', []], ['iam:GetRole', []], ['s3:Get*', []],
])('a function that may %s', (Action, expected) => {
  expect(named(policies(grant('*', { Action })))).toEqual(expected);
});

test('rights may come from a policy of AWS, from all but some, and not from a denial', () => {
  expect(named({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] })).toEqual([MAY]);
  expect(named(policies(grant('*', { Action: undefined, NotAction: 'ec2:*' })))).toEqual([MAY]);
  expect(named(policies(grant('*', { Action: '*', Effect: 'Deny' })))).toEqual([]);
});

test('custom resources that call it are named, and the one of the CDK that empties buckets is known', () => {
  const rights = policies(grant('*', { Action: 's3:PutBucketPolicy' }));
  expect(named(rights, calls('Custom::Acme'))).toEqual(['what the function Function, called by Custom::Acme does: it may change rights']);
  expect(named(rights, calls('Custom::S3AutoDeleteObjects'))).toEqual([]);
});

test('the function that merges CORS rules is known by its code, whatever its role may', () => {
  const open = { CorsRole: { Type: 'AWS::IAM::Role', Properties: policies(grant('*', { Action: '*' })) } };
  const { CorsFunction, ...others } = merging();
  const changed = { ...CorsFunction, Properties: { ...CorsFunction.Properties, Code: { ZipFile: HANDLER.replace('every', 'some') } } };
  const toldOf = (more: object) => changers(join([partsOf({ ...others, CorsFunction, ...more })])).map(({ why }) => why);
  expect([toldOf({}), toldOf(open)]).toEqual([[], []]);
  const why = 'what the function CorsFunction, called by Custom::HastyBucketCors does: it may change rights';
  expect([toldOf({ CorsFunction: changed }), toldOf({ ...open, CorsFunction: changed })]).toEqual([[why], [why]]);
});

test('beside it, a function that uses its role is not known', () => {
  const Spy = { Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['CorsRole', 'Arn'] } } };
  expect(changers(join([partsOf({ ...merging(), Spy })])).map(({ why }) => why)).toEqual(['what the function Spy does: it may change rights']);
});
