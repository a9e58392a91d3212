import { alsoAllow, Change, list, NO_VALUE, onBucket, parameter, read, resource, rights, role, template, told, witnesses } from '../../support/audited';

const OBJECTS = 'arn:aws:s3:::acme-images/street/*';
const policy = (Statement: object) => ({ Version: '2012-10-17', Statement: [{ Sid: 'More', Effect: 'Allow', ...Statement }] });
const PUT = { Action: 's3:PutObject', Resource: OBJECTS };

describe('what Hasty can do beyond the contract', () => {
  test.each<[string, Change[]]>([
    ['locate, list and read', []],
    ['the statements in another order', [(t) => void rights(t).reverse()]],
    ['an action as a string', [(t) => { read(t).Action = 's3:GetObject'; }]],
    ['an action in other letters', [(t) => { read(t).Action = 'S3:getobject'; }]],
    ['everything, with a deny for everything else', [(t) => rights(t).splice(0, 2,
      { Sid: 'All', Effect: 'Allow', Action: 's3:*', Resource: '*' },
      { Sid: 'NoOther', Effect: 'Deny', NotAction: ['s3:GetObject', 's3:ListBucket', 's3:GetBucketLocation'], Resource: '*' },
      { Sid: 'NowhereElse', Effect: 'Deny', Action: 's3:*', NotResource: ['arn:aws:s3:::acme-images', OBJECTS] })]],
    ['reading keys through S3', [alsoAllow({ Action: 'kms:Decrypt', Resource: 'arn:aws:kms:eu-central-1:111122223333:key/images', Condition: { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } } })]],
    ['a policy that AWS manages and that takes away', [(t) => { role(t).ManagedPolicyArns = ['arn:aws:iam::aws:policy/AWSDenyAll']; }]],
  ])('passes: %s', (_, changes) => {
    expect(told('rights-actions', template(...changes))).toEqual([]);
  });

  const does = (what: string, at = 'More') => `error at ${at}: HastyImages can do more than locate, list and read: ${what}`;

  test.each<[string, Change[], string]>([
    ['writing', [alsoAllow(PUT)], does('s3:PutObject')],
    ['old versions', [alsoAllow({ Action: 's3:GetObjectVersion', Resource: OBJECTS })], does('s3:GetObjectVersion')],
    ['names of all buckets', [alsoAllow({ Action: 's3:ListAllMyBuckets' })], does('s3:ListAllMyBuckets')],
    ['listing another bucket', [alsoAllow({ Action: 's3:ListBucket', Resource: 'arn:aws:s3:::acme-secret' })], does('s3:ListBucket')],
    ['listing every bucket', [(t) => { list(t).Resource = '*'; }], does('s3:GetBucketLocation, s3:ListBucket', 'HastyList')],
    ['another service', [alsoAllow({ Action: 'logs:PutLogEvents' })], does('logs:PutLogEvents')],
    ['a wildcard of a service that is not known', [alsoAllow({ Action: 'kinesis:Get*' })], does('kinesis:GetAny')],
    ['a policy attached from outside, by reference', [resource('Extra', 'AWS::IAM::Policy', { PolicyName: 'Extra', Roles: [{ Ref: 'Hasty' }], PolicyDocument: policy(PUT) })], does('s3:PutObject')],
    ['a policy attached from outside, by name', [resource('Extra', 'AWS::IAM::RolePolicy', { PolicyName: 'Extra', RoleName: 'HastyImages', PolicyDocument: policy(PUT) })], does('s3:PutObject')],
    ['a managed policy that lists the role', [resource('Extra', 'AWS::IAM::ManagedPolicy', { Roles: [{ Ref: 'Hasty' }], PolicyDocument: policy(PUT) })], does('s3:PutObject')],
    ['a bucket policy that names the role', [onBucket({ Principal: { AWS: { 'Fn::GetAtt': ['Hasty', 'Arn'] } }, Action: 's3:PutObject' })], does('s3:PutObject')],
  ])('fails: %s', (_, changes, expected) => {
    const content = template(...changes);
    expect(told('rights-actions', content)).toEqual([expected]);
    expect(expected).toContain(witnesses('rights-actions', content)[0]!.action);
    expect(witnesses('rights-actions', content)[0]).toMatchObject({ answer: 'allowed' });
  });

  test.each<[string, Change[], RegExp]>([
    ['wildcards', [(t) => { read(t).Action = 's3:GetObject*'; }], /^error at HastyRead: .*s3:GetObjectAcl, .* more actions$/],
    ['everything of S3', [(t) => { read(t).Action = 's3:*'; }], /^error at HastyRead: .* more actions$/],
    ['everything but deleting', [(t) => { delete read(t).Action; read(t).NotAction = 's3:DeleteObject'; }], /^error at HastyRead: .* more actions$/],
    ['a policy that AWS manages', [(t) => { role(t).ManagedPolicyArns = ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess']; }], /^error at arn:aws:iam::aws:policy\/AmazonS3ReadOnlyAccess|^error at "arn/],
  ])('fails by many actions at once: %s', (_, changes, expected) => {
    expect(told('rights-actions', template(...changes))[0]).toMatch(expected);
  });

  test.each<[string, Change[], string]>([
    ['another stack exports the action', [alsoAllow({ Action: { 'Fn::ImportValue': 'Action' }, Resource: OBJECTS })], 'the import of Action'],
    ['whoever deploys gives the action', [parameter('Action'), alsoAllow({ Action: { Ref: 'Action' }, Resource: OBJECTS })], 'the parameter ${Action}'],
    ['the text of a managed policy is not at hand', [(t) => { role(t).ManagedPolicyArns = ['arn:aws:iam::111122223333:policy/Extra']; }], 'whose text is not given'],
    ['the ARN of a policy is a parameter', [parameter('Arn'), (t) => { role(t).ManagedPolicyArns = [{ Ref: 'Arn' }]; }], 'whose text is not given'],
  ])('cannot tell: %s', (_, changes, why) => {
    expect(told('rights-actions', template(...changes))).toEqual([expect.stringMatching(/^error\? at /)]);
    expect(told('rights-actions', template(...changes))[0]).toContain(why);
  });

  test('a statement that is deleted gives nothing', () => {
    expect(told('rights-actions', template((t) => void rights(t).push(NO_VALUE)))).toEqual([]);
  });
});
