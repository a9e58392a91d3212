import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { BucketMount, ServiceAccountKey } from '../../src/gcp';
import { HastyWarnings } from '../../src/terraform';
import { keyPair, SAMPLE } from '../support/certificates';
import { newTerraformStack, resourcesOf, synthesized, terraformWarnings } from '../support/terraform-stack';

const KEY = 'google_service_account_key';

function mounted(key?: ServiceAccountKey): TerraformStack {
  const stack = newTerraformStack();
  new GoogleProvider(stack, 'Google', { project: 'acme-data' });
  new BucketMount(stack, 'Images', { bucketName: 'acme-images', uniformAccess: true, wholeBucket: true, key });
  return stack;
}

const keysIn = (key: ServiceAccountKey) => Object.keys(resourcesOf(mounted(key), KEY)).map((id) => id.replace(/_[0-9A-F]{8}$/, ''));
const outputsOf = (stack: TerraformStack): Record<string, any> => synthesized(stack).output;
const account = (stack: TerraformStack) => `google_service_account.${Object.keys(resourcesOf(stack, 'google_service_account'))[0]}`;

describe('external()', () => {
  test.each([['by name', ServiceAccountKey.external()], ['by default', undefined]])('makes no key, %s, and prints the command that does', (_, key) => {
    const stack = mounted(key);
    expect(resourcesOf(stack, KEY)).toEqual({});
    expect(outputsOf(stack).ImagesKeyCommand).toEqual({
      description: 'Makes the key that Hasty wants (hasty-key.json)',
      value: `gcloud iam service-accounts keys create hasty-key.json --iam-account=\${${account(stack)}.email}`,
    });
    expect(terraformWarnings(stack).map(({ id }) => id)).not.toContain('hasty-bucket-constructs:keyInState');
  });
});

describe('upload()', () => {
  const { certificate } = keyPair();

  test('gives Google the certificate and nothing else', () => {
    const stack = mounted(ServiceAccountKey.upload(SAMPLE));
    const [key, ...others] = Object.values(resourcesOf(stack, KEY));
    expect(others).toEqual([]);
    expect(key).toEqual({ public_key_data: expect.any(String), service_account_id: `\${${account(stack)}.name}` });
    expect(Buffer.from(key.public_key_data, 'base64').toString()).toBe(SAMPLE.slice(SAMPLE.indexOf('-----BEGIN')));
  });

  test('prints the id of the key, when it ends, and how to put the key file together; nothing of these is secret', () => {
    const stack = mounted(ServiceAccountKey.upload(SAMPLE));
    const [id] = Object.keys(resourcesOf(stack, KEY));
    const { ImagesKeyId, ImagesKeyEnds, ImagesKeyCommand, ...others } = outputsOf(stack);
    expect([ImagesKeyId.value, ImagesKeyEnds.value]).toEqual([`\${basename(${KEY}.${id}.name)}`, `\${${KEY}.${id}.valid_before}`]);
    expect(ImagesKeyCommand.value).toContain('hasty-private-key.pem');
    expect(Object.keys(others).filter((name) => name.includes('Key'))).toEqual([]);
    expect(JSON.stringify(synthesized(stack))).not.toMatch(/sensitive|\.private_key|PRIVATE KEY/);
  });

  test('keeps the address of a key for as long as its certificate is given, first or later: keys overlap while Hasty changes over', () => {
    const before = keysIn(ServiceAccountKey.upload(SAMPLE));
    const during = keysIn(ServiceAccountKey.upload(certificate, { previous: [SAMPLE] }));
    const after = keysIn(ServiceAccountKey.upload(certificate));
    expect([before.length, after.length]).toEqual([1, 1]);
    expect(during.sort()).toEqual([...before, ...after].sort());
  });

  test('prints the id of the new key, not of the earlier one', () => {
    const [id] = Object.keys(resourcesOf(mounted(ServiceAccountKey.upload(certificate)), KEY));
    expect(outputsOf(mounted(ServiceAccountKey.upload(certificate, { previous: [SAMPLE] }))).ImagesKeyId.value).toBe(`\${basename(${KEY}.${id}.name)}`);
  });

  test('refuses the same certificate twice, and what is none', () => {
    expect(() => ServiceAccountKey.upload(SAMPLE, { previous: [SAMPLE] })).toThrow(/^the certificates of a service account's keys must be distinct, got: one twice; /);
    expect(() => ServiceAccountKey.upload('hasty-certificate.pem')).toThrow(/^a certificate must be one in PEM/);
    expect(() => ServiceAccountKey.upload(SAMPLE, { previous: [''] })).toThrow(/^a certificate must be one in PEM/);
  });
});

describe('inState()', () => {
  test('makes a key, whose only output is sensitive, and warns', () => {
    const stack = mounted(ServiceAccountKey.inState());
    const [[id, key]] = Object.entries(resourcesOf(stack, KEY));
    expect(key).toEqual({ service_account_id: `\${${account(stack)}.name}` });
    expect(outputsOf(stack).ImagesKeyJson).toEqual({ description: 'The key that Hasty wants', sensitive: true, value: `\${base64decode(${KEY}.${id}.private_key)}` });
    expect(terraformWarnings(stack).filter((warning) => warning.id === 'hasty-bucket-constructs:keyInState').map(({ text }) => text))
      .toEqual([expect.stringMatching(/^the private key of Hasty's service account is in Terraform's state in plain text, got: /)]);
  });

  test('names the private key nowhere else', () => {
    const { output, ...rest } = synthesized(mounted(ServiceAccountKey.inState({ current: '2', previous: ['1'] })));
    const plain = Object.values<any>(output).filter(({ sensitive }) => !sensitive);
    expect(plain.length).toBeGreaterThan(0);
    expect(JSON.stringify([plain, rest])).not.toContain('private_key');
  });

  test('its warning can be accepted', () => {
    const stack = mounted(ServiceAccountKey.inState());
    HastyWarnings.acknowledge(stack, 'hasty-bucket-constructs:keyInState', 'the state is in a bucket that only the deployer can read');
    expect(terraformWarnings(stack).map(({ id }) => id)).not.toContain('hasty-bucket-constructs:keyInState');
  });

  test('keeps the address of a key for as long as its name is given, current or previous: keys overlap while Hasty changes over', () => {
    expect(keysIn(ServiceAccountKey.inState())).toEqual(['Images_Key1']);
    expect(keysIn(ServiceAccountKey.inState({ current: '2026-11', previous: ['1'] })).sort()).toEqual(['Images_Key1', 'Images_Key2026-11']);
    expect(keysIn(ServiceAccountKey.inState({ current: '2026-11' }))).toEqual(['Images_Key2026-11']);
  });

  test.each(['', 'a b', 'a/b', 'ä', 'a'.repeat(33), '${x}'])('refuses %j as a name', (name) => {
    expect(() => ServiceAccountKey.inState({ current: name })).toThrow(/^the name of a key must be 1 to 32 letters, digits, - or _, known at synth, got: "/);
    expect(() => ServiceAccountKey.inState({ previous: [name] })).toThrow(/^the name of a key must be/);
  });

  test('refuses names that are not known at synth or given twice', () => {
    const token = new TerraformVariable(newTerraformStack(), 'name', {}).stringValue;
    expect(() => ServiceAccountKey.inState({ current: token })).toThrow(/^the name of a key must be/);
    expect(() => ServiceAccountKey.inState({ previous: ['1'] })).toThrow(/^the names of a service account's keys must be distinct, got: one twice; /);
  });
});

test('one kind of key may serve several mounts: each has a key of its own', () => {
  const key = ServiceAccountKey.inState();
  const stack = mounted(key);
  new BucketMount(stack, 'Others', { bucketName: 'acme-others', uniformAccess: true, wholeBucket: true, key });
  expect(Object.keys(resourcesOf(stack, KEY))).toHaveLength(2);
});

test('no kind of key is ephemeral: Terraform deletes such a key when the run ends', () => {
  const kinds = [ServiceAccountKey.external(), ServiceAccountKey.upload(SAMPLE), ServiceAccountKey.inState()];
  expect(kinds.map((key) => synthesized(mounted(key)).ephemeral)).toEqual([undefined, undefined, undefined]);
});

describe('the end of a certificate', () => {
  afterEach(() => jest.useRealTimers());

  test.each([
    ['to come: no warning', '2026-11-22T00:00:00Z', []],
    ['past: Google takes no key of it', '2030-01-01T00:00:00Z', ['hasty-bucket-constructs:certificateEnded']],
  ])('%s', (_, now, warned) => {
    jest.useFakeTimers({ now: new Date(now), doNotFake: ['nextTick', 'setImmediate'] });
    const stack = mounted(ServiceAccountKey.upload(SAMPLE));
    expect(terraformWarnings(stack).map(({ id }) => id).filter((id) => id.includes('certificate'))).toEqual(warned);
  });
});
