import { Run } from '../demo/processes';
import { Core, findCores } from '../support/terraform/core';
import { TerraformDocument } from '../support/terraform/document';
import { StandIn, startStandIn } from '../support/terraform/stand-in';
import { Workspace } from '../support/terraform/workspace';

jest.setTimeout(300_000); // the first run may have to install a core

/** What a test file needs to run Terraform. */
export class Stage {
  /** A stage that is gone after the tests of a file. @param types that the stand-in has */
  public static set(types: readonly string[] | (() => Promise<readonly string[]>)): Stage {
    const stage = new Stage();
    beforeAll(async () => {
      stage.cores = await findCores(stage.run);
      stage.standIn = await startStandIn(stage.run, typeof types === 'function' ? await types() : types);
    });
    afterAll(() => stage.run.end());
    return stage;
  }

  public readonly run = new Run(() => {});
  public standIn!: StandIn;
  private cores!: Core[];

  private constructor() {}

  /** Does something in a workspace on each core that is there, one after another. Failures name the core. */
  public async onEachCore(document: TerraformDocument, act: (workspace: Workspace) => Promise<void>): Promise<void> {
    for (const core of this.cores) {
      await act(new Workspace(this.run, core, this.standIn, document)).catch((error: Error) => {
        error.message = `on ${core.name}: ${error.message}`;
        throw error;
      });
    }
  }
}
