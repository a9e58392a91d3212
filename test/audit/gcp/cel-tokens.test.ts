import { tokensOf } from '../../../src/audit/gcp/cel-tokens';

const words = (source: string) => tokensOf(source)?.map(({ text }) => text).slice(0, -1);

describe('the words of a condition', () => {
  test.each<[string, string[] | undefined]>([
    ['a.b("c")', ['a', '.', 'b', '(', 'c', ')']],
    ['a<=b&&!c', ['a', '<=', 'b', '&&', '!', 'c']],
    ["'it\\'s' == \"\\\"\"", ['it\'s', '==', '"']],
    ['a // a remark\n|| b', ['a', '||', 'b']],
    ['', []],
    ['"open', undefined],
    ['"two\nlines"', undefined],
    ['"\\u0041"', undefined],
    ['r"raw"', undefined],
    ['"""long"""', undefined],
    ['a # b', undefined],
  ])('%s', (source, expected) => {
    expect(words(source)).toEqual(expected);
  });
});
