import { TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { checkName, checkOptional, defaultAccountId, defaultRoleId } from '../../src/gcp/names';
import { gcpStack } from '../support/gcp';

type Property = Parameters<typeof checkName>[0];

// neither the engines nor the provider's plan notice any of the refused ones (but for account and role ids)
const GOOD: Record<string, string[]> = {
  bucketName: ['acme-images', 'abc', 'a_b', '3d-scans', 'acme.images', 'images.acme.example', `a${'b'.repeat(62)}`, '1.2.3', 'gogol'],
  location: ['EU', 'eu', 'US', 'ASIA', 'EUR4', 'NAM4', 'ASIA1', 'europe-west3', 'EUROPE-WEST3', 'northamerica-northeast1', 'us-west10'],
  storageClass: ['STANDARD', 'NEARLINE', 'COLDLINE', 'ARCHIVE'],
  project: ['acme-data', 'a12345', 'acme.example:images'],
  accountId: ['hasty-reader', 'hasty1', `h${'a'.repeat(29)}`],
  roleId: ['hastyList', 'hasty.list_2', 'abc'],
  role: ['projects/acme-data/roles/hastyList', 'organizations/123456789/roles/hasty.list'],
  encryptionKeyName: ['projects/acme-data/locations/europe-west3/keyRings/storage/cryptoKeys/images_1'],
};
const BAD: Record<string, string[]> = {
  bucketName: [
    '', 'ab', 'Acme-images', 'acme images', '-acme', 'acme-', 'acme_', '.acme', 'acme.', 'acme..images', 'goog-images', 'google', 'my-google-images', 'my-g00gle-images',
    '192.168.5.4', 'a'.repeat(64), `${'a'.repeat(64)}.example`, `${'abcdefghi.'.repeat(22)}abc`, 'bücher', 'gs://acme-images', 'acme-images/street', 'acme\nimages',
  ],
  location: ['', 'europe', 'europe_west3', 'europe-west3-a', 'E', 'EU,US', 'EU\n'],
  storageClass: ['standard', 'MULTI_REGIONAL', 'COLD'],
  project: ['acme', 'Acme-data', '123456789012', 'acme-data-', 'projects/acme-data', 'a'.repeat(31), 'acme data'],
  accountId: ['hasty', '1hasty', 'Hasty-reader', 'hasty-', 'hasty_reader', 'hasty.reader', 'a'.repeat(31), 'hasty-reader@acme-data.iam.gserviceaccount.com'],
  roleId: ['ab', 'hasty-list', 'a'.repeat(65), 'projects/acme-data/roles/hastyList'],
  role: ['roles/storage.objectViewer', 'roles/storage.admin', 'hastyList', 'projects/acme/roles/hastyList', 'projects/acme-data/roles/hasty-list'],
  encryptionKeyName: [
    'images', 'projects/acme-data/locations/eu/keyRings/storage', 'projects/acme-data/locations/eu/keyRings/storage/cryptoKeys/images/cryptoKeyVersions/1',
    'projects/acme-data/locations/eu/keyRings/storage/cryptoKeys/images\n',
  ],
};
const rows = (table: Record<string, string[]>) =>
  Object.entries(table).flatMap(([property, values]) => values.map((value) => [property as Property, value] as const));

describe('a name', () => {
  test.each(rows(GOOD))('may be: %s %j', (property, value) => {
    expect(checkName(property, value)).toBe(value);
  });

  test.each(rows(BAD))('must not be: %s %j', (property, value) => {
    expect(() => checkName(property, value)).toThrow(`\`${property}\` must be `);
    expect(() => checkName(property, value)).toThrow(`, got: ${JSON.stringify(value)}; `);
  });

  // each would be code of Terraform that runs when it plans
  test.each(Object.entries(GOOD).flatMap(([property, [good]]) => ['${', '%{'].map((code) => [property as Property, `${good}${code}path.cwd}`] as const)))(
    'must not be code of Terraform: %s %j', (property, value) => {
      expect(() => checkName(property, value)).toThrow('a value of Terraform is given by a token, such as `variable.stringValue`');
    });

  test.each(Object.keys(GOOD) as Property[])('may be a value that only Terraform knows: %s', (property) => {
    const token = new TerraformVariable(gcpStack(), 'Token', {}).stringValue;
    expect(checkName(property, token)).toBe(token);
  });

  test('of a new bucket follows the same rules', () => {
    expect(() => checkName('name', 'Acme')).toThrow('`name` must be a bucket name: 3 to 63 lower-case letters, digits, - or _');
    expect(checkName('name', 'acme')).toBe('acme');
  });

  test('may be left out where it is optional', () => {
    expect(checkOptional('project')).toBeUndefined();
    expect(() => checkOptional('project', '')).toThrow('`project` must be the id of a project');
  });
});

describe('an id by default', () => {
  const construct = (id: string) => new Construct(gcpStack(), id);

  test.each(['Images', 'A', 'Street images of 2026 and all of the years before', '2026', 'データ'])('is one that Google takes, whatever the construct is called: %s', (id) => {
    expect(() => checkName('accountId', defaultAccountId(construct(id)))).not.toThrow();
    expect(() => checkName('roleId', defaultRoleId(construct(id)))).not.toThrow();
  });

  // another id is another service account, and Hasty's key is gone with the old one
  test('depends on the path alone', () => {
    expect([defaultAccountId(construct('Images')), defaultRoleId(construct('Images'))]).toEqual(['hasty-images-7822c597', 'hasty_Images_7822c597']);
  });

  test('differs between constructs that are called alike', () => {
    const [one, other] = [construct('Images'), new Construct(construct('Team'), 'Images')];
    expect(defaultAccountId(one)).not.toBe(defaultAccountId(other));
    expect(defaultRoleId(one)).not.toBe(defaultRoleId(other));
  });
});
