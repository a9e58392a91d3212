import { DocumentError } from '../../../src/audit/document/document-error';

test('an error says where, as far as it is known', () => {
  expect(new DocumentError('expected a, got b', { file: 'a.json', line: 2, column: 3, path: 'x' }).message).toBe('a.json:2:3: expected a, got b');
  expect(new DocumentError('expected a, got b', { file: 'a.json' }).message).toBe('a.json: expected a, got b');
});
