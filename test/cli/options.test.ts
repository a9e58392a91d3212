import { choice, pairs, parseOptions, paths } from '../../src/cli/options';

const OPTIONS = { format: { type: 'string' }, subject: { type: 'string', multiple: true }, quiet: { type: 'boolean' } } as const;

test('options and paths are told apart', () => {
  const { values, positionals } = parseOptions('audit', ['a.json', '--format=json', '--subject', 'x', '--subject', 'y', '--', '--b.json'], OPTIONS);
  expect(values).toEqual({ format: 'json', subject: ['x', 'y'] });
  expect(positionals).toEqual(['a.json', '--b.json']);
});

test.each([
  [['--fromat', 'json'], /^unknown option '--fromat'; see hasty-buckets audit --help$/],
  [['--format'], /^option '--format <value>' argument missing; see hasty-buckets audit --help$/],
  [['--format', '--quiet'], /^option '--format' argument is ambiguous; see/],
  [['--quiet=yes'], /^option '--quiet' does not take an argument; see/],
])('%j is refused in one line', (args, message) => {
  expect(() => parseOptions('audit', args, OPTIONS)).toThrow(message);
});

test('a command without paths takes none', () => {
  expect(() => parseOptions('policy', ['a.json'], OPTIONS, false)).toThrow(/^unexpected argument 'a.json'.*; see hasty-buckets policy --help$/);
});

test('pairs are split at the first =, and a name of the prototype is a name', () => {
  expect(pairs('--parameter', ['A=1', 'B=x=y'])).toEqual({ A: '1', B: 'x=y' });
  expect(Object.keys(pairs('--parameter', ['__proto__=x']))).toEqual(['__proto__']);
  expect(pairs('--parameter')).toEqual({});
});

test.each(['A', '=x', 'A='])('%s is no pair', (value) => {
  expect(() => pairs('--acknowledge', [value], 'ID=reason')).toThrow(`--acknowledge must be ID=reason, got: "${value}"`);
});

test('of a few words one is taken, and another refused', () => {
  expect(choice('--format', 'json', ['text', 'json'])).toBe('json');
  expect(() => choice('--format', 'xml', ['text', 'json'])).toThrow('--format must be one of text, json, got: "xml"');
});

test('a path is needed', () => {
  expect(paths('audit', ['a'])).toEqual(['a']);
  expect(() => paths('audit', [])).toThrow(/name a template/);
});
