import { exec } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const EXAMPLES_FOLDER = join(__dirname, '../../examples');

/** The examples on AWS CDK. */
export const EXAMPLES = ['aws-new-bucket', 'aws-existing-bucket', 'aws-imported-bucket', 'aws-two-workspaces', 'aws-copy-24h', 'aws-kms-bucket', 'aws-other-account', 'aws-many-buckets', 'aws-organisation'];

/** A template, as far as tests look into it. */
export interface Template {
  readonly Resources: Record<string, any>;
  readonly Outputs: Record<string, any>;
}

/** Runs an example as it is, but for what `cdk bootstrap` adds to every template, and writes its assembly into a folder. */
export async function synthesize(example: string, folder: string): Promise<Template> {
  const cwd = join(EXAMPLES_FOLDER, example);
  const { app, context } = JSON.parse(readFileSync(join(cwd, 'cdk.json'), 'utf8'));
  await promisify(exec)(app, {
    cwd,
    env: {
      ...process.env,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, '@aws-cdk/core:newStyleStackSynthesis': false }),
      CDK_OUTDIR: folder,
      TSX_DISABLE_CACHE: '1',
    },
  });
  return JSON.parse(readFileSync(templateIn(folder), 'utf8'));
}

/** The only template of an assembly; of one that holds another, that of the inner one, which the outer one spreads. */
export function templateIn(assembly: string): string {
  const files = readdirSync(assembly);
  const inner = files.find((file) => file.startsWith('assembly-'));
  return inner ? templateIn(join(assembly, inner)) : join(assembly, files.find((file) => file.endsWith('.template.json'))!);
}
