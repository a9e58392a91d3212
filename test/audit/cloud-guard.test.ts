import { chosen, uncovered } from '../../src/audit/cloud-guard';
import { Choice, Choices, Meaning } from '../../src/audit/document/choice';

const is = (atom: string): Choice => ({ atom, is: true });
const not = (atom: string): Choice => ({ atom, is: false });
const parameter = (value: string, values?: string[]): Meaning => ({ kind: 'parameter', parameter: 'f#Env', value, values });
const choices: Choices = new Map<string, Meaning>([['dev', parameter('dev', ['dev', 'prod'])], ['prod', parameter('prod', ['dev', 'prod'])], ['both', { kind: 'and', of: [is('a'), is('b')] }],
  ['nota', { kind: 'not', of: is('a') }], ['never', { kind: 'constant', is: false }], ['a', { kind: 'free' }]]);

describe('choices', () => {
  test('that are named in a witness', () => {
    expect(chosen([is('f#IsNew'), is('dev')], choices)).toEqual({ IsNew: 'true', Env: 'dev' });
    expect(chosen([not('dev')], choices)).toEqual({ Env: 'not dev' });
  });

  test.each<[string, Choice[], Choice[][], Choice[] | undefined]>([
    ['one without a choice', [], [[]], undefined],
    ['both sides of a choice', [], [[is('a')], [not('a')]], undefined],
    ['every value of a parameter', [], [[is('dev')], [is('prod')]], undefined],
    ['the same choice', [is('a')], [[is('a')]], undefined],
    ['an atom and its negation', [], [[is('a')], [is('nota')]], undefined],
    ['one side', [], [[is('a')]], [not('a')]],
    ['nothing', [is('a')], [], [is('a')]],
    ['something that never is', [], [[is('never')]], [not('never')]],
    ['a part of a conjunction', [], [[is('both')]], [not('both')]],
  ])('cover: %s', (_, given, alternatives, expected) => {
    expect(uncovered(given, alternatives, choices)).toEqual(expected);
  });

  test('that are too many are not tried', () => {
    expect(uncovered([], Array.from({ length: 30 }, (_, index) => [is(`x${index}`)]), choices)).toEqual([]);
  });
});
