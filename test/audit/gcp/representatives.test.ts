import { readCondition } from '../../../src/audit/gcp/condition';
import { instants, literalsOf, representatives } from '../../../src/audit/gcp/representatives';

describe('strings that stand for all strings', () => {
  test('are each beginning and each end around a letter that nothing has, and whatever is asked for by name', () => {
    expect(representatives({ startsWith: ['street/'], endsWith: ['.png'], equals: ['a'] })).toEqual(['a', '2', '2.png', 'street/2', 'street/2.png']);
  });

  test('find a letter in any alphabet', () => {
    expect(representatives({ startsWith: ['2x~abcdefghijklmnopqrstuvwyz01'], endsWith: [], equals: [] })).toContain('\u4e00');
  });

  test('answer as every string does', () => {
    const literals = { startsWith: ['a', 'ab', 'b/'], endsWith: ['a', 'ba', '/'], equals: ['aba', ''] };
    const answers = (text: string) => JSON.stringify([
      literals.startsWith.map((part) => text.startsWith(part)),
      literals.endsWith.map((part) => text.endsWith(part)),
      literals.equals.map((part) => text === part),
    ]);
    const known = new Set(representatives(literals).map(answers));
    let texts = [''];
    for (let length = 0; length < 5; length++) texts = ['', ...texts.flatMap((text) => ['a', 'b', '/', 'c'].map((letter) => text + letter))];
    expect(texts.filter((text) => !known.has(answers(text)))).toEqual([]);
  });

  test('come from the literals of conditions', () => {
    const condition = readCondition('resource.name.startsWith("a") || !(resource.name == "b") && api.getAttribute("storage.googleapis.com/objectListPrefix", "").endsWith("c")');
    expect(literalsOf([condition], 'name', ['d'])).toEqual({ startsWith: ['a', 'd'], endsWith: [], equals: ['b'] });
    expect(literalsOf([condition], 'list prefix', [])).toEqual({ startsWith: [], endsWith: ['c'], equals: [] });
  });
});

test('instants that stand for all are now, and around every date that lies ahead', () => {
  expect(instants([readCondition('request.time < timestamp("1970-01-01T00:00:09Z") || request.time > timestamp("1970-01-01T00:00:01Z")')], 5000)).toEqual([5000, 9000, 9001]);
});
