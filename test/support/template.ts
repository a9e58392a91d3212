import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';

/** The template of a stack, of a nested one too. */
export function templateOf(stack: Stack): any {
  return Template.fromStack(stack).toJSON();
}

/** The ids and types of a template's resources. */
export function resourceTypes(stack: Stack): Record<string, string> {
  return Object.fromEntries(Object.entries<any>(templateOf(stack).Resources ?? {}).map(([id, { Type }]) => [id, Type]));
}

/** The outputs of a stack by their names, each with its value. */
export function outputsOf(stack: Stack): Record<string, any> {
  return Object.fromEntries(Object.entries<any>(templateOf(stack).Outputs ?? {}).map(([name, { Value }]) => [name, Value]));
}

/** A text of a template once deployed: `LogicalId` stands for what Ref gives, and `LogicalId.Attribute` for an attribute. */
export function deployedText(value: any, values: Record<string, string>): string {
  if (typeof value === 'string') return value;
  const known = (name: string) => {
    if (!(name in values)) throw new Error(`no value is known for ${name}`);
    return values[name];
  };
  if (value.Ref) return known(value.Ref);
  if (value['Fn::GetAtt']) return known(value['Fn::GetAtt'].join('.'));
  const [delimiter, parts] = value['Fn::Join'];
  return parts.map((part: any) => deployedText(part, values)).join(delimiter);
}
