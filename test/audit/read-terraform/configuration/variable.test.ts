import { read, readFiles } from '../fixture';

const name = (variable: object) => read({ variable: { it: variable }, resource: { aws_s3_bucket: { x: { bucket: 'a-${var.it}' } } } }).buckets[0].name;

test('a variable is what whoever deploys gives', () => {
  expect(name({ type: 'string' })).toEqual(['a-', { kind: 'parameter', id: 'stack/cdk.tf.json#var.it', label: '${var.it}' }]);
  expect(name({})).toMatchObject(['a-', { kind: 'parameter' }]);
});

test('its default is known', () => {
  expect(name({ type: '${string}', default: 'x' })).toMatchObject(['a-', { default: 'x' }]);
  expect(name({ type: 'number', default: 1 })).toMatchObject(['a-', { default: '1' }]);
});

test('of a variable that is no string, nothing is known', () => {
  expect(name({ type: 'list(string)' })).toEqual(['a-', { kind: 'unknown', why: 'the variable it' }]);
  expect(name({ default: ['a'] })).toEqual(['a-', { kind: 'unknown', why: 'the variable it' }]);
});

test('a variable that no file declares is unknown', () => {
  expect(read({ resource: { aws_s3_bucket: { x: { bucket: '${var.missing}' } } } }).buckets[0].name).toEqual([{ kind: 'unknown', why: 'the expression var.missing' }]);
});

describe('a value that is given', () => {
  const names = (variable: object, it: string, bucket = 'a-${var.it}') =>
    readFiles({ 'cdk.tf.json': { variable: { it: variable }, resource: { aws_s3_bucket: { x: { bucket } } } } }, { it }).buckets.map(({ name: text }) => text);

  test('stands for the variable, whatever its default', () => {
    expect(names({ type: 'string', default: 'x' }, 'y')).toEqual([['a-y']]);
  });

  test('decides what depends on it', () => {
    expect(names({ type: 'bool' }, 'false', '${var.it ? "x" : "y"}')).toEqual([['y']]);
  });

  test('is refused where it is no string', () => {
    expect(() => names({ type: 'list(string)' }, 'x')).toThrow(/^cdk.tf.json:\d+:\d+: expected --parameter it for a string, a number or a bool, got a variable of another type; audit a plan/);
  });
});
