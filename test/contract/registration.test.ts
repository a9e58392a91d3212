import { Registration } from '../../src/contract';

const description = 'Street images';

// the bodies that Hasty's own client sends, but for secrets: https://github.com/cloudfactory/hasty-python/blob/8c48b84/hasty/bucket.py
const CASES: [cloud: string, registration: Registration, body: object, secrets: string[]][] = [
  [
    'S3', Registration.s3({ description, bucket: 'acme-images', role: 'arn:aws:iam::111122223333:role/Hasty' }),
    { description, cloud_provider: 's3', bucket_s3: 'acme-images', role: 'arn:aws:iam::111122223333:role/Hasty' }, [],
  ],
  [
    'GCS', Registration.gcs({ description, bucket: 'acme-images' }),
    { description, cloud_provider: 'gcs', bucket_gcs: 'acme-images' }, ['key_json'],
  ],
  [
    'Azure', Registration.azure({ description, accountName: 'acmeimages', container: 'street' }),
    { description, cloud_provider: 'az', account_name: 'acmeimages', container: 'street' }, ['secret_access_key'],
  ],
];

describe.each(CASES)('a registration on %s', (_, registration, body, secrets) => {
  test('has exactly the fields that Hasty wants, without the secret ones', () => {
    expect(registration.toJson()).toEqual(body);
  });

  test('names the secret fields that are to be added', () => {
    expect(registration.secretFields).toEqual(secrets);
    secrets.forEach((field) => expect(registration.toJson()).not.toHaveProperty(field));
  });

  test('hands out copies', () => {
    registration.toJson().cloud_provider = 'changed';
    registration.secretFields.push('changed');
    expect(registration.toJson()).toEqual(body);
    expect(registration.secretFields).toEqual(secrets);
  });
});

test('a registration is posted to the credentials of a workspace', () => {
  expect(Registration.url('0d1f2a3b-1111-4222-8333-444455556666'))
    .toBe('https://api.hasty.ai/v1/buckets/0d1f2a3b-1111-4222-8333-444455556666/credentials');
});

test.each(['', '..', 'a/../b?c#d e', 'https://example.com'])('%j is no workspace id: it would lead to another address', (id) => {
  expect(() => Registration.url(id)).toThrow(new Error(
    `\`workspaceId\` may hold only letters, digits, _ and -, got: ${JSON.stringify(id)}; copy it from the address of your workspace in Hasty's web app`));
});
