import { show } from '../../../../src/audit/document/text';
import { partsOf } from '../template';

const doors = (Type: string, Properties: object, others: object = {}) =>
  partsOf({ ...others, D: { Type, Properties } }).doors.map(({ what, to, resource }) => [what, show(to), show(resource)]);

test('a permission of a function is a door, but for a service', () => {
  expect(doors('AWS::Lambda::Permission', { FunctionName: 'f', Principal: '718860067770' })).toEqual([['a permission of the function', '718860067770', 'f']]);
  expect(doors('AWS::Lambda::Permission', { FunctionName: 'f', Principal: 's3.amazonaws.com' })).toEqual([]);
});

test('an access grant is a door to its location', () => {
  const L = { Type: 'AWS::S3::AccessGrantsLocation', Properties: { LocationScope: 's3://acme-images/street/' } };
  const Grantee = { GranteeType: 'IAM', GranteeIdentifier: 'arn:aws:iam::718860067770:root' };
  const by = (AccessGrantsLocationId: unknown) =>
    doors('AWS::S3::AccessGrant', { Grantee, AccessGrantsLocationId, AccessGrantsLocationConfiguration: { S3SubPrefix: 'a/*' } }, { L });
  expect(by({ Ref: 'L' })).toEqual([['an access grant', 'arn:aws:iam::718860067770:root', 'arn:aws:s3:::acme-images/street/a/*']]);
  expect(by('default')).toEqual([['an access grant', 'arn:aws:iam::718860067770:root', '<the location of an access grant>']]);
});
