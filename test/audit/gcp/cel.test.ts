import { Cel, parseCel } from '../../../src/audit/gcp/cel';

/** With all parentheses. */
function show(cel: Cel): string {
  switch (cel.kind) {
    case 'string': return `"${cel.value}"`;
    case 'name': return cel.path;
    case 'call': return `${cel.of ? `${show(cel.of)}.` : ''}${cel.method}(${cel.args.map(show).join(', ')})`;
    case 'not': return `!${show(cel.of)}`;
    case 'binary': return `(${show(cel.left)} ${cel.operator} ${show(cel.right)})`;
  }
}

describe('the expression of a condition', () => {
  test.each([
    ['a || b && c', '(a || (b && c))'],
    ['a && b || c', '((a && b) || c)'],
    ['(a || b) && c', '((a || b) && c)'],
    ['!a && b', '(!a && b)'],
    ['!(a && b)', '!(a && b)'],
    ['a == "x" && b', '((a == "x") && b)'],
    ['a || b || c', '((a || b) || c)'],
    ['api.getAttribute("k", "").startsWith("v")', 'api.getAttribute("k", "").startsWith("v")'],
    ['request.time < timestamp("t")', '(request.time < timestamp("t"))'],
    ['f()', 'f()'],
  ])('%s is %s', (source, expected) => {
    expect(show(parseCel(source)!)).toBe(expected);
  });

  test.each(['', 'a ||', 'a b', '(a', 'a)', 'f(a', 'f(a,)', '"a".b', 'a ? b : c', 'a in ["b"]', 'a + b == c', '.a', '!'.repeat(200) + 'a', '('.repeat(200), 'a||'.repeat(3000) + 'a'])('is not read: %.20s', (source) => {
    expect(parseCel(source)).toBeUndefined();
  });
});
