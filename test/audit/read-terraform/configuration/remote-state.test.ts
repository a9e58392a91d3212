import { show } from '../../../../src/audit/document/text';
import { readFiles } from '../fixture';

const OUTPUT = 'cross-stack-output-aws_s3_bucketImagesarn';
const READER = 'cross-stack-reference-input-data';

const DATA = {
  terraform: { backend: { local: { path: '/tmp/app/terraform.data.tfstate' } } },
  resource: { aws_s3_bucket: { Images: { bucket: 'acme-images' } } },
  output: { [OUTPUT]: { value: '${aws_s3_bucket.Images.arn}', sensitive: true } },
};

const access = (state: string) => ({
  data: { terraform_remote_state: { [READER]: { backend: 'local', config: { path: `\${path.module}/../../../${state}` } } } },
  resource: { aws_sns_topic: { x: { name: `\${data.terraform_remote_state.${READER}.outputs.${OUTPUT}}` } } },
});

const name = (files: Readonly<Record<string, object>>) => {
  const topic = readFiles(files).resources.find(({ type }) => type === 'aws_sns_topic')!.properties.entries.get('name')!;
  return topic.kind === 'text' ? show(topic.text) : topic.kind;
};

test('what one stack takes from another is what the other gives', () => {
  const files = { 'stacks/data/cdk.tf.json': DATA, 'stacks/access/cdk.tf.json': access('terraform.data.tfstate') };
  expect(name(files)).toBe('arn:aws:s3:::acme-images');
  expect(name(Object.fromEntries(Object.entries(files).reverse()))).toBe('arn:aws:s3:::acme-images');
});

test('what is taken from a stack that is not among the files is unknown', () => {
  expect(name({ 'stacks/data/cdk.tf.json': DATA, 'stacks/access/cdk.tf.json': access('terraform.other.tfstate') })).toBe('unknown');
  expect(name({ 'stacks/access/cdk.tf.json': access('terraform.data.tfstate') })).toBe('unknown');
});

test('of two stacks with one state, none is taken', () => {
  expect(name({ 'a/cdk.tf.json': DATA, 'b/cdk.tf.json': DATA, 'c/cdk.tf.json': access('terraform.data.tfstate') })).toBe('unknown');
});
