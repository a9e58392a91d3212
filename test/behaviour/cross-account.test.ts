import { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { BucketMount } from '../../src/aws';
import { ACCOUNT, deployed, REGION } from '../support/deployed';
import { ORGANISATION_WIDE, request } from '../support/iam';
import { ENV, EXTERNAL_ID, newStack, warningsOf } from '../support/stack';

const OWNER = '444455556666';
const BUCKET = 'arn:aws:s3:::partner-images';
const KEY = `arn:aws:kms:${REGION}:${OWNER}:key/images`;
const VIA_S3 = { 'kms:ViaService': `s3.${REGION}.amazonaws.com` };

function mountPartnersBucket(stack: Stack): void {
  const bucket = Bucket.fromBucketAttributes(stack, 'Bucket', { bucketName: 'partner-images', account: OWNER, region: REGION });
  const encryptionKeys = [Key.fromKeyArn(stack, 'Key', KEY)];
  new BucketMount(stack, 'Images', { bucket, externalId: EXTERNAL_ID, prefixes: ['street/'], roleName: 'hasty', encryptionKeys });
}
const template = deployed(mountPartnersBucket);

/** The policies that the owners of bucket and key make of the warnings, word by word. */
function statementsOf(id: string): object[] {
  const stack = newStack(ENV);
  mountPartnersBucket(stack);
  const { text } = warningsOf(stack).find((warning) => warning.id === `hasty-bucket-constructs:${id}`)!;
  return JSON.parse(/policy, once the role is there \(output '\w+'\): (\[.*\])$/s.exec(text)![1]);
}
const [ON_BUCKET, ON_KEY] = ['bucketInOtherAccount', 'keyInOtherAccount'].map(statementsOf);

type Question = [action: string, resource: string, context?: Record<string, string>];
const ask = ([action, resource, context]: Question, Statement: object[], principal?: string) =>
  request(template, action, resource, context, { account: OWNER, resourcePolicy: { Statement }, principal });

describe("a bucket in another account than the role's", () => {
  test.each<[string, Question, object[]]>([
    ['reading', ['s3:GetObject', `${BUCKET}/street/a.jpg`], ON_BUCKET],
    ['listing', ['s3:ListBucket', BUCKET], ON_BUCKET],
    ['locating', ['s3:GetBucketLocation', BUCKET], ON_BUCKET],
    ['decrypting', ['kms:Decrypt', KEY, VIA_S3], ON_KEY],
  ])('is closed to %s until its owner adds the statements of the warning', async (_, question, statements) => {
    expect(await ask(question, [])).toBe('refused');
    expect(await ask(question, statements)).toBe('allowed');
  });

  test.each<[string, Question, object[]]>([
    ['reading outside the prefix', ['s3:GetObject', `${BUCKET}/payroll/a.pdf`], ON_BUCKET],
    ['reading beside the prefix', ['s3:GetObject', `${BUCKET}/street2/a.jpg`], ON_BUCKET],
    ['writing', ['s3:PutObject', `${BUCKET}/street/a.jpg`], ON_BUCKET],
    ['reading its policy', ['s3:GetBucketPolicy', BUCKET], ON_BUCKET],
    ['decrypting directly', ['kms:Decrypt', KEY], ON_KEY],
    ['encrypting', ['kms:GenerateDataKey', KEY, VIA_S3], ON_KEY],
  ])('stays closed to %s, by the role and by the statements', async (_, question, statements) => {
    const admin = `arn:aws:iam::${ACCOUNT}:user/admin`;
    expect(await ask(question, ORGANISATION_WIDE.Statement)).toBe('refused');
    expect(await ask(question, ORGANISATION_WIDE.Statement, admin)).toBe('allowed');
    expect(await ask(question, statements)).toBe('refused');
  });

  test('the statements let in the role alone', async () => {
    for (const [question, statements] of [[['s3:GetObject', `${BUCKET}/street/a.jpg`], ON_BUCKET], [['kms:Decrypt', KEY, VIA_S3], ON_KEY]] as [Question, object[]][]) {
      expect(await ask(question, statements, `arn:aws:iam::${ACCOUNT}:user/admin`)).toBe('refused');
      expect(await ask(question, statements, `arn:aws:sts::${ACCOUNT}:assumed-role/other/session`)).toBe('refused');
      expect(await ask(question, statements, `arn:aws:sts::${ACCOUNT}:assumed-role/hasty/session`)).toBe('allowed');
    }
  });
});

test('the role by a condition on its account lets in the same, whoever else is in that account, also when the role is made anew', async () => {
  const byCondition = (statements: object[]) => statements.map((statement: any) => ({
    ...statement,
    Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
    Condition: { ...statement.Condition, ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${ACCOUNT}:role/hasty` } },
  }));
  for (const [question, statements] of [[['s3:GetObject', `${BUCKET}/street/a.jpg`], ON_BUCKET], [['kms:Decrypt', KEY, VIA_S3], ON_KEY]] as [Question, object[]][]) {
    const [action, resource, context] = question;
    const as = (arn: string): Question => [action, resource, { ...context, 'aws:PrincipalArn': arn }];
    expect(await ask(as(`arn:aws:iam::${ACCOUNT}:role/hasty`), byCondition(statements))).toBe('allowed');
    expect(await ask(as(`arn:aws:iam::${ACCOUNT}:role/other`), byCondition(statements), `arn:aws:sts::${ACCOUNT}:assumed-role/other/session`)).toBe('refused');
  }
});

test('the statements of the warning can be saved: none about keys in the bucket policy, and none about buckets in the key policy', () => {
  expect(ON_BUCKET.map(({ Action }: any) => Action)).toEqual(['s3:GetBucketLocation', 's3:ListBucket', 's3:GetObject']);
  expect(ON_KEY.map(({ Action, Resource }: any) => [Action, Resource])).toEqual([['kms:Decrypt', '*']]);
});
