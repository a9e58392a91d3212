import { once } from '../../src/audit/once';

test('what is made of something is made once, and is the same ever after', () => {
  const make = jest.fn((of: { n: number }) => of.n > 1 ? { twice: of.n * 2 } : undefined);
  const made = once(make);
  const [one, two] = [{ n: 1 }, { n: 2 }];
  expect([made(two), made(two), made(one), made(one)]).toEqual([{ twice: 4 }, { twice: 4 }, undefined, undefined]);
  expect(made(two)).toBe(made(two));
  expect(make).toHaveBeenCalledTimes(2);
});
