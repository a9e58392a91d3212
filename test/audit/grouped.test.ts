import { grouped } from '../../src/audit/grouped';

test('groups items in their order', () => {
  expect([...grouped(['aa', 'b', 'ab'], (item) => item[0])]).toEqual([['a', ['aa', 'ab']], ['b', ['b']]]);
});
