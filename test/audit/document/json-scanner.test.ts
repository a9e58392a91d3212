import { JsonScanner } from '../../../src/audit/document/json-scanner';

const scan = (text: string) => new JsonScanner(text, (message, line, column) => new Error(`${line}:${column} ${message}`));

test('counts lines and columns over blanks', () => {
  const scanner = scan(' \r\n\t "a" ');
  expect(scanner.next('a value')).toBe('"');
  expect([scanner.line, scanner.column]).toEqual([2, 3]);
  expect(scanner.string()).toBe('a');
  expect(() => scanner.end()).not.toThrow();
});

test('says what was expected where', () => {
  const scanner = scan('tru');
  expect(() => scanner.word('true')).toThrow('1:1 expected a value, got `t`');
  expect(scanner.unexpected('a comma').message).toBe('1:1 expected a comma, got `t`');
});
