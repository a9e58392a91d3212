import { Raw } from '../../../src/audit/document/raw';
import { parseYaml } from '../../../src/audit/document/strict-yaml';

const parse = (text: string) => parseYaml({ name: 'a.yaml', text });

test('writes short tags out', () => {
  expect(plain(parse([
    'a: !Ref X', 'b: !GetAtt Role.Arn', 'c: !GetAtt [Role, Arn]', 'd: !Sub "${A}/*"', 'e: !If [C, !Ref A, !Ref "AWS::NoValue"]',
    'f: !Join ["", [a, !ImportValue b]]', 'g: !Condition C', 'h: !GetAtt Nested.Outputs.Bucket', 'i: !FindInMap [A, !Ref B, C]',
    'j: !Transform {Name: AWS::Include}', 'k: !Not [!Equals [a, b]]', 'l:\n  Fn::Split: [",", !Ref List]', 'm: !Base64 x',
  ].join('\n')))).toEqual({
    a: { Ref: 'X' },
    b: { 'Fn::GetAtt': ['Role', 'Arn'] },
    c: { 'Fn::GetAtt': ['Role', 'Arn'] },
    d: { 'Fn::Sub': '${A}/*' },
    e: { 'Fn::If': ['C', { Ref: 'A' }, { Ref: 'AWS::NoValue' }] },
    f: { 'Fn::Join': ['', ['a', { 'Fn::ImportValue': 'b' }]] },
    g: { Condition: 'C' },
    h: { 'Fn::GetAtt': ['Nested', 'Outputs.Bucket'] },
    i: { 'Fn::FindInMap': ['A', { Ref: 'B' }, 'C'] },
    j: { 'Fn::Transform': { Name: 'AWS::Include' } },
    k: { 'Fn::Not': [{ 'Fn::Equals': ['a', 'b'] }] },
    l: { 'Fn::Split': [',', { Ref: 'List' }] },
    m: { 'Fn::Base64': 'x' },
  });
});

test('keeps numbers, versions and keys as they are written', () => {
  expect(plain(parse('a: 012345678901\nb: 718860067770\nVersion: 2012-10-17\n1: x\nyes: no\nt: "yes"\nz: |\n  x\n')))
    .toEqual({ a: 'number 012345678901', b: 'number 718860067770', Version: '2012-10-17', 1: 'x', yes: 'boolean false', t: 'yes', z: 'x\n' });
});

test('knows line, column and way of a value', () => {
  const raw = parse('Resources:\n  Role:\n    - x\n    - !Ref y\n') as Extract<Raw, { kind: 'object' }>;
  const role = (raw.entries.get('Resources') as typeof raw).entries.get('Role') as Extract<Raw, { kind: 'array' }>;
  expect(role.items[0].at).toEqual({ file: 'a.yaml', line: 3, column: 7, path: 'Resources.Role[0]' });
  expect(role.items[1].at).toMatchObject({ line: 4, path: 'Resources.Role[1]' });
});

test('takes keys of prototypes as any other key', () => {
  expect([...(parse('__proto__: {a: 1}') as Extract<Raw, { kind: 'object' }>).entries.keys()]).toEqual(['__proto__']);
});

test.each([
  ['', 'a.yaml: expected a template, got an empty file'],
  ['# nothing', 'a.yaml: expected a template, got an empty file'],
  ['a: 1\na: 2', 'a.yaml:2:1: expected each key once, got "a" again; remove one of the two'],
  ['a: 1\n"\\x61": 2', 'a.yaml:2:1: expected each key once, got "a" again; remove one of the two'],
  ['a: &x 1', 'a.yaml:1:7: expected no anchor, got &x; CloudFormation refuses them'],
  ['a: *x', 'a.yaml:1:4: expected no alias, got one; CloudFormation refuses them, write the value out'],
  ['<<: {a: 1}', 'a.yaml:1:1: expected no merge key, got `<<`; CloudFormation refuses it'],
  ['a: !Foo b', 'a.yaml:1:9: expected a function of CloudFormation, got the tag !Foo'],
  ['a: !!binary b', 'expected a function of CloudFormation, got the tag tag:yaml.org,2002:binary'],
  ['a: 1\n---\nb: 2', 'a.yaml:2:1: expected one YAML document, got several; give each a file of its own'],
  ['? [a]\n: b', 'a.yaml:1:3: expected a string as key'],
  ['a: [1,', 'expected YAML, got something else: Flow sequence'],
  ['a: "b', 'expected YAML, got something else: Missing closing "quote'],
  ['\ta: b', 'a.yaml:1:1: expected YAML, got something else: Tabs are not allowed as indentation'],
])('refuses %j', (text, message) => {
  expect(() => parse(text)).toThrow(message);
});

test('refuses deep nesting and long files in time', () => {
  for (const open of ['[', '- ', '? ']) expect(() => parse(open.repeat(200_000))).toThrow('expected at most 200 levels of maps and lists, got more');
  expect(() => parse('a'.repeat(9 * 1024 * 1024))).toThrow('expected at most 8 MB of YAML, got more; CloudFormation takes at most 1 MB');
});

function plain(raw: Raw): unknown {
  switch (raw.kind) {
    case 'object': return Object.fromEntries([...raw.entries].map(([key, value]) => [key, plain(value)]));
    case 'array': return raw.items.map(plain);
    case 'string': return raw.value;
    default: return `${raw.kind} ${raw.value}`;
  }
}
