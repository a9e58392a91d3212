import { childPath, itemPath } from '../../../src/audit/document/place-path';

test('entries stand behind dots, items in brackets, and keys that would be misread in quotes', () => {
  expect(childPath('', 'Resources')).toBe('Resources');
  expect(childPath('Resources', 'Fn::If')).toBe('Resources.Fn::If');
  expect(childPath('Mappings', 'a.b')).toBe('Mappings["a.b"]');
  expect(itemPath('Statement', 0)).toBe('Statement[0]');
});
