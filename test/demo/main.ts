import { join, relative } from 'node:path';
import { Cdk } from './cdk';
import { judge } from './check';
import { before, destroyed, mounted } from './checks';
import { startEmulator } from './emulator';
import { interruptible } from './interruptible';
import { mountsIn } from './mount';
import { ROOT, Run } from './processes';
import { table } from './table';
import type * as terraform from './terraform/demo';
import { assertJudges } from './trial';
import { sceneOn, visitTo } from './visit';
import { LIMITS, lookAround, registration, verdict } from './words';

const EXAMPLE = join(ROOT, 'examples/aws-new-bucket');

interface Options {
  /** What is deployed with Terraform, in place of the AWS demo. */
  readonly cloud?: terraform.CloudName;
  /** Whether to leave the emulator up at the end. */
  readonly keep?: boolean;
  /** What is deployed: a folder with a cdk.json, or an assembly. */
  readonly app?: string;
}

/** Runs the demo until it ends or is interrupted, and leaves nothing behind. Returns the exit code. */
export function main(options: Options): Promise<number> {
  return interruptible(async (run, interrupted) => {
    const { cloud } = options;
    if (!cloud) return demo(run, options, interrupted);
    // loaded only when asked for: it needs much that the AWS demo does without
    const { demo: onTerraform }: typeof terraform = require('./terraform/demo'); // eslint-disable-line @typescript-eslint/no-require-imports
    return onTerraform(run, cloud);
  });
}

async function demo(run: Run, { keep, app = EXAMPLE }: Options, interrupted: Promise<number>): Promise<number> {
  const endpoint = await startEmulator(run);
  run.log(`it is up on ${endpoint}; does it refuse what AWS refuses?`);
  const scene = await sceneOn(endpoint);
  await assertJudges(scene);

  run.log(`cdk deploy ${relative(ROOT, app)}`);
  const cdk = new Cdk(run, endpoint);
  const deployment = await cdk.deploy(app);
  const { Images: mount } = mountsIn(deployment.outputs);

  run.log('uploading images, then asking as Hasty and as others');
  const visit = await visitTo(scene, mount, 'street/');
  const groups = mounted(visit);
  const answers = await judge(groups);
  const memory = await before(visit);

  run.log('cdk destroy');
  await cdk.destroy(deployment);
  run.log('asking again');
  groups.push(destroyed(visit, memory));
  answers.push(...await judge(groups.slice(-1)));
  run.log('done');

  run.print(`\n${[table(groups, answers), registration(mount), LIMITS, verdict(answers)].join('\n\n')}`);
  if (keep) {
    const { Images: again } = mountsIn((await cdk.deploy(deployment.assembly)).outputs);
    await visitTo(scene, again, 'street/');
    run.print(`\n${lookAround(endpoint, again)}`);
    await interrupted;
  }
  return answers.every(({ right }) => right) ? 0 : 1;
}
