import { Raw } from '../../../src/audit/document/raw';
import { parseJson } from '../../../src/audit/document/strict-json';

const parse = (text: string) => parseJson({ name: 'a.json', text });

test('reads every kind of value, and keeps numbers as they are written', () => {
  expect(plain(parse(' {"a": [1.0, -2e3, 718860067770, true, false, null, "x"], "b": {}} '))).toEqual({
    a: ['number 1.0', 'number -2e3', 'number 718860067770', 'boolean true', 'boolean false', 'null null', 'x'],
    b: {},
  });
});

test('reads escapes', () => {
  expect(plain(parse('"\\u0041\\n\\"\\\\\\/\\b\\f\\r\\t\\ud83d\\ude00"'))).toBe('A\n"\\/\b\f\r\t😀');
});

test('knows line, column and way of every value', () => {
  const raw = parse('{\n  "Resources": {\n    "Role": { "Statement": [\n      1, {"a b": 2}] }\n  }\n}');
  expect(places(raw)).toEqual([
    'a.json:1:1 ',
    'a.json:2:16 Resources',
    'a.json:3:13 Resources.Role',
    'a.json:3:28 Resources.Role.Statement',
    'a.json:4:7 Resources.Role.Statement[0]',
    'a.json:4:10 Resources.Role.Statement[1]',
    'a.json:4:18 Resources.Role.Statement[1]["a b"]',
  ]);
});

test('drops a byte order mark', () => {
  expect(parse('\uFEFF{}').at).toMatchObject({ line: 1, column: 1 });
});

test('takes keys of prototypes as any other key', () => {
  const raw = parse('{"__proto__": {"polluted": true}, "constructor": 1}');
  expect([...(raw as Extract<Raw, { kind: 'object' }>).entries.keys()]).toEqual(['__proto__', 'constructor']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test.each([
  ['', 'a.json:1:1: expected a value, got the end of the text; is it complete?'],
  [' \n ', 'a.json:2:2: expected a value, got the end of the text; is it complete?'],
  ['{"a": 1', 'a.json:1:8: expected `,` or `}`, got the end of the text; is it complete?'],
  ['{"a"', 'a.json:1:5: expected `:`, got the end of the text; is it complete?'],
  ['"abc', 'a.json:1:5: expected the rest of a string, got the end of the text; is it complete?'],
  ['[1,', 'a.json:1:4: expected a value, got the end of the text; is it complete?'],
  ['[1,]', 'a.json:1:4: expected a value, got `]`'],
  ['{"a":1,}', 'a.json:1:8: expected a key in double quotes, got `}`'],
  ['{a: 1}', 'a.json:1:2: expected a key in double quotes, got `a`'],
  ['{"a" 1}', 'a.json:1:6: expected `:` after the key, got `1`'],
  ['{"a": 1 "b": 2}', 'a.json:1:9: expected `,` or `}`, got `"`'],
  ['{"a": 1,\n "a": 2}', 'a.json:2:2: expected each key once, got "a" again; remove one of the two'],
  ['{"a": 1, "\\u0061": 2}', 'a.json:1:10: expected each key once, got "a" again; remove one of the two'],
  ['{} {}', 'a.json:1:4: expected the end of the text after the value, got `{`'],
  ['\u0000', 'a.json:1:1: expected a value, got U+0000'],
  ['"a\tb"', 'a.json:1:3: expected the rest of a string, got U+0009'],
  ['"\\x"', 'a.json:1:2: expected an escape that JSON knows, got `\\x`'],
  ['"\\u12g4"', 'a.json:1:2: expected four hexadecimal digits after `\\u`'],
  ['01', 'a.json:1:1: expected a number as JSON writes it, got `01`'],
  ['1.', 'a.json:1:1: expected a number as JSON writes it, got `1.`'],
  ['nul', 'a.json:1:1: expected a value, got `n`'],
  ['// no', 'a.json:1:1: expected a value, got `/`'],
  ['\u00a0{}', 'a.json:1:1: expected a value, got `\u00a0`'],
])('refuses %j', (text, message) => {
  expect(() => parse(text)).toThrow(message);
});

test('refuses deep nesting, however deep, and long numbers', () => {
  expect(() => parse('['.repeat(5_000_000))).toThrow('a.json:1:202: expected at most 200 levels of objects and arrays, got more');
  expect(() => parse('{"a":'.repeat(100_000))).toThrow('expected at most 200 levels');
  expect(() => parse('1'.repeat(1_000_000))).toThrow('expected a number as JSON writes it');
  expect(parse('['.repeat(200) + ']'.repeat(200)).kind).toBe('array');
});

test('takes time in proportion to the length', () => {
  const time = (count: number) => {
    const text = `{${Array.from({ length: count }, (_, index) => `"key${index}": ["arn:aws:s3:::acme-images/*"]`).join(',\n')}}`;
    const start = performance.now();
    parse(text);
    return performance.now() - start;
  };
  time(1000);
  // Ten times the length, with room for a machine that does other things too.
  expect(time(50_000)).toBeLessThan(60 * Math.max(time(5_000), 2));
});

function plain(raw: Raw): unknown {
  switch (raw.kind) {
    case 'object': return Object.fromEntries([...raw.entries].map(([key, value]) => [key, plain(value)]));
    case 'array': return raw.items.map(plain);
    case 'string': return raw.value;
    default: return `${raw.kind} ${raw.value}`;
  }
}

function places(raw: Raw): string[] {
  const { file, line, column, path } = raw.at;
  const inside = raw.kind === 'object' ? [...raw.entries.values()] : raw.kind === 'array' ? raw.items : [];
  return [`${file}:${line}:${column} ${path}`, ...inside.flatMap(places)];
}
