import { factsOf } from '../../../src/audit/access/parameter-pattern';

test.each([
  [undefined, false], ['[a-z0-9-]+', true], ['^[a-z]{3,63}$', true], ['street|aerial', true], ['a\\.b', true], ['(?:ab)+', true],
  ['.*', false], ['[^/]+', false], ['\\S+', false], ['[!-~]+', false], ['a\\*', false], ['[a*]', false], ['\\w+', true], ['[\\w/-]+/', true], ['\\$', false], ['(?!x)[a-z]+', true], ['(?=.{3,9}$)[a-z]+', true], ['(?i)[a-z]+', false], ['[a-z[^b]]+', false], ['\\052', false], ['[]*]', false], ['[^]a]', false], ['\\H+', false], ['[\\p{Graph}]+', false], ['\\N{ASTERISK}', false], ['[a-z]+\\p{L}', false],
])('%s keeps wildcards out: %s', (pattern, plain) => {
  expect(factsOf(pattern).plain).toBe(plain);
});

test.each([['[a-z]+/', true], ['^[a-z]+/$', true], ['[a-z]+', false], ['[a-z]+/?', false], ['a/|b', false], ['(a/)*', false], ['(?:a/)+', true], ['a[/]', true], ['a\\[/]', false], ['a(?!b/)', false]])('%s ends in a slash: %s', (pattern, folder) => {
  expect(factsOf(pattern).folder).toBe(folder);
});
