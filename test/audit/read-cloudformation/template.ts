import { Guard } from '../../../src/audit/document/choice';
import { Node } from '../../../src/audit/document/node';
import { parseJson } from '../../../src/audit/document/strict-json';
import { show } from '../../../src/audit/document/text';
import { Parts } from '../../../src/audit/parts';
import { CfnDocument, readCloudFormation } from '../../../src/audit/read-cloudformation';

export const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::718860067770:root' }, Action: 'sts:AssumeRole' }],
};

/** A policy document with one grant. */
export function grant(Resource: unknown, more: object = {}): object {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource, ...more }] };
}

/** A template as the reader takes it. */
export function template(content: object, file = 'stack.json', stack: Partial<CfnDocument> = {}): CfnDocument {
  return { file, raw: parseJson({ name: file, text: JSON.stringify(content) }), ...stack };
}

/** What a template with some resources has. */
export function partsOf(Resources: object, sections: object = {}, parameters: Record<string, string> = {}): Parts {
  return readCloudFormation([template({ ...sections, Resources })], parameters);
}

/** A value of a template, resolved, as plain data. */
export function valueOf(value: unknown, sections: Readonly<Record<string, unknown>> = {}, parameters: Record<string, string> = {}): unknown {
  const Resources = { ...(sections.Resources ?? {}), Probe: { Type: 'Acme::Test::Probe', Properties: { value } } };
  const { resources } = partsOf(Resources, { ...sections, Resources: undefined }, parameters);
  return plain(resources.find(({ id }) => id === 'stack.json#Probe')!.properties.entries.get('value'));
}

/** A node as plain data: holes by their labels, unknown values as `<why>`, choices as pairs of guard and value. */
export function plain(node: Node | undefined): unknown {
  switch (node?.kind) {
    case 'text': return show(node.text);
    case 'list': return node.items.map(plain);
    case 'dict': return Object.fromEntries([...node.entries].map(([key, value]) => [key, plain(value)]));
    case 'either': return { either: node.options.map(({ when, value }) => [guard(when), plain(value)]) };
    case 'unknown': return `<${node.why}>`;
    default: return undefined;
  }
}

/** A guard as text: `Stage=prod & !IsTest`. */
export function guard(when: Guard): string {
  return when.map(({ atom, is }) => `${is ? '' : '!'}${atom.slice(atom.indexOf('#') + 1)}`).join(' & ');
}
