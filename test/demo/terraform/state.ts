import { Workspace } from '../../support/terraform/workspace';

/** What Terraform has made, as `terraform show -json` tells it. Values that were known when it planned are those of the plan: Terraform holds providers to it. */
export class State {
  public static async of(workspace: Workspace): Promise<State> {
    return new State(await workspace.command('show', '-json'));
  }

  private readonly all: readonly { readonly type: string; readonly values: any }[];

  /** Every output, by its name. */
  public readonly outputs: Readonly<Record<string, string>>;

  private constructor(public readonly text: string) {
    const { outputs = {}, root_module: { resources = [] } = {} } = JSON.parse(text).values ?? {};
    this.all = resources;
    this.outputs = Object.fromEntries(Object.entries<any>(outputs).map(([name, { value }]) => [name, value]));
  }

  /** The type of each resource. */
  public get types(): string[] {
    return this.all.map(({ type }) => type);
  }

  /** The attributes of all resources of a type. */
  public of(type: string): any[] {
    return this.all.filter((resource) => resource.type === type).map(({ values }) => values);
  }

  /** The attributes of the resource of a type. @throws when there is none, or more than one */
  public only(type: string): any {
    const [values, ...others] = this.of(type);
    if (!values || others.length > 0) throw new Error(`the example must have one ${type}, got: ${this.of(type).length}`);
    return values;
  }

  /** @throws when there is something that would have to be judged too, and is not */
  public assertHasOnly(types: readonly string[]): void {
    const more = this.all.filter(({ type }) => !types.includes(type)).map(({ type }) => type);
    if (more.length > 0) throw new Error(`the demo judges ${types.join(', ')}, got also: ${[...new Set(more)].join(', ')}; teach it what these allow`);
  }
}
