import { Cursor, NotUnderstood } from '../../../../src/audit/read-terraform/configuration/expression';
import { parseExpression } from '../../../../src/audit/read-terraform/configuration/parse-expression';

const parse = (source: string) => parseExpression(new Cursor(source));

test('references keep their steps', () => {
  expect(parse('aws_s3_bucket.x[0].arn')).toMatchObject({ kind: 'reference', steps: ['aws_s3_bucket', 'x', { kind: 'literal', value: '0' }, 'arn'] });
  expect(parse('data.aws_region.x["a b"].name')).toMatchObject({ kind: 'reference', steps: ['data', 'aws_region', 'x', { parts: ['a b'] }, 'name'] });
  expect(parse('aws_s3_bucket.x[*].arn')).toMatchObject({ kind: 'reference', steps: ['aws_s3_bucket', 'x', '*', 'arn'] });
});

test('objects are read with each spelling of keys and each separator', () => {
  expect(parse('{ a = 1, "b" : true\n (var.c) = null # comment\n}')).toEqual({
    kind: 'object',
    entries: [
      { key: { kind: 'template', parts: ['a'] }, value: { kind: 'literal', type: 'number', value: '1' } },
      { key: { kind: 'template', parts: ['b'] }, value: { kind: 'literal', type: 'boolean', value: 'true' } },
      { key: { kind: 'reference', steps: ['var', 'c'], source: 'var.c' }, value: { kind: 'null' } },
    ],
  });
});

test('lists may end in a comma', () => {
  expect(parse('[1, "b",]')).toMatchObject({ kind: 'list', items: [{ value: '1' }, { parts: ['b'] }] });
});

test('a conditional keeps its condition as it is written', () => {
  expect(parse('var.env == "prod" ? "a" : (var.x ? "b" : "c")')).toMatchObject({
    kind: 'conditional',
    source: 'var.env == "prod"',
    then: { parts: ['a'] },
    otherwise: { kind: 'conditional', source: 'var.x' },
  });
});

test.each([
  'a.b + 1', '!var.x', '[for k, v in var.x : k if v != "]"]', '{ for k in var.x : k => "}" }', 'one(aws_s3_bucket.x[*]).arn', 'lookup(var.x, "a")["b"]',
])('%s is read over', (source) => {
  const cursor = new Cursor(`${source} }`);
  expect(parseExpression(cursor)).toEqual({ kind: 'other', source });
  cursor.expect('}');
});

test('calls keep their arguments', () => {
  expect(parse('jsonencode({})')).toEqual({ kind: 'call', name: 'jsonencode', args: [{ kind: 'object', entries: [] }], source: 'jsonencode({})' });
});

test.each(['', '{ a = }', '[1', '"open', '{ a 1 }', '@'])('%j is no expression', (source) => {
  expect(() => parse(source)).toThrow(NotUnderstood);
});
