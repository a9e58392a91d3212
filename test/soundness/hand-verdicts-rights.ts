import { Change, Group, LIST, LOCATE, READ } from '../support/hand-verdict';

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
const S3 = 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html';
const ACME = 'arn:aws:s3:::acme';
const ROLE = { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/hasty' } };
const OBJECTS = 'fail rights-objects';
const ACTIONS = 'fail rights-actions';

const reading = (more: object): Change => ({ rights: [LOCATE, LIST, { ...READ, ...more }] });
const listing = (Condition: object): Change => ({ rights: [LOCATE, { ...LIST, Condition }, READ] });
const deny = (more: object) => ({ Effect: 'Deny', Action: '*', Resource: '*', ...more });
const bucket = (more: object): Change => ({ bucket: [{ Effect: 'Allow', Principal: ROLE, Action: 's3:GetObject', Resource: `${ACME}/*`, ...more }] });

/** What the role may do. */
export const RIGHTS: readonly Group[] = [
  [S3, [
    ['locate, list, read', {}, 'pass'],
    ['in one statement on bucket and folder', { rights: [{ Effect: 'Allow', Action: ['s3:GetBucketLocation', 's3:ListBucket', 's3:GetObject'], Resource: [ACME, `${ACME}/street/*`] }] }, 'pass'],
    ['GetObject on the bucket gives nothing', { rights: [LOCATE, LIST, { ...READ, Resource: ACME }] }, 'fail need-access'],
    ['ListBucket on the objects gives nothing', { rights: [LOCATE, { ...LIST, Resource: `${ACME}/*` }, READ] }, 'fail need-access'],
    ['no right to locate', { rights: [LIST, READ] }, 'fail need-access'],
    ['old versions', { plus: [{ ...READ, Action: 's3:GetObjectVersion' }] }, ACTIONS],
    ['uploads', { plus: [{ ...READ, Action: 's3:PutObject' }] }, ACTIONS],
    ['GetObjectVersion on the bucket gives nothing', { plus: [{ ...READ, Action: 's3:GetObjectVersion', Resource: ACME }] }, 'pass'],
    ['the list of all buckets', { plus: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }] }, ACTIONS],
    ['the list of all buckets on a bucket gives nothing', { plus: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: ACME }] }, 'pass'],
    ['the prefix is a key of listings: reading never has it', { rights: [LOCATE, { ...READ, Action: ['s3:GetObject'], Condition: { StringLike: { 's3:prefix': 'street/*' } } }, LIST] }, 'fail need-access'],
  ]],
  [`${IAM}/reference_policies_elements_action.html`, [
    ['the action in another case', reading({ Action: 'S3:GETOBJECT' }), 'pass'],
    ['? for a letter', reading({ Action: 's3:GetObjec?' }), 'pass'],
    ['a wildcard over more', reading({ Action: 's3:GetObject*' }), ACTIONS],
    ['everything', reading({ Action: '*' }), ACTIONS],
  ]],
  [`${IAM}/reference_policies_elements_notaction.html`, [
    ['NotAction allows all but', { plus: [{ Effect: 'Allow', NotAction: 's3:GetObject', Resource: `${ACME}/street/*` }] }, ACTIONS],
    ['a denial of all but the three', { plus: [{ ...READ, Action: 's3:*' }, deny({ Action: undefined, NotAction: ['s3:GetObject', 's3:ListBucket', 's3:GetBucketLocation'] })] }, 'pass'],
    ['a denial that forgets to spare the listing', { plus: [deny({ Action: undefined, NotAction: ['s3:GetObject', 's3:GetBucketLocation'] })] }, 'fail need-access'],
  ]],
  [`${IAM}/reference_policies_elements_resource.html`, [
    ['a folder without its slash', reading({ Resource: `${ACME}/street*` }), OBJECTS],
    ['a bucket without its slash', reading({ Resource: `${ACME}*` }), OBJECTS],
    ['every bucket', reading({ Resource: '*' }), OBJECTS],
    ['a wildcard before the folder', reading({ Resource: `${ACME}/*/street/*` }), OBJECTS],
    ['? in the folder', reading({ Resource: `${ACME}/stree?/*` }), OBJECTS],
    ['one object alone', reading({ Resource: `${ACME}/street/a.jpg` }), OBJECTS],
    ['values are by case: two folders', reading({ Resource: [`${ACME}/street/*`, `${ACME}/Street/*`] }), 'pass'],
  ]],
  [`${IAM}/reference_policies_elements_notresource.html`, [
    ['all objects but those of a folder', reading({ Resource: undefined, NotResource: `${ACME}/secret/*` }), OBJECTS],
    ['a denial outside the folder', { rights: [LOCATE, LIST, { ...READ, Resource: '*' }, deny({ Action: 's3:GetObject', Resource: undefined, NotResource: `${ACME}/street/*` })] }, 'pass'],
    ['a denial outside a folder without its slash', {
      rights: [LOCATE, LIST, { ...READ, Resource: '*' }, deny({ Action: 's3:GetObject', Resource: undefined, NotResource: `${ACME}/street*` })],
    }, OBJECTS],
    ['a denial outside the objects takes the bucket too', { plus: [deny({ Action: 's3:*', Resource: undefined, NotResource: `${ACME}/street/*` })] }, 'fail need-access'],
  ]],
  [`${IAM}/reference_policies_variables.html`, [
    ['a tag of the role in the path', { ...reading({ Resource: `${ACME}/\${aws:PrincipalTag/team}/*` }), tags: { team: 'street' } }, 'fail rights-objects'],
    ['a tag that the role has not: no match', reading({ Resource: [`${ACME}/street/*`, `${ACME}/\${aws:PrincipalTag/team}/*`] }), 'pass'],
    ['what the caller picks', reading({ Resource: `${ACME}/\${aws:UserAgent}/*` }), OBJECTS],
    ['an escaped star is a literal one', reading({ Resource: [`${ACME}/street/*`, `${ACME}/a\${*}b/*`] }), 'pass'],
    ['in a policy of 2008 the escape is text with a wildcard', { ...reading({ Resource: [`${ACME}/street/*`, `${ACME}/a\${*}b/*`] }), version: '2008-10-17' }, OBJECTS],
    ['a variable in a denial holds nobody', { rights: [LOCATE, LIST, { ...READ, Resource: `${ACME}*` }, deny({ Resource: `${ACME}2/\${aws:UserAgent}*` })] }, OBJECTS],
  ]],
  [`${IAM}/reference_policies_elements_condition_operators.html`, [
    ['listing in the folder', listing({ StringLike: { 's3:prefix': 'street/*' } }), 'pass'],
    ['listing of the folder by its name alone', listing({ StringEquals: { 's3:prefix': 'street/' } }), 'fail need-access'],
    ['a star in StringEquals is literal', listing({ StringEquals: { 's3:prefix': 'street/*' } }), 'fail need-access'],
    ['at most some keys: a listing asks for more', listing({ NumericLessThanEquals: { 's3:max-keys': '10' } }), 'fail need-access'],
    ['Bool compares without case', listing({ Bool: { 'aws:SecureTransport': 'True' } }), 'pass'],
    ['only without TLS', listing({ Bool: { 'aws:SecureTransport': 'false' } }), 'fail need-access'],
    ['a denial without TLS', { plus: [deny({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } })] }, 'pass'],
    ['BoolIfExists in a denial of requests without the key', { plus: [deny({ Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } } })] }, 'pass'],
    ['some addresses: browsers are elsewhere', reading({ Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }), 'fail need-access'],
    ['all of version 4: browsers may have version 6', reading({ Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } }), 'fail need-access'],
    ['all of both versions', reading({ Condition: { IpAddress: { 'aws:SourceIp': ['0.0.0.0/0', '::/0'] } } }), 'pass'],
    ['NotIpAddress for one network', reading({ Condition: { NotIpAddress: { 'aws:SourceIp': '2001:db8::/32' } } }), 'fail need-access'],
    ['a denial outside an endpoint', { plus: [deny({ Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } } })] }, 'fail need-access'],
    ['a date that has passed', reading({ Condition: { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } } }), 'fail need-access'],
    ['ArnLike matches part by part', reading({ Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/hasty' } } }), 'pass'],
    ['ArnLike: a star does not reach over colons', reading({ Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:*:role/hasty' } } }), 'fail need-access'],
    ['the tag of the role', { ...reading({ Condition: { StringEquals: { 'aws:PrincipalTag/team': 'street' } } }), tags: { team: 'street' } }, 'pass'],
    ['a tag of another value', { ...reading({ Condition: { StringEquals: { 'aws:PrincipalTag/team': 'Street' } } }), tags: { team: 'street' } }, 'fail need-access'],
  ]],
  [`${IAM}/id_roles_use_revoke-sessions.html`, [
    ['sessions from before a time that has passed are revoked: new ones do all that is needed', { plus: [deny({ Condition: { DateLessThan: { 'aws:TokenIssueTime': '2029-06-01T11:00:00Z' } } })] }, 'pass'],
    ['sessions from before a time to come: until then, there are no others', { plus: [deny({ Condition: { DateLessThan: { 'aws:TokenIssueTime': '2029-06-02T00:00:00Z' } } })] }, 'fail need-access'],
    ['new sessions are denied, and those that run are not', { plus: [deny({ Condition: { DateGreaterThan: { 'aws:TokenIssueTime': '2029-06-01T11:00:00Z' } } })] }, 'fail need-access'],
  ]],
  [`${IAM}/access_policies_boundaries.html`, [
    ['a boundary of all S3', { boundary: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] }, 'pass'],
    ['a boundary without S3', { boundary: [{ Effect: 'Allow', Action: 'ec2:*', Resource: '*' }] }, 'fail need-access'],
    ['a boundary that takes the uploads back', { plus: [{ ...READ, Action: 's3:PutObject' }], boundary: [LOCATE, LIST, READ] }, 'pass'],
    ['a boundary allows nothing by itself', { rights: [], boundary: [LOCATE, LIST, READ] }, 'fail need-access'],
    ['a bucket policy that names the role is held by the boundary', { ...bucket({ Action: 's3:PutObject' }), boundary: [LOCATE, LIST, READ] }, 'pass'],
    ['a bucket policy for everybody that picks the role is not, and reads the whole bucket', { ...bucket({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalArn': ROLE.AWS } } }), boundary: [LOCATE, LIST, READ] }, 'pass'],
    ['a wildcard in a boundary is for actions of every service', { plus: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' }], boundary: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }, ACTIONS],
  ]],
  [`${IAM}/reference_policies_evaluation-logic_policy-eval-basics-single-account.html`, [
    ['in one account the bucket policy is enough', bucket({ Action: 's3:PutObject' }), ACTIONS],
    ['the account in a bucket policy leaves it to the role', bucket({ Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } }, Action: 's3:PutObject' }), 'pass'],
    ['a denial in the bucket policy', bucket({ Effect: 'Deny' }), 'fail need-access'],
    ['a denial in the bucket policy takes the uploads back', { ...bucket({ Effect: 'Deny', Principal: '*', Action: 's3:PutObject' }), plus: [{ ...READ, Action: 's3:PutObject' }] }, 'pass'],
    ['a denial of somebody else', bucket({ Effect: 'Deny', Principal: { AWS: 'arn:aws:iam::444455556666:user/other' } }), 'pass'],
    ['a denial of an account, which may be the one that is deployed to', bucket({ Effect: 'Deny', Principal: { AWS: 'arn:aws:iam::444455556666:root' } }), 'cannot tell need-access'],
    ['the role in an account that is written out', bucket({ Principal: '*', Action: 's3:PutObject', Condition: { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/hasty' } } }), 'cannot tell rights-actions'],
    ['other denials of the role', { plus: [deny({ Action: 's3:DeleteObject' })] }, 'pass'],
  ]],
  ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html', [
    ['a public bucket', bucket({ Principal: '*' }), 'fail rights-direct'],
    ["Hasty's account itself", bucket({ Principal: { AWS: '718860067770' } }), 'fail rights-direct'],
  ]],
  [`${IAM}/reference_policies_condition-keys.html#condition-keys-principalorgid`, [
    ['a bucket for an organisation: the role is of the deployer, who may be in it', bucket({ Principal: '*', Action: 's3:PutObject', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-acme000000' } } }), 'fail rights-actions'],
    ['of which organisation Hasty is, nobody here knows', bucket({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-acme000000' } } }), 'cannot tell rights-direct'],
  ]],
  [`${IAM}/id_roles_terms-and-concepts.html`, [
    ['a right to go on to other roles', { plus: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }] }, 'fail rights-escalation'],
    ['a role that trusts the role', {
      resources: {
        Next: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'next', AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: ROLE, Action: 'sts:AssumeRole' }] } } },
      },
    }, 'fail rights-escalation'],
    ['the right to hand roles on', { plus: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }] }, 'fail rights-escalation'],
  ]],
  ['https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service', [
    ['decryption through S3', { plus: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', Condition: { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } } }] }, 'pass'],
    ['decryption by itself', { plus: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*' }] }, 'fail rights-escalation'],
    ['decryption through S3, or directly', { plus: [{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', Condition: { StringEqualsIfExists: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } } }] }, 'fail rights-escalation'],
  ]],
];
