import { Cursor, NotUnderstood } from '../../../../src/audit/read-terraform/configuration/expression';

test('a cursor goes over space and comments before a token', () => {
  const cursor = new Cursor(' # one\n // two\n /* three\n */ }x');
  expect(cursor.takeToken('{')).toBe(false);
  cursor.expect('}');
  expect(cursor.take(/\w/y)).toBe('x');
  expect(cursor.done).toBe(true);
});

test('a cursor refuses another token than the expected one', () => {
  expect(() => new Cursor('a').expect('}')).toThrow(NotUnderstood);
});
