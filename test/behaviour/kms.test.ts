import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { HastyBucket, HastyBucketProps } from '../../src/aws';
import { ACCOUNT, deployed, REGION, Template } from '../support/deployed';
import { ORGANISATION_WIDE, request } from '../support/iam';
import { actionsOf } from '../support/iam-actions';
import { EXTERNAL_ID } from '../support/stack';

const [OWN, OLDER, FOREIGN, UNRELATED, MANAGED] = ['own', 'older', 'foreign', 'unrelated', 'managed']
  .map((name) => `arn:aws:kms:${REGION}:${name === 'foreign' ? '444455556666' : ACCOUNT}:key/${name}`);
const via = (service: string) => ({ 'kms:ViaService': `${service}.amazonaws.com` });
const VIA_S3 = via(`s3.${REGION}`);

/** A bucket that is encrypted with one key and holds objects of two others. */
function mounting(props: Partial<HastyBucketProps> = {}): Template {
  return deployed((stack) => {
    const [encryptionKey, ...encryptionKeys] = [OWN, OLDER, FOREIGN].map((arn) => Key.fromKeyArn(stack, arn.split('/')[1], arn));
    new HastyBucket(stack, 'Images', {
      externalId: EXTERNAL_ID, prefixes: ['street/'], bucketProps: { encryptionKey }, encryptionKeys, ...props,
    });
  });
}

/** A key policy as KMS writes it: the account decides by its IAM policies. https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html */
const BY_IAM = { Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' }] };
/** The key policy of aws/s3: everybody in the account, through S3. https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html */
const MANAGED_BY_AWS = {
  Statement: [{
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    Resource: '*',
    Condition: { StringEquals: { ...VIA_S3, 'kms:CallerAccount': ACCOUNT } },
  }],
};
const decrypt = (template: Template, key: string, context: Record<string, string>, resourcePolicy: { Statement: object[] } = BY_IAM) =>
  request(template, 'kms:Decrypt', key, context, { resourcePolicy, account: key.split(':')[4] });

describe.each([{ fence: true }, { fence: false }])('with fence: $fence, the role decrypts', ({ fence }) => {
  const template = mounting({ fence });

  test.each([['the own key of the bucket', OWN], ['the other keys given', OLDER], ['a key of another account', FOREIGN]])('through S3 with %s', async (_, key) => {
    expect(await decrypt(template, key, VIA_S3)).toBe('allowed');
  });

  test('through S3 with the managed key aws/s3, which no policy of the role names', async () => {
    expect(await decrypt(template, MANAGED, { ...VIA_S3, 'kms:CallerAccount': ACCOUNT }, MANAGED_BY_AWS)).toBe('allowed');
  });

  test('with no key of another account that does not let the role in itself', async () => {
    const ownersOnly = { Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::444455556666:root' }, Action: 'kms:*', Resource: '*' }] };
    expect(await decrypt(template, FOREIGN, VIA_S3, ownersOnly)).toBe('refused');
  });

  test('with no key that was not given', async () => {
    expect(await decrypt(template, UNRELATED, VIA_S3)).toBe('refused');
  });

  test.each<[string, Record<string, string>]>([
    ['directly', {}],
    ['through S3 of another region', via('s3.eu-west-1')],
    ['through another service', via(`secretsmanager.${REGION}`)],
    ['through a service whose name begins like that of S3', via(`s3express.${REGION}`)],
  ])('not %s', async (_, context) => {
    expect(await decrypt(template, OWN, context)).toBe('refused');
  });

  test('and does nothing else with the keys', async () => {
    const actions = (await actionsOf('kms')).filter(({ name, arns }) => arns.key && name !== 'kms:Decrypt');
    expect(actions.length).toBeGreaterThan(30);
    const answers = await Promise.all(actions.map(async ({ name }) => {
      const context = name === 'kms:SynchronizeMultiRegionKey' ? {} : VIA_S3; // KMS calls that one itself, so it is never via a service
      const ask = (principal?: string) => request(template, name, OWN, context, { resourcePolicy: BY_IAM, principal });
      return [name, await ask(), await ask(`arn:aws:iam::${ACCOUNT}:user/admin`)];
    }));
    expect(answers.filter(([, hasty, admin]) => hasty !== 'refused' || admin !== 'allowed')).toEqual([]);
  });
});

test('a key policy for the organisation gives the role no more than decryption through S3, thanks to the fence', async () => {
  const [fenced, open] = [true, false].map((fence) => mounting({ fence }));
  for (const context of [{}, via(`secretsmanager.${REGION}`)]) {
    expect(await decrypt(fenced, UNRELATED, context, ORGANISATION_WIDE)).toBe('refused');
    expect(await decrypt(open, UNRELATED, context, ORGANISATION_WIDE)).toBe('allowed');
  }
  // harmless: S3 decrypts only what the role may read, and that is in the mounted buckets
  expect(await decrypt(fenced, UNRELATED, VIA_S3, ORGANISATION_WIDE)).toBe('allowed');
});

test('a key that the stack makes lets the role in by its own policy, through S3', async () => {
  const template = deployed((stack) => {
    const bucket = new Bucket(stack, 'Bucket', { encryptionKey: new Key(stack, 'Key') });
    new HastyBucket(stack, 'Images', {
      externalId: EXTERNAL_ID, prefixes: ['street/'], bucketProps: { encryptionKey: bucket.encryptionKey },
    });
  });
  const [key] = Object.keys(template.Resources).filter((id) => template.Resources[id].Type === 'AWS::KMS::Key');
  const arn = `arn:aws:kms:${REGION}:${ACCOUNT}:key/${key.toLowerCase()}`;
  expect(await request(template, 'kms:Decrypt', arn, VIA_S3)).toBe('allowed');
  expect(await request(template, 'kms:Decrypt', arn)).toBe('refused');
});

test('a role without keys decrypts nothing, not even through S3', async () => {
  const template = mounting({ bucketProps: {}, encryptionKeys: [] });
  expect(await decrypt(template, OWN, VIA_S3)).toBe('refused');
  expect(await decrypt(template, MANAGED, { ...VIA_S3, 'kms:CallerAccount': ACCOUNT }, MANAGED_BY_AWS)).toBe('allowed');
});
