import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Core, isolated } from './core';
import { portable, TerraformDocument } from './document';
import { StandIn } from './stand-in';
import { Run } from '../../demo/processes';

/** What `terraform show -json` says of a plan, as far as tests look into it. https://developer.hashicorp.com/terraform/internals/json-format */
interface Plan {
  readonly planned_values: { readonly outputs?: Record<string, any>; readonly root_module: { readonly resources?: PlannedResource[] } };
  readonly resource_changes?: { readonly address: string; readonly change: { readonly actions: string[] } }[];
  readonly output_changes?: Record<string, any>;
}

interface PlannedResource {
  readonly address: string;
  readonly type: string;
  readonly values: any;
}

type Variables = Readonly<Record<string, string>>;

/** A folder with Terraform JSON and its state, in which a core runs. */
export class Workspace {
  public readonly folder: string;

  constructor(private readonly run: Run, private readonly core: Core, private readonly standIn: StandIn, document: TerraformDocument) {
    mkdirSync(join(run.folder, 'workspaces'), { recursive: true });
    this.folder = mkdtempSync(join(run.folder, 'workspaces/'));
    this.write(document);
  }

  /** Replaces the Terraform JSON. Its backend is left out, so that the state is in the folder. */
  public write(document: TerraformDocument): void {
    writeFileSync(join(this.folder, 'cdk.tf.json'), JSON.stringify(portable(document), undefined, 2));
  }

  /**
   * Runs a command of the core.
   *
   * @returns what it printed
   * @throws when it fails; what it printed is in the message, without line breaks and frames
   */
  public async command(...args: string[]): Promise<string> {
    const { command, args: before } = this.core;
    const env = { ...isolated(this.run), ...this.standIn.env };
    const printed = this.run.exec(command, [...before, ...args], { cwd: this.folder, env }).catch((error: Error) => {
      throw new Error(stripVTControlCharacters(error.message).replace(/[\s│╷╵├─]+/g, ' '));
    });
    return stripVTControlCharacters(await printed);
  }

  /** init and validate. */
  public async prepare(): Promise<void> {
    await this.command('init');
    await this.command('validate');
  }

  public async plan(variables: Variables = {}): Promise<Plan> {
    await this.command('plan', '-out=plan', ...flags(variables));
    return JSON.parse(await this.command('show', '-json', 'plan'));
  }

  /** What a plan would do to resources that are there or should be: address -> actions. Empty: nothing. */
  public async pending(variables: Variables = {}): Promise<Record<string, string[]>> {
    const { resource_changes: changes = [] } = await this.plan(variables);
    return Object.fromEntries(changes.map(({ address, change: { actions } }) => [address, actions] as const).filter(([, actions]) => actions[0] !== 'no-op'));
  }

  public async apply(variables: Variables = {}): Promise<void> {
    await this.command('apply', '-auto-approve', ...flags(variables));
  }

  public async destroy(variables: Variables = {}): Promise<void> {
    await this.command('destroy', '-auto-approve', ...flags(variables));
  }

  /** The outputs after apply, sensitive ones too. */
  public async outputs(): Promise<Record<string, { readonly sensitive: boolean; readonly value: any }>> {
    return JSON.parse(await this.command('output', '-json'));
  }

  /** Runs `terraform test`. @param assertions a test file: https://developer.hashicorp.com/terraform/language/tests */
  public async test(assertions: string): Promise<string> {
    writeFileSync(join(this.folder, 'main.tftest.hcl'), assertions);
    return this.command('test');
  }
}

const flags = (variables: Variables) => Object.entries(variables).map(([name, value]) => `-var=${name}=${value}`);
