import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { audit } from '../../src/audit';
import { BucketMount } from '../../src/aws';
import { ACCOUNT, deployed, REGION, Template } from '../support/deployed';
import { assume, NOW, ORGANISATION_WIDE, request } from '../support/iam';
import { EXTERNAL_ID } from '../support/stack';

const REVOKED = '2029-06-01T11:00:00Z';
const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/images`;
const BUCKET = 'arn:aws:s3:::acme';
const VIA_S3 = { 'kms:ViaService': `s3.${REGION}.amazonaws.com` };
/** A key policy as KMS writes it, by which IAM policies decide. */
const BY_IAM = { Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' }] };

function mounting(fence: boolean, revoked = true): Template {
  return deployed((stack) => {
    const mount = new BucketMount(stack, 'Images', {
      bucket: Bucket.fromBucketName(stack, 'Bucket', 'acme'),
      externalId: EXTERNAL_ID,
      prefixes: ['street/'],
      encryptionKeys: [Key.fromKeyArn(stack, 'Key', KEY)],
      fence,
    });
    if (revoked) mount.role.revokeSessionsIssuedBefore(REVOKED);
  });
}

/** All that Hasty needs. A signed URL is a read under the session that signed it. */
const NEEDS: [string, string, Record<string, string>][] = [
  ['s3:GetBucketLocation', BUCKET, {}],
  ['s3:ListBucket', BUCKET, { 's3:prefix': 'street/' }],
  ['s3:GetObject', `${BUCKET}/street/a.jpg`, {}],
  ['kms:Decrypt', KEY, VIA_S3],
];

/** What is answered under a session that was issued at a time. */
function answers(template: Template, issued: string, everybody: boolean): Promise<string[]> {
  return Promise.all(NEEDS.map(([action, resource, context]) => {
    const resourcePolicy = everybody ? ORGANISATION_WIDE : action === 'kms:Decrypt' ? BY_IAM : undefined;
    return request(template, action, resource, { ...context, 'aws:TokenIssueTime': issued }, { resourcePolicy });
  }));
}

describe.each([{ fence: true }, { fence: false }])('with fence: $fence', ({ fence }) => {
  const template = mounting(fence);

  test.each([
    ['from before the time does nothing any more', '2029-06-01T10:59:59Z', 'refused'],
    ['of the very time works', REVOKED, 'allowed'],
    ['of a later time works', '2029-06-01T11:30:00Z', 'allowed'],
  ])('a session %s', async (_, issued, verdict) => {
    expect(await answers(template, issued, false)).toEqual(NEEDS.map(() => verdict));
    expect(await answers(template, issued, true)).toEqual(NEEDS.map(() => verdict));
  });

  test('without the call the session from before works: it is the call that ends it', async () => {
    expect(await answers(mounting(fence, false), '2029-06-01T10:59:59Z', false)).toEqual(NEEDS.map(() => 'allowed'));
  });

  test('a later session may do no more than before', async () => {
    const later = { 'aws:TokenIssueTime': '2029-06-01T11:30:00Z' };
    expect(await request(template, 's3:GetObject', `${BUCKET}/payroll/a.jpg`, later)).toBe('refused');
    expect(await request(template, 's3:PutObject', `${BUCKET}/street/a.jpg`, later)).toBe('refused');
  });

  test('Hasty gets a new session', async () => {
    const hasty = { principal: 'arn:aws:iam::718860067770:user/hasty', time: NOW };
    expect(await assume(template, { ...hasty, externalId: EXTERNAL_ID })).toBe('allowed');
    expect(await assume(template, hasty)).toBe('refused');
  });
});

describe.each([{ fence: true }, { fence: false }])('the audit (fence: $fence)', ({ fence }) => {
  const report = (template: Template, now: string) => audit([{ name: 'acme.template.json', text: JSON.stringify(template) }], { now: new Date(now) });
  const errors = (now: string) => report(mounting(fence), now).findings.filter(({ severity }) => severity === 'error').map(({ status, rule }) => `${status} ${rule}`);

  test('says of the role what it says without the revocation', () => {
    const [before, after] = [report(mounting(fence, false), NOW), report(mounting(fence), NOW)];
    expect([after.verdict, after.access, after.findings.length]).toEqual([before.verdict, before.access, before.findings.length]);
    expect(errors(NOW)).toEqual([]);
    expect(before.access.mounts).toHaveLength(1);
  });

  test('says until the time that Hasty lacks what it needs', () => {
    expect([...new Set(errors('2029-06-01T10:00:00Z'))]).toEqual(['fail need-access']);
  });
});
