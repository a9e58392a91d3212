import { RemovalPolicy, Stack } from 'aws-cdk-lib';
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
  expect(() => mount(stack, 'Images', { bucket })).toThrow('`bucket` must be one that is not made in this app, got: \'Stack/Own\'; a mount sets the CORS rule of it as a property');
  expect(() => mount(stack, 'Plain', { bucket, cors: undefined })).not.toThrow();
});

test('a bucket in another account is not offered what its own account alone can do', () => {
  const stack = newStack(ENV);
  mount(stack, 'Images', { bucket: Bucket.fromBucketAttributes(stack, 'Theirs', { bucketName: 'acme-theirs', account: '444455556666' }), cors: undefined });
  const { text } = warningsOf(stack).find(({ id }) => id === 'hasty-bucket-constructs:corsNotManaged')!;
  expect(text).toMatch(/let its owner run this command once.*\n\{ rules=/);
  expect(text).not.toContain('HastyCors');
});
