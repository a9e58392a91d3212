import { isName, Letters, lettersPreferred } from '../../../src/audit/access/letters';
import { name, parameter } from '../../support/holes';

const codes = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

describe('letters', () => {
  test('a hole has one letter wherever it stands, and no other has it', () => {
    const letters = new Letters();
    const [images, aerial] = [letters.of(name('Images')), letters.of(parameter('Aerial'))];
    expect(letters.of(name('Images'))).toBe(images);
    expect(images).not.toBe(aerial);
    expect([images, aerial, ...codes('a\uffff')].map(isName)).toEqual([true, true, false, false]);
  });

  test('are shown with names by their labels', () => {
    const letters = new Letters();
    expect(letters.show([...codes('arn:aws:s3:::'), letters.of(name('Images')), ...codes('/*')])).toBe('arn:aws:s3:::${Images}/*');
  });

  test('are of a text, in which names of one label differ', () => {
    const letters = new Letters();
    const [one, other] = ['a', 'b'].map((file) => letters.of({ kind: 'name', id: `${file}.json#Images`, label: '${Images}' }));
    expect(letters.text([...codes('ab-'), one])).toEqual(['ab-', { kind: 'name', id: 'a.json#Images', label: '${Images}' }]);
    expect(letters.text([one])).not.toEqual(letters.text([other]));
    expect(letters.show([one])).toBe(letters.show([other]));
  });

  test('what is made of something is made once for each way of reading it', () => {
    const letters = new Letters();
    const [one, other] = [{}, {}];
    const make = jest.fn(() => ({}));
    const first = letters.once(one, 'over', make);
    expect(letters.once(one, 'over', make)).toBe(first);
    expect(letters.once(one, 'under', make)).not.toBe(first);
    expect(letters.once(other, 'over', make)).not.toBe(first);
    expect(make).toHaveBeenCalledTimes(3);
  });

  test('to try are the special ones and one that stands for all others', () => {
    expect(lettersPreferred([])).toEqual(codes('x'));
    expect(lettersPreferred(codes('axa'))).toEqual(codes('axy'));
    const plain = codes('abcdefghijklmnopqrstuvwxyz0123456789');
    expect(lettersPreferred(plain)).toHaveLength(37);
    expect(plain).not.toContain(lettersPreferred(plain).at(-1));
  });
});
