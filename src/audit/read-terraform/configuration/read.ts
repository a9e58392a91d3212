import { isTrue, literalNode } from '../literal';
import { Reading } from '../reading';
import { shown } from '../texts';
import { Block, Source } from './blocks';
import { Module } from './module';

/** Reads Terraform's JSON configuration, such as `cdk.tf.json`, with values that are given for variables. Each list holds the files of one directory. */
export function readConfigurations(directories: readonly (readonly Source[])[], given: ReadonlyMap<string, string>): Reading[] {
  const modules: Module[] = [];
  for (const sources of directories) modules.push(new Module(sources, modules, given));
  return modules.map(readModule);
}

function readModule(module: Module): Reading {
  const blocks = (type: string): Block[] => [...module.blocks.values()].filter((block) => block.type === type);
  const resources = module.resources();
  const outputs = blocks('output').flatMap((block) =>
    shown(`output ${block.name}`, module.property(block, 'value'), isTrue(block.body.get('sensitive'))));
  const variables = blocks('variable').flatMap((block) => {
    const fallback = block.body.get('default');
    return shown(`default of variable ${block.name}`, literalNode(fallback), isTrue(block.body.get('sensitive')));
  });
  const descriptions = [...blocks('output'), ...blocks('variable')].flatMap((block) => {
    const text = block.body.get('description');
    return shown(`description of ${block.type} ${block.name}`, literalNode(text));
  });
  const unknowns = blocks('module').map(({ name, at }) => ({ why: `module ${name}, whose resources are not given`, at }));
  return { choices: module.choices, resources, texts: [...outputs, ...variables, ...descriptions], unknowns };
}
