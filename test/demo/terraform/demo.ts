import { join } from 'node:path';
import { azure } from './azure';
import { Cloud } from './cloud';
import { gcs } from './gcs';
import { s3 } from './s3';
import { State } from './state';
import { undoing } from './undo';
import { howToUndo, limits, registration } from './words';
import { undo } from '../../core/example';
import { synthesizeTerraform } from '../../examples/synthesize-terraform';
import { findCores } from '../../support/terraform/core';
import { TerraformDocument, typesIn } from '../../support/terraform/document';
import { startStandIn } from '../../support/terraform/stand-in';
import { Workspace } from '../../support/terraform/workspace';
import { judge } from '../check';
import { Run } from '../processes';
import { table } from '../table';
import { verdict } from '../words';

const CLOUDS = { gcs, azure, 's3-terraform': s3 } satisfies Record<string, Cloud>;

export type CloudName = keyof typeof CLOUDS;

/**
 * Deploys the example of a cloud, asks, and undoes it.
 *
 * @param given the Terraform JSON to deploy in place of the example's
 * @returns the exit code
 */
export async function demo(run: Run, name: CloudName, given?: TerraformDocument): Promise<number> {
  const cloud: Cloud = CLOUDS[name];
  run.log(`cdktf synth examples/${cloud.example}`);
  const document = given ?? await synthesizeTerraform(cloud.example, join(run.folder, 'cdktf.out'), (app, options) => run.exec(app, [], { ...options, shell: true }));
  const [core] = await findCores(run);
  run.log(`starting a stand-in for the provider: ${core.name} deploys to it, and no cloud is asked`);
  const standIn = await startStandIn(run, typesIn(document));
  const workspace = new Workspace(run, core, standIn, document);
  run.log('terraform init, validate');
  await workspace.prepare();
  run.log('terraform plan, apply');
  await workspace.command('plan', '-out=plan');
  await workspace.command('apply', 'plan');
  const applied = await State.of(workspace);

  run.log(`asking as Hasty and as others; what answers: ${cloud.judge}`);
  const visit = await cloud.visit(run, applied);
  const groups = visit.mounted;
  const answers = await judge(groups);

  run.log('terraform destroy, then the undo of the README');
  standIn.changes(); // those so far
  const commands = undo(cloud.example);
  const undone = undoing({ workspace, standIn, cloud, applied }, commands);
  answers.push(...await judge([undone]));
  run.log('asking again');
  const after = visit.undone(await State.of(workspace));
  answers.push(...await judge([after]));
  run.log('done');

  run.print(`\n${[table([...groups, undone, after], answers), registration(applied, visit), howToUndo(cloud, visit, commands), limits(cloud), verdict(answers)].join('\n\n')}`);
  return answers.every(({ right }) => right) ? 0 : 1;
}
