import { Change, onBucket, sub, template, told, witnesses } from '../../support/audited';

/** A deny of everything on the bucket and its objects, under a condition. */
const denied = (Condition: object): Change => onBucket({ Sid: 'Guard', Effect: 'Deny', Action: 's3:*', Condition, Resource: ['arn:aws:s3:::acme-images', 'arn:aws:s3:::acme-images/*'] });
const OTHER_NETWORK = ': annotators\' browsers open signed URLs from any network, so that letting in Hasty\'s servers is not enough';
const SENT = ': browsers and Hasty\'s servers send what they like, or nothing';
const MONTHLY = 30 * 86_400_000;
const OFFICE = '203.0.113.0/24';
const ROLE = sub('arn:aws:iam::${AWS::AccountId}:role/HastyImages');
const ADMIN = sub('arn:aws:iam::${AWS::AccountId}:role/Admin');

describe('a bucket policy with a deny that Hasty, or a browser, runs into', () => {
  test.each<[string, object, string]>([
    ['addresses, even if they are those of Hasty\'s servers', { NotIpAddress: { 'aws:SourceIp': OFFICE } }, OTHER_NETWORK],
    ['addresses, in the form that lets in services of AWS', { NotIpAddress: { 'aws:SourceIp': OFFICE }, Bool: { 'aws:ViaAWSService': 'false' } }, OTHER_NETWORK],
    ['the same with IfExists', { NotIpAddressIfExists: { 'aws:SourceIp': OFFICE }, BoolIfExists: { 'aws:ViaAWSService': 'false' } }, OTHER_NETWORK],
    ['an endpoint', { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }, OTHER_NETWORK],
    ['a network', { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } }, OTHER_NETWORK],
    ['a network or addresses', { StringNotEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' }, NotIpAddressIfExists: { 'aws:SourceIp': OFFICE } }, OTHER_NETWORK],
    ['any endpoint', { Null: { 'aws:SourceVpce': 'true' } }, OTHER_NETWORK],
    ['a browser', { StringNotLike: { 'aws:UserAgent': 'acme/*' } }, SENT],
    ['a page', { StringNotLike: { 'aws:Referer': 'https://app.hasty.ai/*' } }, SENT],
    ['young signatures', { NumericGreaterThan: { 's3:signatureAge': '600000' } }, ': signed URLs are opened until the session that signed them ends, after 6 hours'],
    ['signatures in a header', { StringNotEquals: { 's3:authType': 'REST-HEADER' } }, ': browsers open signed URLs, whose signature is in the query string'],
    ['no signatures in a query string', { StringEquals: { 's3:authType': 'REST-QUERY-STRING' } }, ': browsers open signed URLs, whose signature is in the query string'],
    ['a second factor', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }, ''],
    ['a second factor, in the form that sessions do meet', { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }, ''],
    ['access points', { StringNotEquals: { 's3:DataAccessPointAccount': '111122223333' } }, ''],
  ])('fails, and names the deny, where it asks for %s', (_, condition, hint) => {
    const content = template(denied(condition));
    expect(told('need-access', content)).toContain(`error at Guard: s3:GetObject is refused for acme-images/street/ by the deny Guard${hint}`);
    expect(witnesses('need-access', content)).toContainEqual(expect.objectContaining({ action: 's3:GetObject', answer: 'refused' }));
  });

  test.each<[string, object]>([
    ['of one endpoint that is not ours', { StringEquals: { 'aws:SourceVpce': 'vpce-1' } }],
    ['of other networks, but for the role', { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' }, ArnNotLike: { 'aws:PrincipalArn': ROLE } }],
    ['of requests that services of AWS make', { NotIpAddress: { 'aws:SourceIp': OFFICE }, Bool: { 'aws:ViaAWSService': 'true' } }],
    ['of other organisations: the role is in yours', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-acme1' } }],
    ['of other accounts than that of the stack', { StringNotEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } }],
    ['of other accounts than one that is written out', { StringNotEquals: { 'aws:PrincipalAccount': '111122223333' } }],
    ['of all roles but some, with ours', { ArnNotLike: { 'aws:PrincipalArn': [ADMIN, ROLE] } }],
    ['of requests without TLS', { Bool: { 'aws:SecureTransport': 'false' } }],
    ['of old TLS', { NumericLessThan: { 's3:TlsVersion': '1.2' } }],
    ['of signatures that are older than any session', { NumericGreaterThan: { 's3:signatureAge': String(MONTHLY) } }],
    ['of forms that browsers post', { StringEquals: { 's3:authType': 'POST' } }],
  ])('passes with a deny %s', (_, condition) => {
    expect(told('need-access', template(denied(condition)))).toEqual([]);
  });

  test('fails where all roles but some are denied, and ours is none of them', () => {
    expect(told('need-access', template(denied({ ArnNotLike: { 'aws:PrincipalArn': ADMIN } })))).toEqual([
      'error at Hasty: Hasty can assume HastyImages, which reads no folder of any bucket in these documents',
    ]);
  });

  test('cannot tell where an account is written out that may be the stack\'s', () => {
    expect(told('need-access', template(denied({ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/HastyImages' } })))).toContainEqual(
      expect.stringMatching(/^error\? at Guard: s3:GetObject is refused for acme-images\/street\/ by the deny Guard, or not/));
  });
});
