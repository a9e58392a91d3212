import { exec } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EXAMPLES_FOLDER } from './synthesize';
import { portable, TerraformDocument } from '../support/terraform/document';

/** The examples on Terraform. */
export const TERRAFORM_EXAMPLES = readdirSync(EXAMPLES_FOLDER).filter((name) => existsSync(join(EXAMPLES_FOLDER, name, 'cdktf.json')));

type Start = (command: string, options: { cwd: string; env: NodeJS.ProcessEnv }) => Promise<unknown>;

/**
 * Runs an example as it is, and gives what is portable of its one stack.
 *
 * @param folder in which it is synthesized
 * @param start runs a command line to its end
 */
export async function synthesizeTerraform(example: string, folder: string, start: Start = promisify(exec)): Promise<TerraformDocument> {
  const cwd = join(EXAMPLES_FOLDER, example);
  const { app, context = {} } = JSON.parse(readFileSync(join(cwd, 'cdktf.json'), 'utf8'));
  await start(app, {
    cwd,
    env: { ...process.env, CDKTF_CONTEXT_JSON: JSON.stringify(context), CDKTF_OUTDIR: folder, TSX_DISABLE_CACHE: '1' },
  });
  const [stack, ...others] = readdirSync(join(folder, 'stacks'));
  if (others.length > 0) throw new Error(`${example} must have one stack, got: ${[stack, ...others].join(', ')}`);
  return portable(JSON.parse(readFileSync(join(folder, 'stacks', stack, 'cdk.tf.json'), 'utf8')));
}
