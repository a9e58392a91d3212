import { actionsOf } from '../../../src/audit/access/excess';
import { allowed, Court, refused, Rights } from '../../../src/audit/access/judge';
import { Letters } from '../../../src/audit/access/letters';
import { witnessOf } from '../../../src/audit/access/witness';
import { Choices } from '../../../src/audit/document/choice';
import { Text } from '../../../src/audit/document/text';
import { Facts } from '../../../src/audit/facts';
import { Condition, Statement } from '../../../src/audit/policy/statement';

const QUEUE = 'arn:aws:sqs:eu-central-1:111122223333:queue';
const AT = { file: 'a.json', line: 1, column: 1, path: '' };
const choices: Choices = new Map([['a.json#Prod', { kind: 'free' }]]);
const NOTHING = { files: [], roles: [], users: [], buckets: [], resourcePolicies: [], doors: [], unknowns: [], texts: [], resources: [] };
const facts: Facts = { ...NOTHING, choices };
const court: Court = { facts, letters: new Letters(), now: new Date('2026-11-22T00:00:00Z') };

function statement(effect: 'Allow' | 'Deny', resource: Text, conditions: Condition[] = [], more: Partial<Statement> = {}): Statement {
  return { effect, when: [], actions: { not: false, patterns: [['sqs:*']] }, resources: { not: false, patterns: [resource] }, conditions, variables: true, at: AT, ...more };
}

function rights(...statements: Statement[]): Rights {
  const of = (effect: string) => statements.filter((one) => one.effect === effect).map((one) => ({ statement: one }));
  return { subject: { kind: 'other', name: 'somebody' }, allows: of('Allow'), denies: () => of('Deny') };
}

const may = (...statements: Statement[]) => {
  const found = allowed(court, rights(...statements), 'sqs:ReceiveMessage');
  return found && [found.status, witnessOf(court, rights(...statements), found, 'allowed')?.resource];
};
const OPEN: Text = [{ kind: 'unknown', why: 'an import' }];
const tls: Condition = { operator: 'Bool', key: 'aws:SecureTransport', values: [['false']] };

test.each<[string, Statement[], unknown]>([
  ['nothing', [], undefined],
  ['an allow', [statement('Allow', [QUEUE])], ['fail', QUEUE]],
  ['an allow and a deny of the same', [statement('Allow', [QUEUE]), statement('Deny', ['*'])], undefined],
  ['an allow and a deny of a part', [statement('Allow', [`${QUEUE}*`]), statement('Deny', [QUEUE])], ['fail', `${QUEUE}x`]],
  ['two denies that cover it together', [statement('Allow', [`${QUEUE}?`]), statement('Deny', [`${QUEUE}*`], [tls]), statement('Deny', [`${QUEUE}*`], [{ ...tls, values: [['true']] }])], undefined],
  ['an allow of what is not known', [statement('Allow', OPEN)], ['cannot tell', '*']],
  ['a deny of what is not known', [statement('Allow', [QUEUE]), statement('Deny', OPEN)], ['cannot tell', QUEUE]],
  ['a statement that is not known', [statement('Allow', ['*'], [], { unknown: 'a macro' })], ['cannot tell', '*']],
  ['an allow under a choice', [statement('Allow', [QUEUE], [], { when: [{ atom: 'a.json#Prod', is: true }] })], ['fail', QUEUE]],
  ['an allow under a choice, and a deny under the same', [statement('Allow', [QUEUE], [], { when: [{ atom: 'a.json#Prod', is: true }] }), statement('Deny', ['*'], [], { when: [{ atom: 'a.json#Prod', is: true }] })], undefined],
  ['an allow and a deny under a choice', [statement('Allow', [QUEUE]), statement('Deny', ['*'], [], { when: [{ atom: 'a.json#Prod', is: true }] })], ['fail', QUEUE]],
])('what is allowed by %s', (_, statements, expected) => {
  expect(may(...statements)).toEqual(expected);
});

test('a choice and a context that matter are in the witness', () => {
  const all = rights(statement('Allow', [QUEUE], [{ operator: 'StringLike', key: 'aws:UserAgent', values: [['a*']] }], { when: [{ atom: 'a.json#Prod', is: false }] }));
  expect(witnessOf(court, all, allowed(court, all, 'sqs:ReceiveMessage')!, 'allowed')).toEqual({
    principal: 'somebody', action: 'sqs:ReceiveMessage', resource: QUEUE, context: { 'aws:useragent': 'a' }, choices: { Prod: 'false' }, answer: 'allowed',
  });
});

test('a boundary limits what is allowed', () => {
  const own = rights(statement('Allow', ['*']));
  const bounded = (resource: Text): Rights => ({ ...own, boundary: [{ statement: statement('Allow', resource) }] });
  expect(witnessOf(court, own, allowed(court, bounded([QUEUE]), 'sqs:ReceiveMessage')!, 'allowed')!.resource).toBe(QUEUE);
  expect(allowed(court, { ...own, boundary: [] }, 'sqs:ReceiveMessage')).toBeUndefined();
});

test('what is refused of what is needed is found, with the deny or without', () => {
  const region = { when: [], constraints: [] };
  expect(refused(court, rights(statement('Allow', ['*'])), 'sqs:ReceiveMessage', region)).toBeUndefined();
  expect(refused(court, rights(statement('Allow', [QUEUE])), 'sqs:ReceiveMessage', region)).not.toHaveProperty('by');
  expect(refused(court, rights(statement('Allow', ['*']), statement('Deny', ['*'], [tls])), 'sqs:ReceiveMessage', region)).toMatchObject({ status: 'fail', by: { statement: { effect: 'Deny' } } });
  expect(refused(court, rights(statement('Allow', OPEN)), 'sqs:ReceiveMessage', region)).toMatchObject({ status: 'cannot tell' });
});

test('the actions that statements may allow', () => {
  expect(actionsOf(rights(statement('Allow', ['*'], [], { actions: { not: false, patterns: [['sqs:ReceiveMessage'], ['s3:GetObject']] } })))).toEqual(['sqs:ReceiveMessage', 's3:GetObject']);
});
