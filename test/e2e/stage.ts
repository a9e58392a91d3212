import { Cdk } from '../demo/cdk';
import { Answer, Group, judge } from '../demo/check';
import { startEmulator } from '../demo/emulator';
import { Run } from '../demo/processes';
import { assertJudges } from '../demo/trial';
import { Scene, sceneOn } from '../demo/visit';

/** An emulator of a test file's own, and what acts on it. */
export interface Stage {
  readonly run: Run;
  readonly cdk: Cdk;
  readonly scene: Scene;
}

export async function setStage(): Promise<Stage> {
  const run = new Run(() => {});
  try {
    const endpoint = await startEmulator(run);
    const scene = await sceneOn(endpoint);
    await assertJudges(scene);
    return { run, cdk: new Cdk(run, endpoint), scene };
  } catch (error) {
    await run.end();
    throw error;
  }
}

/** What was not answered as it should be, as the rows of the demo's table say it. */
export async function wrongAnswers(groups: Group[]): Promise<string[]> {
  const wrong = (await judge(groups)).filter(({ right }: Answer) => !right);
  return wrong.map(({ check, answer }) => `${check.ask}: ${answer}`);
}
