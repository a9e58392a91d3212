import { parseJson } from '../../../../src/audit/document/strict-json';
import { resolve, Scope } from '../../../../src/audit/read-terraform/configuration/resolve';
import { scalar } from '../../../../src/audit/read-terraform/nodes';

const scope: Scope = { reference: ({ source }, at) => source === 'none' ? undefined : scalar([`<${source}>`], at), atom: (condition) => `atom ${condition}` };
const resolved = (value: unknown) => resolve(parseJson({ name: 'x', text: JSON.stringify(value) }), scope);

test('numbers, booleans and strings keep their types', () => {
  expect(resolved([1, true, 'a', '${2}', '${a.b}'])).toMatchObject({
    items: [{ text: ['1'], type: 'number' }, { text: ['true'], type: 'boolean' }, { text: ['a'], type: 'string' }, { text: ['2'], type: 'number' }, { text: ['<a.b>'] }],
  });
});

test('null deletes', () => {
  expect(resolved({ a: null, b: '${null}', c: ['x', null, '${none}'], d: '' })).toMatchObject({
    entries: new Map(Object.entries({ c: expect.objectContaining({ items: [expect.anything()] }), d: expect.objectContaining({ text: [] }) })),
  });
});

test('comments are left out', () => {
  expect(resolved({ '//': 'x' })).toMatchObject({ entries: new Map() });
});

test('an object whose keys are not literal is unknown', () => {
  expect(resolved('${{ "a${none}" = 1 }}')).toMatchObject({ kind: 'dict' });
  expect(resolved('${{ (upper("a")) = 1 }}')).toMatchObject({ kind: 'unknown' });
});

test('a list inside a string is unknown', () => {
  expect(resolved('a-${[1]}')).toMatchObject({ text: ['a-', { kind: 'unknown' }] });
});

test('dynamic blocks follow the written ones', () => {
  expect(resolved({ rule: { a: 1 }, dynamic: { rule: {} } })).toMatchObject({ entries: new Map([['rule', expect.objectContaining({ items: [expect.objectContaining({ kind: 'dict' }), expect.objectContaining({ kind: 'unknown' })] })]]) });
});

describe('a value that Terraform matches when it plans', () => {
  test.each([
    '^[a-z0-9]{3,24}$',
    '^[A-Za-z0-9 _.,=@+:!()~-][A-Za-z0-9 _.,=@+:!()~/-]*/$',
    '^(?:projects/[a-z0-9.:-]+|organizations/[0-9]+)/roles/[A-Za-z0-9_.]+$',
  ])('is itself, or the plan fails: %s', (pattern) => {
    expect(resolved(`\${regex(${JSON.stringify(pattern)}, var.x)}`)).toMatchObject({ text: ['<var.x>'] });
  });

  test.each(['[a-z]+', '^[a-z]+', '[a-z]+$', '^a|b$', '^(a|b)$', '^a$|^b$', '^a\\d$', '^(?:a|(b))$'])('is unknown where the match may be a part of it, or a list: %s', (pattern) => {
    expect(resolved(`\${regex(${JSON.stringify(pattern)}, var.x)}`)).toMatchObject({ kind: 'unknown' });
  });

  test('is unknown where the pattern is', () => {
    expect(resolved('${regex(none, var.x)}')).toMatchObject({ kind: 'unknown' });
  });
});
