import { accessPath } from '../../../src/audit/report/access-path';
import { HOSTILE, MOUNT } from '../../support/audit-report';

test('a mount is three boxes and two arrows, with a title and a description for those who do not see it', () => {
  const svg = accessPath([{ ...MOUNT, until: '2026-12-01T00:00:00Z' }], 'across');
  expect(svg.match(/<rect/g)).toHaveLength(3);
  expect(svg.match(/class="arrow"/g)).toHaveLength(2);
  expect(svg).toContain('<title id="across-title">Who gets through which door to what</title>');
  expect(svg).toContain(`<desc id="across-desc">${MOUNT.principal} through ${MOUNT.identity} to street/2026/ of acme-images</desc>`);
  expect(textsOf(svg)).toEqual([
    'Hasty', 'arn:aws:iam::718860067770:root', 'with ExternalId', '0d1f2a3b-1111-4222-8333-444455556666',
    'assumes the role', 'arn:aws:iam:…223333:role/HastyImages', 'until 2026-12-01T00:00:00Z', 'reads', 'acme-images', 'street/2026/',
  ]);
});

test('many mounts and folders are a picture still: what is left out is said', () => {
  const prefixes = Array.from({ length: 9 }, (_, index) => `f${index}/`);
  const many = Array.from({ length: 30 }, (_, index) => ({ ...MOUNT, bucket: `acme-${index}`, prefixes }));
  const svg = accessPath(many, 'across');
  expect(svg.match(/<rect/g)).toHaveLength(36);
  expect(svg).toContain('and 18 more, in the tables below');
  expect(textsOf(svg)).toContain('and 5 more');
});

test('a box is as high as its lines', () => {
  const heights = (prefixes: string[]) =>
    [...accessPath([{ ...MOUNT, prefixes }], 'across').matchAll(/<rect [^>]*height="(\d+)"/g)].map(([, height]) => Number(height));
  expect(new Set(heights(['a/']))).toEqual(new Set([108]));
  expect(new Set(heights(['a/', 'b/', 'c/', 'd/', 'e/']))).toEqual(new Set([168]));
});

test('on a narrow page the boxes stand below each other, with the same text', () => {
  const [across, down] = (['across', 'down'] as const).map((direction) => accessPath([MOUNT, MOUNT], direction));
  const columns = (svg: string) => new Set([...svg.matchAll(/<rect x="(\d+)"/g)].map(([, x]) => x)).size;
  expect([columns(across), columns(down)]).toEqual([3, 1]);
  expect(textsOf(down)).toEqual(textsOf(across));
  const tops = [...down.matchAll(/<rect x="0" y="(\d+)" width="310" height="(\d+)"/g)].map(([, y, height]) => ({ y: Number(y), end: Number(y) + Number(height) }));
  expect(tops.every(({ y }, index) => index === 0 || y > tops[index - 1].end)).toBe(true);
  const [, height] = /viewBox="-2 -2 314 (\d+)"/.exec(down)!;
  expect(Number(height)).toBeGreaterThan(tops.at(-1)!.end);
});

test('names of a template are text only', () => {
  const names = { principal: HOSTILE, identity: HOSTILE, bucket: HOSTILE, externalId: HOSTILE, until: HOSTILE };
  const svg = accessPath([{ ...MOUNT, ...names, prefixes: [HOSTILE] }], 'across');
  const tags = new Set([...svg.matchAll(/<(\w+)/g)].map(([, tag]) => tag));
  expect([...tags].sort()).toEqual(['defs', 'desc', 'marker', 'path', 'rect', 'svg', 'text', 'title']);
});

function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text [^>]*>([^<]*)</g)].map(([, text]) => text);
}
