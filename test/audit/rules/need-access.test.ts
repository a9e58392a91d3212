import { alsoAllow, bucket, Change, condition, EXTERNAL_ID, list, NO_VALUE, onBucket, OTHER_ID, parameter, read, resource, rights, role, sub, template, told, trust, witnesses } from '../../support/audited';

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/images';
const BUCKET = 'arn:aws:s3:::acme-images';
const encrypted: Change = (t) => {
  bucket(t).BucketEncryption = { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: KEY } }] };
};
const ownKey: Change = (t) => {
  encrypted(t);
  bucket(t).BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.KMSMasterKeyID = { 'Fn::GetAtt': ['Key', 'Arn'] };
  resource('Key', 'AWS::KMS::Key', { KeyPolicy: { Version: '2012-10-17', Statement: [{ Sid: 'Owner', Effect: 'Allow', Principal: { AWS: sub('arn:aws:iam::${AWS::AccountId}:root') }, Action: 'kms:*', Resource: '*' }] } })(t);
};
const decrypt = (region = 'eu-central-1', Resource = KEY) => alsoAllow({ Action: 'kms:Decrypt', Resource, Condition: { StringEquals: { 'kms:ViaService': sub(`s3.${region}.amazonaws.com`) } } });
const REGION = '${AWS::Region}';
/** Listing under a condition; locating, which knows no prefix, without one. */
const listing = (Condition: object): Change => (t) => void rights(t).splice(0, 1,
  { Sid: 'HastyLocate', Effect: 'Allow', Action: 's3:GetBucketLocation', Resource: BUCKET },
  { Sid: 'HastyList', Effect: 'Allow', Action: 's3:ListBucket', Resource: BUCKET, Condition });
const bounded = (...Action: string[]): Change => (t) => {
  resource('Boundary', 'AWS::IAM::ManagedPolicy', { PolicyDocument: { Version: '2012-10-17', Statement: [{ Sid: 'Most', Effect: 'Allow', Action, Resource: '*' }] } })(t);
  role(t).PermissionsBoundary = { Ref: 'Boundary' };
};
const denied = (Condition: object) => onBucket({ Sid: 'Network', Effect: 'Deny', Action: 's3:*', Condition });

describe('what Hasty needs', () => {
  test.each<[string, Change[]]>([
    ['the policy of the tutorial', []],
    ['listing of the folder alone', [listing({ StringLike: { 's3:prefix': ['street/*', 'street'] } })]],
    ['a key, and the right to use it', [encrypted, decrypt()]],
    ['a key of the stack, whose region nobody tells, through S3 of the region that is written out', [ownKey, decrypt('eu-central-1', '*')]],
    ['the same beside a right in another region', [ownKey, decrypt('us-east-1', '*'), decrypt('eu-central-1', '*')]],
    ['a key of the stack, through S3 of the region that the stack is deployed to', [ownKey, decrypt(REGION, '*')]],
    ['the key of AWS, which everybody in the account may use', [(t) => { encrypted(t); delete bucket(t).BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.KMSMasterKeyID; }]],
    ['a boundary with S3 in it', [bounded('s3:*', 'ec2:*')]],
    ['a deny outside the network that leaves the role out', [denied({ StringNotEquals: { 'aws:SourceVpce': 'vpce-1' }, ArnNotLike: { 'aws:PrincipalArn': sub('arn:aws:iam::${AWS::AccountId}:role/HastyImages') } })]],
    ['a deny of writing', [onBucket({ Effect: 'Deny', Action: 's3:PutObject' })]],
    ['an ExternalId out of a list of values', [parameter('Id', { AllowedValues: [EXTERNAL_ID, OTHER_ID] }), (t) => { trust(t).Condition.StringEquals['sts:ExternalId'] = { Ref: 'Id' }; }]],
    ['a folder out of a list of values', [parameter('Folder', { AllowedValues: ['street', 'aerial'] }), (t) => { read(t).Resource = sub(`${BUCKET}/\${Folder}/*`); }]],
    ['a role that is not always made', [condition('Prod'), (t) => { t.Resources.Hasty.Condition = 'Prod'; }]],
  ])('passes: %s', (_, changes) => {
    expect(told('need-access', template(...changes))).toEqual([]);
  });

  const refused = (action: string, at = 'Hasty') => `error at ${at}: ${action} is refused for acme-images/street/`;
  const byNetwork = (action: string) => `${refused(action, 'Network')} by the deny Network: annotators' browsers open signed URLs from any network, so that letting in Hasty's servers is not enough`;

  test.each<[string, Change[], string[]]>([
    ['no right to list and locate', [(t) => void rights(t).shift()], [refused('s3:GetBucketLocation'), refused('s3:ListBucket')]],
    ['no right to locate', [(t) => { list(t).Action = 's3:ListBucket'; }], [refused('s3:GetBucketLocation')]],
    ['listing on the objects, where it has no effect', [(t) => { list(t).Resource = `${BUCKET}/*`; }], [refused('s3:GetBucketLocation'), refused('s3:ListBucket')]],
    ['locating under a key that only listing has', [(t) => { list(t).Condition = { StringLike: { 's3:prefix': 'street/*' } }; }], [refused('s3:GetBucketLocation')]],
    ['listing of the folder, and not of folders in it', [listing({ StringEquals: { 's3:prefix': 'street/' } })], [refused('s3:ListBucket')]],
    ['listing of another folder', [listing({ StringLike: { 's3:prefix': 'aerial/*' } })], [refused('s3:ListBucket')]],
    ['reading from some addresses: browsers are everywhere', [(t) => { read(t).Condition = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }; }], [refused('s3:GetObject')]],
    ['a deny for all other addresses', [denied({ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })], [byNetwork('s3:GetObject')]],
    ['a deny outside a VPC endpoint', [denied({ StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } })], [byNetwork('s3:GetObject')]],
    ['a key without the right to use it', [encrypted], [refused('kms:Decrypt')]],
    ['a key of the stack without the right to use it', [ownKey], [refused('kms:Decrypt')]],
    ['a key of the stack, and a right through another service', [ownKey, alsoAllow({ Action: 'kms:Decrypt', Condition: { StringEquals: { 'kms:ViaService': 'ec2.eu-central-1.amazonaws.com' } } })], [refused('kms:Decrypt')]],
    ['a key of the stack, and a right through another service of its region', [ownKey, alsoAllow({ Action: 'kms:Decrypt', Condition: { StringEquals: { 'kms:ViaService': sub('ec2.${AWS::Region}.amazonaws.com') } } })], [refused('kms:Decrypt')]],
    ['a right to use another key', [encrypted, decrypt(undefined, `${KEY}2`)], [refused('kms:Decrypt')]],
    ['a right to use the key through S3 of another region', [encrypted, decrypt('us-east-1')], [refused('kms:Decrypt')]],
  ])('fails: %s', (_, changes, expected) => {
    const content = template(...changes);
    expect(told('need-access', content)).toEqual(expect.arrayContaining(expected));
    expect(witnesses('need-access', content)[0]).toMatchObject({ action: expect.stringMatching(/^(s3|kms):/), answer: 'refused' });
  });

  const NOTHING = 'error at Hasty: Hasty can assume HastyImages, which reads no folder of any bucket in these documents';

  test.each<[string, Change[]]>([
    ['no right to read', [(t) => void rights(t).pop()]],
    ['an action that is misspelt', [(t) => { read(t).Action = 's3:GetObjects'; }]],
    ['a date that has passed', [(t) => { read(t).Condition = { DateLessThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } }; }]],
    ['a boundary without S3', [bounded('ec2:*')]],
    ['a folder named by a tag that the role does not have', [(t) => { read(t).Resource = `${BUCKET}/\${aws:PrincipalTag/team}/*`; }]],
  ])('fails, since nothing can be read: %s', (_, changes) => {
    expect(told('need-access', template(...changes))).toEqual([NOTHING]);
  });

  test.each<[string, object]>([
    ['a second factor, which a service does not have', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }],
    ['a date that has not come', { DateGreaterThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } }],
    ['some addresses, which Hasty does not publish', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }],
  ])('fails, since the trust asks for more: %s', (_, more) => {
    expect(told('need-access', template((t) => { Object.assign(trust(t).Condition, more); }))).toEqual([
      `error at Hasty: Hasty cannot assume HastyImages with the ExternalId ${EXTERNAL_ID} at all times, or by all of its principals`,
    ]);
  });

  test.each<[string, Change, string]>([
    ['a key that does not exist', (t) => { trust(t).Condition = { StringEquals: { 'iam:ExternalId': EXTERNAL_ID } }; }, 'error at HastyAssume: HastyImages trusts Hasty\'s account, which can never assume it: no request meets the conditions'],
    ['no value at all', (t) => { trust(t).Condition.StringEquals['sts:ExternalId'] = []; }, 'error at HastyAssume: HastyImages trusts Hasty\'s account, which can never assume it: no request meets the conditions'],
    ['two conditions that exclude each other', (t) => { trust(t).Condition.StringNotEquals = { 'sts:ExternalId': EXTERNAL_ID }; },
      'error at HastyAssume: HastyImages trusts Hasty\'s account, which can never assume it: no request meets the conditions'],
    ['a date that has passed', (t) => { trust(t).Condition.DateLessThan = { 'aws:CurrentTime': '2026-01-01T00:00:00Z' }; }, 'warning at HastyAssume: the time in which Hasty could assume HastyImages is over'],
  ])('says that Hasty is shut out: %s', (_, change, expected) => {
    expect(told('need-access', template(change))).toEqual([expected]);
  });

  test('cannot tell whether a stack is deployed to the region of a key that is written out', () => {
    expect(told('need-access', template(encrypted, decrypt(REGION)))).toEqual([`${refused('kms:Decrypt').replace('error', 'error?')}, or not: it depends on whether the role's stack is deployed to eu-central-1`]);
    expect(told('need-access', template(encrypted, decrypt(REGION), decrypt('eu-central-1')))).toEqual([]);
    expect(told('need-access', template(encrypted, decrypt(REGION, `${KEY}2`)))).toEqual([refused('kms:Decrypt')]);
  });

  const behindAlias: Change = (t) => {
    encrypted(t);
    bucket(t).BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.KMSMasterKeyID = sub('arn:aws:kms:${AWS::Region}:${AWS::AccountId}:alias/images');
  };

  test('a key behind an alias needs the right too; cannot tell whether a right on one key is on that', () => {
    expect(told('need-access', template(behindAlias))).toEqual([refused('kms:Decrypt')]);
    expect(told('need-access', template(behindAlias, decrypt(REGION)))).toEqual([
      `${refused('kms:Decrypt').replace('error', 'error?')}, or not: it depends on which key is behind arn:aws:kms:\${AWS::Region}:\${AWS::AccountId}:alias/images`,
    ]);
    expect(told('need-access', template(behindAlias, decrypt(REGION, '*')))).toEqual([]);
  });

  test.each(['ObjectWriter', 'BucketOwnerPreferred', 'BucketOwnerEnforced'])('warns where objects that other accounts write stay theirs: %s', (ObjectOwnership) => {
    const findings = told('need-access', template((t) => { bucket(t).OwnershipControls = { Rules: [{ ObjectOwnership }] }; }));
    expect(findings).toEqual(ObjectOwnership === 'BucketOwnerEnforced' ? [] : [
      `warning at Images: acme-images: with ${ObjectOwnership}, objects that other accounts write may stay theirs, and then Hasty cannot read them`,
    ]);
  });

  const openedBy = (...AWS: string[]): Change => (t) => {
    rights(t).pop();
    onBucket({ Sid: 'Opens', Principal: { AWS: AWS.map(sub) }, Resource: `${BUCKET}/street/*` })(t);
  };
  const SESSION = 'arn:aws:sts::${AWS::AccountId}:assumed-role/HastyImages/hasty';

  test('cannot tell what Hasty calls its session, where the policy of the bucket lets in one session alone', () => {
    expect(told('need-access', template(openedBy('arn:aws:iam::${AWS::AccountId}:role/HastyImages')))).toEqual([]);
    expect(told('need-access', template(openedBy(SESSION, 'arn:aws:iam::${AWS::AccountId}:role/HastyImages')))).toEqual([]);
    expect(told('need-access', template(openedBy(SESSION)))).toEqual([
      'error? at Hasty: s3:GetObject is refused for acme-images/street/, or not: it depends on what Hasty calls its session, since a policy names one session of the role',
    ]);
  });

  test('fails in one branch: the choice is in the witness', () => {
    const content = template(condition('Prod'), (t) => { list(t).Action = ['s3:ListBucket', { 'Fn::If': ['Prod', 's3:GetBucketLocation', NO_VALUE] }]; });
    expect(told('need-access', content)).toEqual([refused('s3:GetBucketLocation')]);
    expect(witnesses('need-access', content)).toEqual([expect.objectContaining({ choices: { ProdChosen: 'not yes' } })]);
  });

  test('cannot tell: the boundary is not at hand', () => {
    expect(told('need-access', template((t) => { role(t).PermissionsBoundary = 'arn:aws:iam::111122223333:policy/Boundary'; }))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^error\? at PermissionsBoundary: s3:GetObject is refused .*whose text is not given$/)]));
  });
});
