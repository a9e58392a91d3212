import { html } from '../../../src/audit/report/html';
import { STYLE } from '../../../src/audit/report/html-style';
import { hostileReport, manifestOf, reportOf } from '../../support/audit-report';

const TAGS = [
  'article', 'body', 'caption', 'code', 'dd', 'defs', 'desc', 'dl', 'dt', 'figure', 'footer', 'h1', 'h2', 'h3', 'head', 'header', 'html', 'li', 'main',
  'marker', 'meta', 'ol', 'p', 'path', 'rect', 'section', 'span', 'style', 'svg', 'table', 'tbody', 'td', 'text', 'th', 'title', 'tr', 'ul',
];

test('the page answers who, by which door, to what, until when, what is refused, how to revoke, and what was found', () => {
  const page = html(reportOf({ access: manifestOf({ until: '2026-12-01T00:00:00Z' }) }));
  for (const answer of [
    'arn:aws:iam::718860067770:root', 'arn:aws:iam::111122223333:role/HastyImages', 'street/2026/', 's3:GetObject', '2026-12-01T00:00:00Z',
    'delete the role HastyImages', 'What is refused', 'The role can be assumed without an ExternalId.', 'Accepted: Imported by COPY.',
  ]) expect(page).toContain(answer);
});

test('only of an audit that has passed it says what is refused', () => {
  const refused = 'To write, replace or delete anything.';
  expect(html(reportOf({ verdict: 'pass', findings: [] }))).toContain(refused);
  expect(html(reportOf({ verdict: 'pass', findings: [] }))).toContain('outside of the folders above');
  expect(html(reportOf({ verdict: 'pass', findings: [], access: manifestOf({ prefixes: [''] }) }))).toContain('objects of other buckets');
  expect(html(reportOf({ verdict: 'no access', findings: [], access: manifestOf() }))).toContain('<p>Everything.</p>');
  expect(['fail', 'cannot tell'].filter((verdict) => html(reportOf({ verdict: verdict as 'fail' })).includes(refused))).toEqual([]);
});

test('without a mount it says that there is none, and not that nothing can be done, unless that is so', () => {
  expect(html(reportOf({ access: manifestOf() }))).toContain('No bucket and folder can be named: see the findings.');
  expect(html(reportOf({ verdict: 'no access', findings: [], access: manifestOf() }))).toContain('<p>Nothing.</p>');
});

test('it is one file: nothing is loaded, nothing runs', () => {
  const page = html(reportOf());
  expect(page).toContain('<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">');
  expect(page).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|\ssrc=|\shref=|@import|url\((?!#tip-(across|down)\))/);
});

test('whatever a template holds, the tags are those of the page, and balanced', () => {
  const page = html(hostileReport());
  const body = page.replace(STYLE, '');
  expect([...new Set([...body.matchAll(/<(\w+)/g)].map(([, tag]) => tag))].sort()).toEqual(TAGS);
  const balance = new Map<string, number>();
  for (const [, close, tag, self] of body.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)) {
    if (!self && !['meta'].includes(tag)) balance.set(tag, (balance.get(tag) ?? 0) + (close ? -1 : 1));
  }
  expect([...balance].filter(([, open]) => open !== 0)).toEqual([]);
});

test('screen readers find landmarks, one h1, headings in order and a header for every row', () => {
  const page = html(reportOf());
  expect(page).toContain('<html lang="en">');
  const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  expect(levels.every((level, index) => index === 0 || level <= levels[index - 1] + 1)).toBe(true);
  expect(page.match(/<th scope="row">/g)).toHaveLength(page.match(/<tr>/g)!.length);
  expect(page.match(/<section aria-labelledby="(\w+)">\n<h2 id="\1">/g)).toHaveLength(page.match(/<section/g)!.length);
});

describe('colours', () => {
  const themes = [...STYLE.matchAll(/:root \{([^}]*)\}/g)].map(([, rules]) => Object.fromEntries([...rules.matchAll(/--(\w+): (#\w+)/g)].map(([, name, colour]) => [name, colour])));

  test.each([['light', themes[0]], ['dark', themes[1]]])('text has a contrast of 4.5 to 1 or more (%s)', (_, theme) => {
    const weak = ['ink', 'soft', 'good', 'bad', 'open'].flatMap((ink) => ['paper', 'tint'].map((paper) => `${ink} on ${paper}: ${contrast(theme[ink], theme[paper])}`))
      .filter((pair) => Number(pair.split(': ')[1]) < 4.5);
    expect(weak).toEqual([]);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const digits = colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit) : colour.slice(1).match(/../g)!;
    const parts = digits.map((pair) => parseInt(pair, 16) / 255);
    const [red, green, blue] = parts.map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
