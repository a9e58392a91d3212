import { Node } from '../../../src/audit/document/node';
import { Raw } from '../../../src/audit/document/raw';
import { parseJson } from '../../../src/audit/document/strict-json';
import { PolicyKind, statementsOf } from '../../../src/audit/policy/read-policy';

function nodeOf(raw: Raw): Node {
  switch (raw.kind) {
    case 'object': return { kind: 'dict', entries: new Map([...raw.entries].map(([key, value]) => [key, nodeOf(value)])), at: raw.at };
    case 'array': return { kind: 'list', items: raw.items.map(nodeOf), at: raw.at };
    default: return { kind: 'text', text: [raw.value], type: 'string', at: raw.at };
  }
}

const read = (policy: unknown, kind: PolicyKind = 'identity') => statementsOf(nodeOf(parseJson({ name: 'a.json', text: JSON.stringify(policy) })), kind);
const ALLOW = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const one = (statement: object, kind?: PolicyKind, Version = '2012-10-17') => read({ Version, Statement: statement }, kind)[0];

test('a statement may stand alone or in a list', () => {
  expect(read({ Version: '2012-10-17', Statement: ALLOW })).toHaveLength(1);
  expect(read({ Version: '2012-10-17', Statement: [ALLOW, { ...ALLOW, Effect: 'Deny' }] }).map(({ effect }) => effect)).toEqual(['Allow', 'Deny']);
});

test('its elements are lists, in plain or in Not forms', () => {
  expect(one({ ...ALLOW, Sid: 'A', Condition: { StringEquals: { k: ['a', 'b'] } } })).toMatchObject({
    sid: 'A', actions: { not: false, patterns: [['s3:GetObject']] }, resources: { not: false, patterns: [['*']] }, conditions: [{ operator: 'StringEquals', key: 'k', values: [['a'], ['b']] }], variables: true,
  });
  expect(one({ Effect: 'Deny', NotAction: ['a:b', 'c:d'], NotResource: 'x' })).toMatchObject({ actions: { not: true, patterns: [['a:b'], ['c:d']] }, resources: { not: true } });
});

test.each<[unknown, object]>([
  ['*', { not: false, items: [{ type: 'AWS', text: ['*'] }] }], [{ AWS: ['1', '2'] }, { not: false, items: [{ type: 'AWS', text: ['1'] }, { type: 'AWS', text: ['2'] }] }],
  [{ Service: 's' }, { not: false, items: [{ type: 'Service', text: ['s'] }] }], [{ Robot: 'r' }, { not: false, items: [{ type: 'AWS', text: [{ kind: 'unknown', why: 'the principal type Robot' }] }] }],
])('the principal %j', (Principal, expected) => {
  expect(one({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }, 'trust')).toMatchObject({ principals: expected, resources: { patterns: [['*']] } });
});

test('variables are known in policies of 2012 alone', () => {
  expect([one(ALLOW).variables, one(ALLOW, undefined, '2008-10-17').variables, read({ Statement: ALLOW })[0].variables]).toEqual([true, false, false]);
});

test.each<[string, unknown, PolicyKind, string]>([
  ['no object', 'x', 'identity', 'a policy that is no object'], ['no statement', { Version: '2012-10-17' }, 'identity', 'a policy without Statement'],
  ['a statement that is no object', { Statement: ['x'] }, 'identity', 'a statement that is no object'], ['another effect', { Statement: { ...ALLOW, Effect: 'allow' } }, 'identity', 'a statement whose Effect is neither Allow nor Deny'],
  ['an element more', { Statement: { ...ALLOW, Actions: 'x' } }, 'identity', 'the statement element Actions'], ['an element less', { Statement: { Effect: 'Allow', Action: 'x' } }, 'identity', 'a statement that lacks an element'],
  ['no principal', { Statement: ALLOW }, 'resource', 'a statement that lacks an element'], ['a form and its Not form', { Statement: { ...ALLOW, NotResource: 'x' } }, 'identity', 'a statement with both Resource and NotResource'],
])('what is not understood is not left out: %s', (_, policy, kind, unknown) => {
  expect(read(policy, kind)).toMatchObject([{ unknown }]);
});
