import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../test/demo/processes';

/** As many as the 500 resources that CloudFormation lets a template have. */
const ROLES_PER_STACK = 500;

/** A template with one bucket and the role by which Hasty reads it. */
export const TEMPLATE = join(ROOT, 'test/examples/aws-new-bucket.template.json');

/** Writes what `cdk synth` would for an app that mounts so many existing buckets, each by a role of its own, and gives the folder. */
export function cdkOut(folder: string, roles: number): string {
  mkdirSync(folder);
  const stacks = Array.from({ length: Math.ceil(roles / ROLES_PER_STACK) }, (_, index) => `Mounts${index}`);
  stacks.forEach((stack, index) => {
    const first = index * ROLES_PER_STACK;
    const numbers = Array.from({ length: Math.min(ROLES_PER_STACK, roles - first) }, (_, offset) => first + offset);
    write(folder, `${stack}.template.json`, { Resources: Object.fromEntries(numbers.map((number) => [`ImagesRole${number}`, role(number)])) });
  });
  const artifacts = stacks.map((stack) => [stack, { type: 'aws:cloudformation:stack', properties: { templateFile: `${stack}.template.json` } }]);
  write(folder, 'manifest.json', { version: '48.0.0', artifacts: Object.fromEntries(artifacts) });
  return folder;
}

function write(folder: string, file: string, content: object): void {
  writeFileSync(join(folder, file), JSON.stringify(content, undefined, 1)); // as the CDK indents
}

/** The role of the template, for a bucket that no stack makes. */
function role(number: number): object {
  const { Resources } = JSON.parse(readFileSync(TEMPLATE, 'utf8'), (_, value) =>
    value?.['Fn::GetAtt']?.[1] === 'Arn' ? { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:s3:::acme-images-${number}`]] } : value);
  return Object.values<{ Type: string }>(Resources).find(({ Type }) => Type === 'AWS::IAM::Role')!;
}
