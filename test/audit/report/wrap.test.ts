import * as fc from 'fast-check';
import { printable, wrap } from '../../../src/audit/report/wrap';

test('lines break between words, and words only when they are longer than a line', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrap('a arn:aws:iam', 5)).toEqual(['a', 'arn:', 'aws:', 'iam']);
  expect(wrap('Resources.Role.Properties', 16)).toEqual(['Resources.Role.', 'Properties']);
  expect(wrap('', 5)).toEqual(['']);
});

test('no line is longer than the width, and nothing is lost', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary-ascii' }), fc.integer({ min: 1, max: 40 }), (text, width) => {
    const lines = wrap(text, width);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(lines.join('').replaceAll(' ', '')).toBe(printable(text).replaceAll(' ', ''));
  }));
});

test('what steers a terminal or turns text is shown as an escape', () => {
  expect(printable('a\u001b[31m\u202eb\nc\u200b')).toBe('a\\u001b[31m\\u202eb\\u000ac\\u200b');
  expect(printable('Straße 通り')).toBe('Straße 通り');
});
