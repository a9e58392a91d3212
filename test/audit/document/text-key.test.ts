import { NameHole } from '../../../src/audit/document/text';
import { keyOf, marked } from '../../../src/audit/document/text-key';

const hole = (id: string): NameHole => ({ kind: 'name', id, label: 'same label' });

test('texts have one key when they are the same', () => {
  expect(keyOf(['a', hole('x')])).toBe(keyOf(['a', hole('x')]));
  expect(keyOf(['a', hole('x')])).not.toBe(keyOf(['a', hole('y')]));
  expect(keyOf(['x'])).not.toBe(keyOf([hole('x')]));
  expect(keyOf(['a", "b'])).not.toBe(keyOf(['a', 'b']));
});

test('marked, names differ that have one label, and are one segment of an ARN', () => {
  const arn = (id: string) => marked(['arn:aws:iam::', hole('AWS::AccountId'), ':role/', hole(id)]);
  expect(arn('a/b.json#*x')).toBe(arn('a/b.json#*x'));
  expect(arn('a/b.json#*x')).not.toBe(arn('b.json#*x'));
  expect(arn('a/b.json#*x')).toMatch(/^arn:aws:iam::\$\{[^:/*}]+\}:role\/\$\{[^:/*}]+\}$/);
});
