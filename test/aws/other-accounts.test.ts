import { App, Aws, CfnParameter, Fn, Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, IBucketRef } from 'aws-cdk-lib/aws-s3';
import { BucketMount, BucketMountProps, HastyAccessRole, HastyBucket } from '../../src/aws';
import { ImportMode, ListingScope } from '../../src/contract';
import { ENV, EXTERNAL_ID, newStack, warningsOf } from '../support/stack';

const OWNER = '444455556666';
const [OWN_KEY, THEIR_KEY, SECOND_KEY] = [[ENV.account, 'ours'], [OWNER, 'theirs'], [OWNER, 'older']].map(([account, id]) => `arn:aws:kms:eu-central-1:${account}:key/${id}`);
const theirs = (stack: Stack, bucketName = 'their-images') => Bucket.fromBucketAttributes(stack, bucketName, { bucketName, account: OWNER });
const own = (stack: Stack) => Bucket.fromBucketName(stack, 'Own', 'acme-images');
const keys = (stack: Stack, ...arns: string[]) => arns.map((arn) => Key.fromKeyArn(stack, arn.split('/')[1], arn));
const mount = (stack: Stack, bucket: IBucketRef, props: Partial<BucketMountProps> = {}) => (
  new BucketMount(stack, 'Images', { bucket, externalId: EXTERNAL_ID, prefixes: ['street'], ...props }));

/** The warnings about other accounts: id -> texts. */
function told(stack: Stack): { bucket: string[]; key: string[] } {
  const texts = (id: string) => warningsOf(stack).filter((warning) => warning.id === `hasty-bucket-constructs:${id}`).map(({ text }) => text);
  return { bucket: texts('bucketInOtherAccount'), key: texts('keyInOtherAccount') };
}
const statementsIn = (text: string) => JSON.parse(/\): (\[.*\])$/.exec(text)![1]);

/** The outputs about other accounts; where the text refers to the role's ARN, it says ROLE. */
function outputsOf(stack: Stack): Record<string, any> {
  const { Outputs = {} } = (stack.node.root as App).synth().getStackArtifact(stack.artifactId).template;
  const text = (value: any) => typeof value === 'string' ? value
    : value['Fn::Join'][1].map((part: any) => typeof part === 'string' ? part : (expect(part).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^ImagesRole|^ImagesMountRole|^Hasty/), 'Arn'] }), 'ROLE')).join('');
  return Object.fromEntries(Object.entries<any>(Outputs).filter(([name]) => name.endsWith('PolicyStatements')).map(([name, { Value }]) => [name, JSON.parse(text(Value))]));
}
const Principal = { AWS: 'ROLE' };

describe('a bucket of another account', () => {
  test.each([
    ['by its outputs', {}, '<RoleArn from the outputs>'],
    ['by its ARN where that is known', { roleName: 'Hasty', path: '/vendors/' }, 'arn:aws:iam::111122223333:role/vendors/Hasty'],
  ])('comes with a warning that has the statements for its owner, and names the role %s', (_, role, arn) => {
    const stack = newStack(ENV);
    mount(stack, theirs(stack), role);
    const { bucket: [text, ...others], key } = told(stack);
    expect([others, key]).toEqual([[], []]);
    expect(text.slice(0, text.indexOf('[') - 1)).toBe(
      'the bucket is in account 444455556666 and the role in 111122223333: the role alone does not open it, and nothing opens objects that its managed key aws/s3 encrypts; '
      + 'the bucket\'s owner must add these statements to its bucket policy, once the role is there (output \'ImagesBucketPolicyStatements\'):');
    expect(statementsIn(text)).toEqual([
      { Sid: 'HastyLocate', Effect: 'Allow', Principal: { AWS: arn }, Action: 's3:GetBucketLocation', Resource: ['arn:aws:s3:::their-images'] },
      { Sid: 'HastyList', Effect: 'Allow', Principal: { AWS: arn }, Action: 's3:ListBucket', Resource: ['arn:aws:s3:::their-images'] },
      { Sid: 'HastyRead', Effect: 'Allow', Principal: { AWS: arn }, Action: 's3:GetObject', Resource: ['arn:aws:s3:::their-images/street/*'] },
    ]);
  });

  test('has an output to paste, with the role as it is deployed, and the conditions of the role itself', () => {
    const stack = newStack(ENV);
    mount(stack, theirs(stack), { listing: ListingScope.PREFIX, importMode: ImportMode.COPY, accessUntil: '2027-02-01T00:00:00Z' });
    const ends = { DateLessThan: { 'aws:CurrentTime': '2027-02-01T00:00:00Z' } };
    expect(outputsOf(stack)).toEqual({
      ImagesBucketPolicyStatements: [
        { Sid: 'HastyLocate', Effect: 'Allow', Principal, Action: 's3:GetBucketLocation', Resource: ['arn:aws:s3:::their-images'], Condition: ends },
        { Sid: 'HastyList', Effect: 'Allow', Principal, Action: 's3:ListBucket', Resource: ['arn:aws:s3:::their-images'], Condition: { StringLike: { 's3:prefix': ['street/*'] }, ...ends } },
        { Sid: 'HastyRead', Effect: 'Allow', Principal, Action: 's3:GetObject', Resource: ['arn:aws:s3:::their-images/street/*'], Condition: ends },
      ],
    });
  });

  test('that is made by another stack of the app is one, too', () => {
    const app = new App();
    const [here, there] = [ENV.account, OWNER].map((account, index) => new Stack(app, `Stack${index}`, { env: { ...ENV, account } }));
    mount(here, new Bucket(there, 'Bucket', { bucketName: 'their-images' }));
    expect(outputsOf(here).ImagesBucketPolicyStatements[0].Resource).toEqual(['arn:aws:s3:::their-images']);
    expect(told(here).bucket.map((text) => text.includes('"arn:aws:s3:::their-images/street/*"'))).toEqual([true]);
  });

  test('that is mounted twice has all its statements together, under distinct Sids', () => {
    const stack = newStack(ENV);
    const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
    role.mount(theirs(stack), { prefixes: ['street'], importMode: ImportMode.COPY, accessUntil: '2027-01-01T00:00:00Z' });
    role.mount(stack.node.findChild('their-images') as Bucket, { prefixes: ['aerial'], importMode: ImportMode.COPY, accessUntil: '2027-02-01T00:00:00Z' });
    const [text, ...others] = told(stack).bucket;
    expect(others).toEqual([]);
    expect(statementsIn(text).map(({ Sid }: any) => Sid)).toEqual(['HastyLocate', 'HastyList', 'HastyRead', 'HastyLocate2', 'HastyList2', 'HastyRead2']);
  });

  test('is one also where it is mounted again by its name alone', () => {
    const stack = newStack(ENV);
    const { role } = mount(stack, theirs(stack));
    role.mount(Bucket.fromBucketName(stack, 'Again', 'their-images'), { prefixes: ['aerial'] });
    expect(statementsIn(told(stack).bucket[0]).at(-1).Resource).toEqual(['arn:aws:s3:::their-images/street/*', 'arn:aws:s3:::their-images/aerial/*']);
  });

  test('does not print what is not known as if it were', () => {
    const [named, parameters] = [newStack(ENV), newStack(ENV)];
    mount(named, theirs(named), { roleName: Fn.importValue('RoleName') });
    expect(told(named).bucket[0]).toContain('<RoleArn from the outputs>');
    const [prefix, accessUntil] = ['Folder', 'End'].map((id) => new CfnParameter(parameters, id).valueAsString);
    mount(parameters, theirs(parameters), { prefixes: [prefix], accessUntil, importMode: ImportMode.COPY });
    expect(told(parameters).bucket[0]).not.toContain('Token[');
    expect(told(parameters).bucket[0]).toMatch(/Folder.*End|End.*Folder/);
  });

  test('is not taken for one when it is in the role\'s, or when nobody says where it is', () => {
    const [same, agnostic, unknown] = [newStack(ENV), newStack(), newStack(ENV)];
    mount(same, Bucket.fromBucketAttributes(same, 'Bucket', { bucketName: 'acme-images', account: ENV.account }));
    mount(agnostic, own(agnostic));
    mount(unknown, own(unknown));
    for (const stack of [same, agnostic, unknown]) {
      expect(told(stack)).toEqual({ bucket: [], key: [] });
      expect(outputsOf(stack)).toEqual({});
    }
  });

  test('is no more warned of once that is acknowledged', () => {
    const stack = newStack(ENV);
    Validations.of(mount(stack, theirs(stack))).acknowledge({ id: 'hasty-bucket-constructs:bucketInOtherAccount', reason: 'they saved it' });
    expect(told(stack).bucket).toEqual([]);
    expect(Object.keys(outputsOf(stack))).toEqual(['ImagesBucketPolicyStatements']);
  });
});

describe('a key of another account', () => {
  const decrypt = (arn: object) => ({
    Sid: 'HastyDecrypt', Effect: 'Allow', Principal: arn, Action: 'kms:Decrypt', Resource: '*', Condition: { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } },
  });

  test('comes with a warning and an output with the statement for its owner', () => {
    const stack = newStack(ENV);
    mount(stack, own(stack), { encryptionKeys: keys(stack, OWN_KEY, THEIR_KEY) });
    const { bucket, key: [text, ...others] } = told(stack);
    expect([bucket, others]).toEqual([[], []]);
    expect(text).toBe(`key "${THEIR_KEY}" is in account 444455556666 and the role in 111122223333: both sides are needed, and the role has its own; `
      + `the key's owner must add these statements to its key policy, once the role is there (output 'ImagesKeyPolicyStatements'): ${JSON.stringify([decrypt({ AWS: '<RoleArn from the outputs>' })])}`);
    expect(outputsOf(stack)).toEqual({ ImagesKeyPolicyStatements: [decrypt(Principal)] });
  });

  test('gives each policy what it takes: the bucket policy nothing about keys, the key policy nothing about buckets', () => {
    const stack = newStack(ENV);
    mount(stack, theirs(stack), { encryptionKeys: keys(stack, THEIR_KEY, SECOND_KEY) });
    const { ImagesBucketPolicyStatements: onBucket, ImagesKeyPolicyStatements: onKey } = outputsOf(stack);
    expect(onBucket.map(({ Action }: any) => Action)).toEqual(['s3:GetBucketLocation', 's3:ListBucket', 's3:GetObject']);
    expect(onKey).toEqual([decrypt(Principal)]);
    expect(told(stack).key).toHaveLength(2);
  });

  test('that is in the role\'s account needs nothing, whoever has the bucket', () => {
    const stack = newStack(ENV);
    mount(stack, theirs(stack), { encryptionKeys: [...keys(stack, OWN_KEY), new Key(stack, 'Made')] });
    expect(told(stack).key).toEqual([]);
    expect(Object.keys(outputsOf(stack))).toEqual(['ImagesBucketPolicyStatements']);
  });

  test('that nobody knows is taken for one of the bucket\'s account', () => {
    const stack = newStack(ENV);
    mount(stack, theirs(stack), { encryptionKeys: [Key.fromKeyArn(stack, 'Key', Fn.importValue('KeyArn'))] });
    expect(told(stack).key[0]).toMatch(/^key \{"Fn::ImportValue":"KeyArn"\} is in account 444455556666 and the role in 111122223333/);
  });

  test('is told of for a new bucket, too', () => {
    const stack = newStack(ENV);
    new HastyBucket(stack, 'Images', { externalId: EXTERNAL_ID, encryptionKeys: keys(stack, THEIR_KEY) });
    expect(outputsOf(stack)).toEqual({ ImagesKeyPolicyStatements: [decrypt(Principal)] });
  });
});

describe('in a stack whose account is not known at synth', () => {
  const NOT_KNOWN = 'account 444455556666, and the account of the stack is not known at synth; give the stack its account (`env`), or check: unless they are the same';
  const found = (stack: Stack) => Object.entries(Template.fromStack(stack).findOutputs('*')).filter(([name]) => name.endsWith('PolicyStatements'));
  const names = (stack: Stack) => found(stack).map(([name]) => name);
  const counts = (stack: Stack) => [told(stack).bucket.length, told(stack).key.length];

  test('a bucket whose owner is said may be in another account: its warning has the statements, and so has the output', () => {
    const stack = newStack();
    mount(stack, theirs(stack));
    const { bucket: [text, ...others], key } = told(stack);
    expect([others, key]).toEqual([[], []]);
    expect(text.slice(0, text.indexOf('[') - 1)).toBe(
      `the bucket is in ${NOT_KNOWN}, the role alone does not open it, and nothing opens objects that its managed key aws/s3 encrypts; `
      + 'the bucket\'s owner must add these statements to its bucket policy, once the role is there (output \'ImagesBucketPolicyStatements\'):');
    expect(statementsIn(text).map(({ Principal: { AWS } }: any) => AWS)).toEqual(Array(3).fill('<RoleArn from the outputs>'));
    expect(outputsOf(stack).ImagesBucketPolicyStatements.map(({ Resource }: any) => Resource)).toEqual([
      ['arn:aws:s3:::their-images'], ['arn:aws:s3:::their-images'], ['arn:aws:s3:::their-images/street/*'],
    ]);
    expect(found(stack).map(([, { Description }]) => Description)).toEqual(['What the owner of the bucket must add to its bucket policy, if its account is not the stack\'s']);
  });

  test('a key whose owner is said may be in another account, whoever has the bucket', () => {
    const stack = newStack();
    mount(stack, own(stack), { encryptionKeys: keys(stack, THEIR_KEY) });
    expect(told(stack).key[0].startsWith(
      `key "${THEIR_KEY}" is in ${NOT_KNOWN}, both sides are needed, and the role has its own; the key's owner must add these statements to its key policy,`)).toBe(true);
    expect([counts(stack), names(stack)]).toEqual([[0, 1], ['ImagesKeyPolicyStatements']]);
  });

  test.each<[string, (stack: Stack) => Key[], number]>([
    ['its owner\'s key may be elsewhere, too', (stack) => keys(stack, THEIR_KEY) as Key[], 1],
    ['a key of a third account may be elsewhere, too', (stack) => keys(stack, OWN_KEY) as Key[], 1],
    ['a key that nobody knows is taken for one of the bucket\'s account', (stack) => [Key.fromKeyArn(stack, 'Key', Fn.importValue('KeyArn')) as Key], 1],
    ['a key of the stack is the stack\'s', (stack) => [new Key(stack, 'Made')], 0],
    ['a key that is said to be in the stack\'s account is there', (stack) => [Key.fromKeyArn(stack, 'Key', `arn:aws:kms:eu-central-1:${stack.account}:key/ours`) as Key], 0],
  ])('beside a bucket whose owner is said, %s', (_, made, expected) => {
    const stack = newStack();
    mount(stack, theirs(stack), { encryptionKeys: made(stack) });
    expect(counts(stack)).toEqual([1, expected]);
    expect(names(stack)).toEqual(['ImagesBucketPolicyStatements', ...Array(expected).fill('ImagesKeyPolicyStatements')]);
  });

  test.each<[string, (stack: Stack) => Partial<BucketMountProps>]>([
    ['with a key of the stack', (stack) => ({ encryptionKeys: [new Key(stack, 'Made')] })],
    ['with a key that nobody knows', (stack) => ({ encryptionKeys: [Key.fromKeyArn(stack, 'Key', Fn.importValue('KeyArn'))] })],
    ['by the account of a parameter', (stack) => ({ bucket: Bucket.fromBucketAttributes(stack, 'Bucket', { bucketName: 'acme-images', account: new CfnParameter(stack, 'Owner').valueAsString }) })],
  ])('nothing is said of a bucket %s', (_, props) => {
    const stack = newStack();
    mount(stack, own(stack), props(stack));
    expect([counts(stack), names(stack)]).toEqual([[0, 0], []]);
  });
});

test('a key that is said to be in the account of the deployment is the role\'s, also where that is known', () => {
  const stack = newStack(ENV);
  mount(stack, theirs(stack), { encryptionKeys: [Key.fromKeyArn(stack, 'Key', `arn:aws:kms:eu-central-1:${Aws.ACCOUNT_ID}:key/ours`)] });
  expect(told(stack).key).toEqual([]);
});

describe('the outputs of a role for several buckets', () => {
  const roleWith = (stack: Stack, outputs?: boolean): void => {
    const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID, outputs });
    role.mount(own(stack), { wholeBucket: true });
    role.mount(theirs(stack), { prefixes: ['street'], encryptionKeys: keys(stack, THEIR_KEY) });
    role.mount(theirs(stack, 'other-images'), { wholeBucket: true });
  };

  test('say what each owner must add to which policy', () => {
    const stack = newStack(ENV);
    roleWith(stack);
    const { HastyBucketPolicyStatements: onBuckets, HastyKeyPolicyStatements: onKeys, ...others } = outputsOf(stack);
    expect(others).toEqual({});
    expect(onBuckets.map(({ account, bucket, statements }: any) => [account, bucket, statements.map(({ Resource }: any) => Resource)])).toEqual([
      [OWNER, 'their-images', [['arn:aws:s3:::their-images'], ['arn:aws:s3:::their-images'], ['arn:aws:s3:::their-images/street/*']]],
      [OWNER, 'other-images', [['arn:aws:s3:::other-images'], ['arn:aws:s3:::other-images'], ['arn:aws:s3:::other-images/*']]],
    ]);
    expect(onKeys.map(({ account, key, statements }: any) => [account, key, statements.length])).toEqual([[OWNER, THEIR_KEY, 1]]);
    expect(told(stack).bucket.map((text) => text.includes("(output 'HastyBucketPolicyStatements')"))).toEqual([true, true]);
  });

  test('are left out with `outputs: false`, and the warnings do not name them', () => {
    const stack = newStack(ENV);
    roleWith(stack, false);
    expect(outputsOf(stack)).toEqual({});
    expect([...told(stack).bucket, ...told(stack).key].map((text) => /once the role is there: \[\{/.test(text))).toEqual([true, true, true]);
  });

  test('are those of one mount with a mount of its own, and what is mounted on its role later is in its warning alone', () => {
    const stack = newStack(ENV);
    mount(stack, theirs(stack)).role.mount(theirs(stack, 'other-images'), { wholeBucket: true });
    expect(outputsOf(stack).ImagesBucketPolicyStatements.map(({ Resource }: any) => Resource)).toEqual([
      ['arn:aws:s3:::their-images'], ['arn:aws:s3:::their-images'], ['arn:aws:s3:::their-images/street/*'],
    ]);
    expect(told(stack).bucket.map((text) => text.includes("(output 'ImagesBucketPolicyStatements')"))).toEqual([true, false]);
  });
});
