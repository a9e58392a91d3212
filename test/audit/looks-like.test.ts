import { looksLikeInfrastructure, mayBeInfrastructure } from '../../src/audit/looks-like';

test.each([
  ['a.template.json', true], ['a.yaml', true], ['cdk.tf.json', true], ['plan.json', true], ['manifest.json', true], ['terraform.tfstate', true],
  ['a.assets.json', false], ['tree.json', false], ['package.json', false], ['README.md', false], ['main.tf', false],
])('%s may be read: %s', (name, expected) => {
  expect(mayBeInfrastructure(`folder/${name}`)).toBe(expected);
});

test.each([
  ['a.template.json', '', true], ['x.json', '{"Resources":{"A":{"Type": "AWS::S3::Bucket"}}}', true], ['x.json', '{"name": "x"}', false],
  ['plan.json', '{"format_version":"1.2","terraform_version":"1.9"}', true], ['x.yaml', 'Resources:\n  A:\n    Type: AWS::S3::Bucket\n', true],
  ['ci.yaml', 'jobs:\n  a: b\n', false], ['manifest.json', '{"artifacts": {}}', true], ['manifest.json', '{"name": "web"}', false],
])('%s with %j is one: %s', (name, text, expected) => {
  expect(looksLikeInfrastructure({ name, text })).toBe(expected);
});
