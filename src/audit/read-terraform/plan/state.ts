import { Source } from '../configuration/blocks';
import { child, isTrue, literalNode, membersOf } from '../literal';
import { dict } from '../nodes';
import { Reading } from '../reading';
import { shown } from '../texts';
import { Instance, instancesIn, instancesOfStateFile } from './instances';

/** Reads what `terraform show -json` writes of a state. */
export function readState(source: Source): Reading {
  return reading(source, instancesIn(child(source.raw, 'values', 'root_module')), ['values', 'outputs']);
}

/** Reads a state file, `terraform.tfstate` of version 4. */
export function readStateFile(source: Source): Reading {
  return reading(source, instancesOfStateFile(source.raw), ['outputs']);
}

function reading({ file, raw }: Source, instances: readonly Instance[], outputs: readonly string[]): Reading {
  const texts = membersOf(child(raw, ...outputs)).flatMap(([name, output]) =>
    shown(`output ${name}`, literalNode(child(output, 'value')), isTrue(child(output, 'sensitive'))));
  const resources = instances.map(({ address, type, values, at }) => {
    const node = literalNode(values);
    return { id: `${file}#${address}`, type, when: [], properties: node?.kind === 'dict' ? node : dict({}, at), at };
  });
  return { choices: new Map(), resources, texts, unknowns: [] };
}
