import { plainParts, read } from '../fixture';

const doors = (resource: object, data: object = { aws_canonical_user_id: { me: {} } }) => plainParts(read({ resource, data })).doors;
const ALL = 'http://acs.amazonaws.com/groups/global/AllUsers';

test.each<[object, string[]]>([
  [{ aws_s3_bucket_acl: { x: { bucket: 'acme', acl: 'public-read' } } }, ['the ACL of the bucket: arn:aws:s3:::acme to *']],
  [{ aws_s3_bucket: { x: { bucket: 'acme', acl: 'authenticated-read' } } }, ['the ACL of the bucket: arn:aws:s3:::acme to *']],
  [{ aws_s3_bucket_acl: { x: { bucket: 'acme', acl: 'private' } } }, []],
  [{ aws_s3_bucket_acl: { x: { bucket: 'acme', acl: '${var.acl}' } } }, ['the ACL of the bucket: arn:aws:s3:::acme to <the expression var.acl>']],
  [{
    aws_s3_bucket_acl: {
      x: {
        bucket: 'acme',
        access_control_policy: {
          grant: [
            { grantee: { type: 'Group', uri: ALL }, permission: 'READ' },
            { grantee: { type: 'Group', uri: 'http://acs.amazonaws.com/groups/s3/LogDelivery' }, permission: 'WRITE' },
            { grantee: { type: 'CanonicalUser', id: 'abc' }, permission: 'READ' },
            { grantee: { type: 'CanonicalUser', id: '${data.aws_canonical_user_id.me.id}' }, permission: 'FULL_CONTROL' },
          ],
        },
      },
    },
  }, ['the ACL of the bucket: arn:aws:s3:::acme to *', 'the ACL of the bucket: arn:aws:s3:::acme to abc']],
  [{ aws_s3_bucket: { x: { bucket: 'acme', grant: [{ type: 'Group', uri: ALL, permissions: ['READ'] }] } } }, ['the ACL of the bucket: arn:aws:s3:::acme to *']],
  [{ aws_kms_key: { x: {} }, aws_kms_grant: { x: { key_id: '${aws_kms_key.x.key_id}', grantee_principal: 'arn:aws:iam::718860067770:root', operations: ['Decrypt'] } } },
    ['a grant on the key: arn:aws:kms:${AWS::Region}:${AWS::AccountId}:key/${aws_kms_key.x} to arn:aws:iam::718860067770:root']],
  [{ aws_s3_bucket_replication_configuration: { x: { bucket: 'acme', role: 'r', rule: [{ destination: { bucket: 'arn:aws:s3:::b', account: '718860067770' } }, { destination: { bucket: 'arn:aws:s3:::c' } }] } } },
    ['the replication of the bucket: arn:aws:s3:::acme to 718860067770']],
])('%j opens %j', (resource, expected) => {
  expect(doors(resource)).toEqual(expected);
});

test('an access grant opens its location, and what is below it', () => {
  const grant = { grantee: { grantee_type: 'IAM', grantee_identifier: 'arn:aws:iam::718860067770:root' }, permission: 'READ' };
  expect(doors({
    aws_s3control_access_grants_location: { l: { location_scope: 's3://acme/street/' } },
    aws_s3control_access_grant: {
      x: { ...grant, access_grants_location_id: '${aws_s3control_access_grants_location.l.access_grants_location_id}', access_grants_location_configuration: [{ s3_sub_prefix: '2026/*' }] },
      y: { ...grant, access_grants_location_id: 'default' },
    },
  })).toEqual([
    'an access grant: arn:aws:s3:::acme/street/2026/* to arn:aws:iam::718860067770:root',
    'an access grant: <the location of an access grant> to arn:aws:iam::718860067770:root',
  ]);
});
