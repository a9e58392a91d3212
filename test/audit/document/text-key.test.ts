import { NameHole } from '../../../src/audit/document/text';
import { keyOf } from '../../../src/audit/document/text-key';

const hole = (id: string): NameHole => ({ kind: 'name', id, label: 'same label' });

test('texts have one key when they are the same', () => {
  expect(keyOf(['a', hole('x')])).toBe(keyOf(['a', hole('x')]));
  expect(keyOf(['a', hole('x')])).not.toBe(keyOf(['a', hole('y')]));
  expect(keyOf(['x'])).not.toBe(keyOf([hole('x')]));
  expect(keyOf(['a", "b'])).not.toBe(keyOf(['a', 'b']));
});
