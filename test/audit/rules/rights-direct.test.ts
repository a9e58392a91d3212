import { bucket, Change, HASTY, onBucket, resource, role, sub, template, Template, told, witnesses } from '../../support/audited';

const policy = (Statement: object) => ({ Version: '2012-10-17', Statement: [{ Sid: 'Door', Effect: 'Allow', Resource: '*', ...Statement }] });
const hasty = (Action: string) => policy({ Principal: { AWS: HASTY }, Action });
const anotherBucket = (Statement: Template): Change => (t) => {
  resource('Other', 'AWS::S3::Bucket', { BucketName: 'acme-other' })(t);
  resource('OtherPolicy', 'AWS::S3::BucketPolicy', { Bucket: 'acme-other', PolicyDocument: policy({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::acme-other/*', ...Statement }) })(t);
};
const OWN = { AWS: sub('arn:aws:iam::${AWS::AccountId}:root') };

describe('ways in beside the role', () => {
  test.each<[string, Change[]]>([
    ['none', []],
    ['a bucket policy for the own account', [onBucket({ Principal: OWN })]],
    ['a bucket policy for a service', [onBucket({ Principal: { Service: 'cloudfront.amazonaws.com' } })]],
    ['a bucket policy for the role itself', [onBucket({ Principal: { AWS: { 'Fn::GetAtt': ['Hasty', 'Arn'] } }, Resource: 'arn:aws:s3:::acme-images/street/*' })]],
    ['a bucket policy that denies Hasty', [onBucket({ Effect: 'Deny', Principal: { AWS: HASTY }, Action: 's3:PutObject' })]],
    ['a bucket policy for everybody of the own account', [onBucket({ Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } } })]],
    ['a key policy for the own account', [resource('Key', 'AWS::KMS::Key', { KeyPolicy: policy({ Principal: OWN, Action: 'kms:*' }) })]],
    ['an ACL for the owner', [(t) => { bucket(t).AccessControl = 'Private'; }]],
    ['Hasty\'s account in tags, metadata and outputs', [(t) => {
      t.Metadata = { Vendor: HASTY };
      t.Outputs = { Vendor: { Value: HASTY } };
      role(t).Tags = [{ Key: 'vendor', Value: '718860067770' }];
    }]],
  ])('passes: %s', (_, changes) => {
    expect(told('rights-direct', template(...changes))).toEqual([]);
  });

  const lets = (arn: string, what: string, who = 'Hasty’s account', at = 'Door') => `error at ${at}: the policy of ${arn} lets ${who} in without a role: ${what}`;

  test.each<[string, Change[], string]>([
    ['the bucket policy', [onBucket({ Principal: { AWS: HASTY } })], lets('arn:aws:s3:::acme-images', 's3:GetObject', undefined, 'More')],
    ['the bucket policy, for everybody', [onBucket({})], lets('arn:aws:s3:::acme-images', 's3:GetObject', 'everybody', 'More')],
    ['the bucket policy, for everybody but somebody', [onBucket({ Principal: undefined, NotPrincipal: OWN })], lets('arn:aws:s3:::acme-images', 's3:GetObject', 'everybody', 'More')],
    ['the policy of another bucket', [anotherBucket({ Principal: { AWS: '718860067770' } })], lets('arn:aws:s3:::acme-other', 's3:GetObject')],
    ['a key', [resource('Key', 'AWS::KMS::Key', { KeyPolicy: hasty('kms:Decrypt') })], lets('arn:aws:kms:${AWS::Region}:${AWS::AccountId}:key/${Key}', 'kms:Decrypt')],
    ['a queue', [resource('Queue', 'AWS::SQS::QueuePolicy', { Queues: ['https://sqs.eu-central-1.amazonaws.com/111122223333/images'], PolicyDocument: hasty('sqs:ReceiveMessage') })],
      lets('arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:images', 'sqs:ReceiveMessage')],
    ['a secret', [resource('Secret', 'AWS::SecretsManager::ResourcePolicy', {
      SecretId: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:s-abcdef', ResourcePolicy: hasty('secretsmanager:GetSecretValue'),
    })], lets('arn:aws:secretsmanager:eu-central-1:111122223333:secret:s-abcdef', 'secretsmanager:GetSecretValue')],
    ['an access point', [resource('Point', 'AWS::S3::AccessPoint', { Name: 'images', Bucket: 'acme-images', Policy: hasty('s3:GetObject') })],
      lets('arn:aws:s3:${AWS::Region}:${AWS::AccountId}:accesspoint/images', 's3:GetObject')],
  ])('fails by a policy: %s', (_, changes, expected) => {
    const content = template(...changes);
    expect(told('rights-direct', content)).toEqual([expected]);
    expect(witnesses('rights-direct', content)).toEqual([expect.objectContaining({ principal: HASTY, action: expected.split(' ').at(-1), answer: 'allowed' })]);
  });

  const grantTo = (GranteeIdentifier: unknown) => resource('Grant', 'AWS::S3::AccessGrant', { Grantee: { GranteeType: 'IAM', GranteeIdentifier }, Permission: 'READ', AccessGrantsLocationId: 'default' });

  test.each<[string, Change[], string]>([
    ['an ACL for everybody', [(t) => { bucket(t).AccessControl = 'PublicRead'; }], 'error at AccessControl: the ACL PublicRead of the bucket opens arn:aws:s3:::acme-images to everybody'],
    ['an ACL for everybody with an AWS account', [(t) => { bucket(t).AccessControl = 'AuthenticatedRead'; }], 'error at AccessControl: the ACL AuthenticatedRead of the bucket opens arn:aws:s3:::acme-images to everybody'],
    ['a permission of a function', [resource('Permission', 'AWS::Lambda::Permission', { FunctionName: 'resize', Action: 'lambda:InvokeFunction', Principal: '718860067770' })],
      'error at Permission: a permission of the function opens resize to Hasty’s account 718860067770'],
    ['an access grant for Hasty', [grantTo(HASTY)], 'error at Grant: an access grant opens <the location of an access grant> to Hasty’s account 718860067770'],
    ['an access grant for the role', [grantTo({ 'Fn::GetAtt': ['Hasty', 'Arn'] })], 'error at Grant: an access grant opens <the location of an access grant> to the role HastyImages'],
  ])('fails by what is no policy: %s', (_, changes, expected) => {
    expect(told('rights-direct', template(...changes))).toEqual([expected]);
  });

  test('what is open to everybody and has nothing to do with Hasty is a note', () => {
    expect(told('rights-direct', template(anotherBucket({ Principal: '*' })))).toEqual([expect.stringMatching(/^note at Door: .*acme-other lets everybody in/)]);
  });

  test('an access point whose policy writes out the account and the region is open as well', () => {
    const Policy = policy({ Principal: { AWS: HASTY }, Action: 's3:GetObject', Resource: 'arn:aws:s3:eu-central-1:111122223333:accesspoint/images/object/*' });
    expect(told('rights-direct', template(resource('Point', 'AWS::S3::AccessPoint', { Name: 'images', Bucket: 'acme-images', Policy })))).toEqual([expect.stringMatching(/^error at Door: /)]);
  });

  test.each<[string, Change[], RegExp]>([
    ['another stack exports the principal', [onBucket({ Principal: { AWS: { 'Fn::ImportValue': 'Reader' } } })], /^error\? at More: .* depends on the import of Reader$/],
    ['the organisation is let in, and nobody knows whose it is', [onBucket({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-acme' } } })], /^error\? at More: /],
  ])('cannot tell: %s', (_, changes, expected) => {
    expect(told('rights-direct', template(...changes))).toEqual([expect.stringMatching(expected)]);
  });
});
