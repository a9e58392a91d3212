import { App, CfnParameter, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { BucketMount, BucketMountProps, ExistingBucketCors, HastyAccessRole, HastyCors } from '../../src/aws';
import { ENV, EXTERNAL_ID, newStack, warningsOf } from '../support/stack';

const OTHER_ID = '9c8b7a65-2222-4333-8444-555566667777';
const rules = (stack: Stack) => Object.entries<any>(Template.fromStack(stack).findResources('Custom::HastyBucketCors'));
const originsOf = ([, { Properties }]: [string, any]) => JSON.parse(Properties.Rule).AllowedOrigins;

function mount(stack: Stack, id: string, props: Partial<BucketMountProps> = {}): BucketMount {
  const bucket = Bucket.fromBucketName(stack, `${id}Bucket`, 'acme-images');
  return new BucketMount(stack, id, { bucket, externalId: EXTERNAL_ID, prefixes: ['street/'], cors: HastyCors.merge(), ...props });
}

test('an imported bucket gets the rule merged into its rules when that is asked for, and no warning', () => {
  const stack = newStack();
  mount(stack, 'Images');
  expect(rules(stack).map(originsOf)).toEqual([['https://app.hasty.ai']]);
  expect(warningsOf(stack)).toEqual([]);
});

test('and otherwise nothing is done to it, and a warning names both ways', () => {
  const stack = newStack();
  mount(stack, 'Images', { cors: undefined });
  expect(rules(stack)).toEqual([]);
  expect(warningsOf(stack)).toEqual([{ id: 'hasty-bucket-constructs:corsNotManaged', text: expect.stringMatching(/give `cors: HastyCors.merge\(\)`.*\n\{ rules=.*put-bucket-cors/) }]);
});

test('two workspaces on one bucket have two roles and one rule, with the origins of both', () => {
  const stack = newStack();
  mount(stack, 'Street', { corsOrigins: ['https://app.hasty.ai'] });
  mount(stack, 'Aerial', { externalId: OTHER_ID, corsOrigins: ['https://hasty.acme.example'] });
  expect(rules(stack).map(originsOf)).toEqual([['https://app.hasty.ai', 'https://hasty.acme.example']]);
});

test('the rule belongs to none of the mounts, so that it stays under its ids when one of two goes', () => {
  const [both, one] = [newStack(), newStack()];
  mount(both, 'Street');
  mount(both, 'Aerial', { externalId: OTHER_ID });
  mount(one, 'Aerial', { externalId: OTHER_ID });
  expect(rules(one)).toEqual(rules(both));
});

test('each bucket of a role gets a rule of its own', () => {
  const stack = newStack();
  const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
  ['acme-street', 'acme-aerial'].forEach((name) => role.mount(Bucket.fromBucketName(stack, name, name), { prefixes: ['2026/'], cors: HastyCors.merge() }));
  expect(rules(stack).map(([, { Properties }]) => Properties.BucketName)).toEqual(['acme-street', 'acme-aerial']);
});

test('a rule that is kept already serves a mount too', () => {
  const stack = newStack();
  new ExistingBucketCors(stack, 'Cors', { bucket: Bucket.fromBucketName(stack, 'Bucket', 'acme-images') });
  mount(stack, 'Images', { corsOrigins: ['https://hasty.acme.example'] });
  expect(rules(stack).map(originsOf)).toEqual([['https://app.hasty.ai', 'https://hasty.acme.example']]);
});

test('how the rule is kept is said by the options', () => {
  const stack = newStack();
  mount(stack, 'Images', { cors: HastyCors.merge({ dryRun: true, revision: '2', removalPolicy: RemovalPolicy.RETAIN, outputs: false }) });
  expect(rules(stack)).toMatchObject([[expect.any(String), { Properties: { DryRun: 'true', Revision: '2' }, DeletionPolicy: 'Retain' }]]);
  expect(Object.keys(Template.fromStack(stack).findOutputs('*'))).not.toContainEqual(expect.stringContaining('Change'));
});

test('mounts of one bucket that want its rule kept in different ways are refused', () => {
  const stack = newStack();
  mount(stack, 'Street');
  expect(() => mount(stack, 'Aerial', { cors: HastyCors.merge({ dryRun: true }) }))
    .toThrow('mounts of one bucket must agree on how its CORS rule is kept, \'Stack/HastyCors-acme-images\' has {"dryRun":false,"removalPolicy":"destroy"}, got: {"dryRun":true,"removalPolicy":"destroy"}');
  expect(() => mount(stack, 'Same', { cors: HastyCors.merge({ dryRun: false }) })).not.toThrow();
});

test('a bucket of the app, whose rules are its property, is refused', () => {
  const stack = newStack();
  const bucket = new Bucket(stack, 'Own');
  expect(() => mount(stack, 'Images', { bucket })).toThrow('`bucket` must be one that is not made in this app, got: \'Stack/Own/Resource\', whose stack sets all of its CORS rules; leave `cors` out');
  expect(() => mount(stack, 'Plain', { bucket, cors: undefined })).not.toThrow();
});

test('a bucket in another account is not offered what its own account alone can do', () => {
  const stack = newStack(ENV);
  mount(stack, 'Images', { bucket: Bucket.fromBucketAttributes(stack, 'Theirs', { bucketName: 'acme-theirs', account: '444455556666' }), cors: undefined });
  const { text } = warningsOf(stack).find(({ id }) => id === 'hasty-bucket-constructs:corsNotManaged')!;
  expect(text).toMatch(/let the owner in account \d{12} run this command once.*\n\{ rules=/);
  expect(text).not.toContain('HastyCors');
});

test('a bucket that may be in another account is offered it under that condition', () => {
  const textFor = (account?: string) => {
    const stack = newStack();
    mount(stack, 'Images', { bucket: Bucket.fromBucketAttributes(stack, 'Theirs', { bucketName: 'acme-theirs', account }), cors: undefined });
    return warningsOf(stack).find(({ id }) => id === 'hasty-bucket-constructs:corsNotManaged')!.text;
  };
  expect(textFor('444455556666')).toContain('; if the stack goes to account 444455556666, give `cors: HastyCors.merge()`, and the stack keeps the rule; otherwise let the owner in account 444455556666 run this command once, which adds it');
  expect(textFor()).toContain('; give `cors: HastyCors.merge()`, and the stack keeps the rule, or run this command once, which adds it');
});

test('parameters of two stacks that have one id are two buckets, with a rule each', () => {
  const app = new App({ analyticsReporting: false });
  const names = ['Eu', 'Us'].map((id) => new CfnParameter(new Stack(app, id), 'BucketName').valueAsString);
  const stack = new Stack(app, 'Hasty');
  names.forEach((name, n) => mount(stack, `Images${n}`, { bucket: Bucket.fromBucketName(stack, `Bucket${n}`, name) }));
  expect(rules(stack)).toHaveLength(2);
});

test('a mount without `cors` is silent where another mount, or one that comes later, has the rule kept for its origins', () => {
  const stack = newStack();
  mount(stack, 'Street', { cors: undefined });
  mount(stack, 'Aerial', { externalId: OTHER_ID });
  expect(warningsOf(stack)).toEqual([]);
  const other = newStack();
  mount(other, 'Street', { cors: undefined, corsOrigins: ['https://hasty.acme.example'] });
  mount(other, 'Aerial', { externalId: OTHER_ID });
  expect(warningsOf(other).map(({ id }) => id)).toEqual(['hasty-bucket-constructs:corsNotManaged']);
});

test('a mount without outputs has none for the rule either, unless they are asked for', () => {
  const [silent, asked] = [newStack(), newStack()];
  mount(silent, 'Images', { outputs: false });
  mount(asked, 'Images', { outputs: false, cors: HastyCors.merge({ outputs: true }) });
  expect(Template.fromStack(silent).findOutputs('*')).toEqual({});
  expect(Object.keys(Template.fromStack(asked).findOutputs('*'))).toEqual(['HastyCorsacmeimagesChange']);
});

test.each([[true, 'boolean'], [HastyCors, 'function'], [HastyCors.merge, 'function']])('%p is not who keeps the rule', (cors, got) => {
  expect(() => mount(newStack(), 'Images', { cors: cors as any })).toThrow(`\`cors\` must be what HastyCors.merge() returns, got: ${got}; write HastyCors.merge()`);
});
