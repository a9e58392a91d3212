import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXAMPLES, synthesize, Template } from './synthesize';

const folder = mkdtempSync(join(tmpdir(), 'hasty-examples-'));
const templates: Record<string, Template> = {};
beforeAll(async () => {
  await Promise.all(EXAMPLES.map(async (example) => { templates[example] = await synthesize(example, join(folder, example)); }));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('every example is tested', () => {
  const found = readdirSync(join(__dirname, '../../examples')).filter((name) => existsSync(join(__dirname, '../../examples', name, 'main.ts')));
  expect(found.sort()).toEqual([...EXAMPLES].sort());
});

test.each(EXAMPLES)('%s gives the template that was reviewed', (example) => {
  const file = join(__dirname, `${example}.template.json`);
  const template = `${JSON.stringify(templates[example], null, 2)}\n`;
  if (process.env.UPDATE_TEMPLATES && !process.env.CI) writeFileSync(file, template);
  const reviewed = existsSync(file) ? readFileSync(file, 'utf8') : '';
  // a difference that is meant: UPDATE_TEMPLATES=1 npx jest test/examples, then review the difference in git
  expect(template).toBe(reviewed);
});

// CloudFormation replaces a resource whose logical id changes, and scripts read outputs by theirs: a change here is a major version
test.each(Object.entries({
  'aws-new-bucket': [
    'ImagesBucket4B6DB8E1', 'ImagesBucketPolicyF5EB529F', 'ImagesMountRole8C04B2E6',
    'ImagesBucketName', 'ImagesRoleArn', 'ImagesExternalId', 'ImagesHastyScope', 'ImagesHastyRegistration',
  ],
  'aws-existing-bucket': [
    'ArchiveDA4CB258', 'ArchivePolicyC780D5C8', 'ImagesRole2C169755',
    'ImagesBucketName', 'ImagesRoleArn', 'ImagesExternalId', 'ImagesHastyScope', 'ImagesHastyRegistration',
  ],
  'aws-two-workspaces': [
    'ArchiveDA4CB258', 'ArchivePolicyC780D5C8', 'StreetRoleE0C0FCB0', 'AerialRoleB18666C0',
    'StreetBucketName', 'StreetRoleArn', 'StreetExternalId', 'StreetHastyScope', 'StreetHastyRegistration',
    'AerialBucketName', 'AerialRoleArn', 'AerialExternalId', 'AerialHastyScope', 'AerialHastyRegistration',
  ],
}))('%s keeps its logical ids', (example, ids) => {
  const { Resources, Outputs } = templates[example];
  expect([...Object.keys(Resources), ...Object.keys(Outputs)]).toEqual(ids);
});
