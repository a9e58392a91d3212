import { laterOf, revocationDoubts } from '../../src/contract/revocation';

const isToken = (value: string) => value.startsWith('TOKEN');

beforeEach(() => jest.useFakeTimers({ now: new Date('2028-12-31T12:00:00Z') }));
afterEach(() => jest.useRealTimers());

test('a time that has come is fine, and one to come locks Hasty out until then', () => {
  expect(revocationDoubts('2028-12-31T12:00:00Z', isToken)).toEqual([]);
  expect(revocationDoubts('2028-12-31T12:00:01Z', isToken)).toEqual([{
    id: 'revokesFuture',
    message: '`time` is in the future, got: \'2028-12-31T12:00:01Z\'; Hasty has no access until then, since every session until then counts as one from before',
  }]);
});

test('what is no time, or not known yet, is refused', () => {
  expect(() => revocationDoubts('now', isToken)).toThrow(new Error('`time` must be a time in UTC such as 2026-12-01T00:00:00Z, got: \'now\''));
  expect(() => revocationDoubts('TOKEN', isToken)).toThrow(new Error('`time` must be a literal time, got a token; write it out, or every deploy would end Hasty\'s sessions'));
});

test('of two times the later one counts, in any order', () => {
  const [early, late] = ['2028-09-30T23:59:59Z', '2028-10-01T00:00:00Z'];
  expect([laterOf(early), laterOf(early, late), laterOf(late, early)]).toEqual([early, late, late]);
});
