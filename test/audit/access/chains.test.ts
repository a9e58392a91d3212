import { accessOf, alsoAllow, Change, resource, sub, template } from '../../support/audited';

const role = (id: string, AWS: unknown): Change => resource(id, 'AWS::IAM::Role', {
  RoleName: id, AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS } }] },
});
const chain = (...changes: Change[]) => accessOf(template(...changes)).roles.map((one) => one.role.name[0]);
const ACCOUNT = sub('arn:aws:iam::${AWS::AccountId}:root');
const may = alsoAllow({ Action: 'sts:AssumeRole', Resource: { 'Fn::GetAtt': ['Next', 'Arn'] } });

test.each<[string, Change[], string[]]>([
  ['a role that trusts this one', [role('Next', { 'Fn::GetAtt': ['Hasty', 'Arn'] })], ['HastyImages', 'Next']],
  ['a role that trusts it with the account written out', [role('Next', 'arn:aws:iam::111122223333:role/HastyImages')], ['HastyImages', 'Next']],
  ['a role that trusts its sessions', [role('Next', 'arn:aws:sts::111122223333:assumed-role/HastyImages/hasty')], ['HastyImages', 'Next']],
  ['a role that trusts the account, without a right to assume it', [role('Next', ACCOUNT)], ['HastyImages']],
  ['a role that trusts the account, with the right', [role('Next', ACCOUNT), may], ['HastyImages', 'Next']],
  ['a role that trusts another', [role('Next', 'arn:aws:iam::111122223333:role/Other'), may], ['HastyImages']],
  ['roles in a row', [role('Next', { 'Fn::GetAtt': ['Hasty', 'Arn'] }), role('Last', { 'Fn::GetAtt': ['Next', 'Arn'] })], ['HastyImages', 'Next', 'Last']],
  ['roles in a circle', [role('Next', { 'Fn::GetAtt': ['Hasty', 'Arn'] }), role('Last', ['arn:aws:iam::111122223333:role/Next', 'arn:aws:iam::111122223333:role/Last'])], ['HastyImages', 'Next', 'Last']],
])('which roles Hasty gets at: %s', (_, changes, expected) => {
  expect(chain(...changes)).toEqual(expected);
});
