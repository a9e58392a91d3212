/** The functions that CloudFormation and its language extensions know. */
const FUNCTIONS = new Set([
  'And', 'Base64', 'Cidr', 'Equals', 'FindInMap', 'ForEach', 'GetAZs', 'GetAtt', 'GetStackOutput', 'If', 'ImportValue', 'Join', 'Length', 'Not', 'Or',
  'Select', 'Split', 'Sub', 'ToJsonString', 'Transform',
]);

/** The long form of a tag: `!Sub` is `Fn::Sub`, `!Ref` is `Ref`; undefined: CloudFormation does not know it. */
export function functionOf(tag: string): string | undefined {
  const name = tag.slice(1);
  if (name === 'Ref' || name === 'Condition') return name;
  return FUNCTIONS.has(name) ? `Fn::${name}` : undefined;
}
