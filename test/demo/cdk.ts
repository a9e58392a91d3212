import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REGION } from './emulator';
import { ROOT, Run } from './processes';

/** With this context (and nothing as its value), stacks need no `cdk bootstrap`: the CLI sends the template as it is. */
export const WITHOUT_BOOTSTRAP = '@aws-cdk/core:newStyleStackSynthesis=';

/** What `cdk deploy` wrote: stack -> output -> value. */
export type Outputs = Record<string, Record<string, string>>;

/** What was deployed. */
export interface Deployment {
  /** The folder with the templates. */
  readonly assembly: string;
  readonly outputs: Outputs;
  /** Whether it was all there before. */
  readonly unchanged: boolean;
}

/** The environment in which AWS tools reach the emulator; some know only one of the two names for the region. */
export function awsEnvironment(endpoint: string): Record<string, string> {
  return { AWS_ENDPOINT_URL: endpoint, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: REGION, AWS_DEFAULT_REGION: REGION };
}

/** The real CDK CLI, against the emulator. */
export class Cdk {
  constructor(private readonly run: Run, private readonly endpoint: string) {}

  /**
   * @param app a folder with a cdk.json, or an assembly (what `cdk synth` writes)
   * @param parameters of the template; what is left out stays as it was deployed
   */
  public async deploy(app: string, parameters: Record<string, string> = {}): Promise<Deployment> {
    const assembly = existsSync(join(app, 'cdk.json')) ? join(this.run.folder, 'cdk.out') : app;
    const source = assembly === app ? ['--app', app] : ['--output', assembly, '--context', WITHOUT_BOOTSTRAP];
    const outputs = join(this.run.folder, 'outputs.json');
    const given = Object.entries(parameters).flatMap(([name, value]) => ['--parameters', `${name}=${value}`]);
    const text = await this.cdk(app, 'deploy', ...source, ...given, '--all', '--require-approval', 'never', '--outputs-file', outputs);
    return { assembly, outputs: JSON.parse(readFileSync(outputs, 'utf8')), unchanged: text.includes('(no changes)') };
  }

  public async destroy({ assembly }: Deployment): Promise<void> {
    await this.cdk(assembly, 'destroy', '--app', assembly, '--all', '--force');
  }

  private cdk(cwd: string, ...args: string[]): Promise<string> {
    return this.run.exec(process.execPath, [join(ROOT, 'node_modules/aws-cdk/bin/cdk'), ...args, '--no-notices'], {
      cwd,
      env: {
        ...awsEnvironment(this.endpoint),
        PATH: process.env.PATH,
        HOME: this.run.folder,
        TMPDIR: this.run.folder,
        AWS_EC2_METADATA_DISABLED: 'true',
        CDK_DISABLE_CLI_TELEMETRY: 'true',
        CDK_DISABLE_VERSION_CHECK: 'true',
        CDK_VALIDATION: 'false', // takes longer than all the rest; cfn-lint judges the templates in the tests
        CI: 'true',
        NO_COLOR: '1',
      },
    });
  }
}
