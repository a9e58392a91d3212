import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { HastyAccessRole, HastyBucket } from '../../src/aws';
import { ImportMode, ListingScope } from '../../src/contract';
import { breach } from '../support/contract-holds';
import { ACCOUNT, deployed, REGION, Template } from '../support/deployed';
import { mutantsOf } from '../support/mutants';
import { Contract } from '../support/oracle';
import { EXTERNAL_ID } from '../support/stack';

const [FIRST, SECOND] = ['2030-01-01T00:00:00Z', '2031-01-01T00:00:00Z'];
const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/images`;

interface Agreed {
  readonly template: Template;
  readonly contract: Contract;
  /** Faults that leave Hasty what it had. */
  readonly harmless: string[];
}

const newBucket: Agreed = {
  template: deployed((stack) => new HastyBucket(stack, 'Images', {
    externalId: EXTERNAL_ID,
    prefixes: ['street/', 'aerial/2026/'],
    bucketProps: { bucketName: 'acme', encryptionKey: Key.fromKeyArn(stack, 'Key', KEY) },
  })),
  contract: { externalId: EXTERNAL_ID, mounts: [{ bucket: 'acme', prefixes: ['street/', 'aerial/2026/'], listing: 'BUCKET' }], keys: [KEY], newBuckets: ['acme'] },
  harmless: [],
};

const twoBucketsUntil: Agreed = {
  template: deployed((stack) => {
    const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
    const options = { importMode: ImportMode.COPY };
    role.mount(Bucket.fromBucketName(stack, 'First', 'acme'), { ...options, prefixes: ['street/'], listing: ListingScope.PREFIX, accessUntil: FIRST });
    role.mount(Bucket.fromBucketName(stack, 'Second', 'aerial'), { ...options, prefixes: ['2026/'], accessUntil: SECOND });
  }),
  contract: {
    externalId: EXTERNAL_ID,
    mounts: [
      { bucket: 'acme', prefixes: ['street/'], listing: 'PREFIX', until: FIRST },
      { bucket: 'aerial', prefixes: ['2026/'], listing: 'BUCKET', until: SECOND },
    ],
    keys: [],
    newBuckets: [],
  },
  // the fence from the first date on has to close the first bucket; all that is outside both, the fence without a date closes too
  harmless: [
    'HastyFenceObjects2: also arn:aws:s3:::other beside arn:aws:s3:::aerial',
    'HastyFenceObjects2: arn:aws:s3:::aerial with a wildcard',
    'HastyFenceObjects2: also arn:aws:s3:::other/2026/* beside arn:aws:s3:::aerial/2026/*',
    'HastyFenceObjects2: arn:aws:s3:::aerial/2026/* without its slash',
    'HastyFenceObjects2: arn:aws:s3:::aerial/2026/* as the whole bucket',
  ],
};

describe.each([
  { name: 'a new bucket', agreed: newBucket },
  { name: 'two buckets with end dates', agreed: twoBucketsUntil },
])('the template of $name', ({ name, agreed: { template, contract, harmless } }) => {
  test('keeps the contract', async () => {
    expect(await breach(template, contract)).toBeUndefined();
  }, 120_000);

  test('breaks it with every fault', async () => {
    const mutants = mutantsOf(template);
    const survivors: string[] = [];
    for (const mutant of mutants) {
      if (await breach(mutant.template, contract) === undefined) survivors.push(mutant.name);
    }
    const noticed = mutants.length - survivors.length;
    process.stdout.write(`${name}: ${noticed} of ${mutants.length - harmless.length} mutants noticed, beside ${harmless.length} harmless ones\n`);
    expect(survivors).toEqual(harmless);
    const names = mutants.map((mutant) => mutant.name);
    expect(names.filter((one, index) => names.indexOf(one) !== index)).toEqual([]);
  }, 120_000);
});

describe('what changes nothing for Hasty is no breach', () => {
  const { template, contract } = newBucket;
  const changed = (change: (role: any, bucket: any) => void): Template => {
    const copy = structuredClone(template);
    const of = (type: string) => Object.values(copy.Resources).find(({ Type }) => Type === type)!.Properties;
    change(of('AWS::IAM::Role'), of('AWS::S3::Bucket'));
    return copy;
  };

  test.each<[string, (role: any, bucket: any) => void]>([
    ['other Sids', ({ Policies: [{ PolicyDocument }] }) => PolicyDocument.Statement.forEach((statement: any, index: number) => { statement.Sid = `S${index}`; })],
    ['another order of statements', ({ Policies: [{ PolicyDocument }] }) => PolicyDocument.Statement.reverse()],
    ['a list of one action', ({ AssumeRolePolicyDocument: { Statement: [trust] } }) => { trust.Action = [trust.Action]; }],
    ["Hasty's account by its number", ({ AssumeRolePolicyDocument: { Statement: [trust] } }) => { trust.Principal.AWS = '718860067770'; }],
    ['longer sessions', (role) => { role.MaxSessionDuration = 43_200; }],
    ['answers that browsers remember', (_, { CorsConfiguration: { CorsRules: [rule] } }) => { rule.MaxAge = 3600; }],
    ['names of headers in another case', (_, { CorsConfiguration: { CorsRules: [rule] } }) => { rule.AllowedHeaders = ['authorization']; }],
  ])('%s', async (_, change) => {
    expect(await breach(changed(change), contract)).toBeUndefined();
  }, 120_000);
});
