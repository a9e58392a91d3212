import { Place } from '../../document/place';
import { Raw } from '../../document/raw';
import { child, itemsOf, stringOf } from '../literal';

/** A resource or data source of a plan or a state: one of the instances of its block. */
export interface Instance {
  /** `module.a["x"].aws_iam_role.images[0]`. */
  readonly address: string;
  /** The names of the modules around it: `['a']`. */
  readonly modules: readonly string[];
  /** Its block, inside its module: `aws_iam_role.images`, `data.aws_region.current`. */
  readonly block: string;
  /** As in Resource: `aws_iam_role`, `data.aws_region`. */
  readonly type: string;
  readonly values: Raw | undefined;
  readonly at: Place;
}

/** The instances in a module of `terraform show -json` and in the modules inside it. */
export function instancesIn(module: Raw | undefined): Instance[] {
  const own = itemsOf(child(module, 'resources')).map((resource) =>
    instance(stringOf(child(module, 'address')), resource, stringOf(child(resource, 'address')), child(resource, 'values')));
  return [...own, ...itemsOf(child(module, 'child_modules')).flatMap(instancesIn)];
}

/** The instances in a state file of version 4. */
export function instancesOfStateFile(state: Raw): Instance[] {
  return itemsOf(child(state, 'resources')).flatMap((resource) => itemsOf(child(resource, 'instances'))
    .filter((one) => !child(one, 'deposed')).map((one) => {
      const module = stringOf(child(resource, 'module'));
      const key = child(one, 'index_key');
      const index = key?.kind === 'string' ? `[${JSON.stringify(key.value)}]` : key?.kind === 'number' ? `[${key.value}]` : '';
      const block = blockOf(resource);
      return instance(module, resource, `${module && `${module}.`}${block}${index}`, child(one, 'attributes'));
    }));
}

function instance(module: string, resource: Raw, address: string, values: Raw | undefined): Instance {
  const block = blockOf(resource);
  const type = block.slice(0, block.lastIndexOf('.'));
  const modules = withoutIndices(module).split('.').filter((_name, index) => index % 2 === 1);
  return { address: address || block, modules, block, type, values, at: (values ?? resource).at };
}

/** `data.` in front of what is only read. */
function blockOf(resource: Raw): string {
  return `${stringOf(child(resource, 'mode')) === 'data' ? 'data.' : ''}${stringOf(child(resource, 'type'))}.${stringOf(child(resource, 'name'))}`;
}

/** An address without `[0]` and `["a"]`. */
function withoutIndices(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '');
}
