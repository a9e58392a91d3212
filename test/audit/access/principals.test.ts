import { Inclusion, inclusion, withoutAccount } from '../../../src/audit/access/principals';
import { HASTY, Subject } from '../../../src/audit/access/subject';
import { Text } from '../../../src/audit/document/text';
import { Role } from '../../../src/audit/facts';

const ACCOUNT = { kind: 'name' as const, id: 'AWS::AccountId', label: '${AWS::AccountId}' };
const identity = { name: ['HastyImages'], arn: ['arn:aws:iam::', ACCOUNT, ':role/HastyImages'], trust: [] } as unknown as Role;
const SESSION: Subject = { kind: 'identity', name: 'session', identity };
const one = (text: Text | string, not = false) => ({ not, items: [{ type: 'AWS' as const, text: typeof text === 'string' ? [text] : text }] });
const OPEN: Text = [{ kind: 'unknown', why: 'an import' }];

test.each<[string, Text | string, Inclusion]>([
  ['everybody', '*', 'everyone'], ['its number', '718860067770', 'named'], ['its root', 'arn:aws:iam::718860067770:root', 'named'], ['one of its users', 'arn:aws:iam::718860067770:user/x', 'named'],
  ['another account', 'arn:aws:iam::111122223333:root', 'no'], ['a number that begins alike', '7188600677701', 'no'], ['the own account', [ACCOUNT], 'no'], ['what is not known', OPEN, 'unknown'],
  ['a parameter', [{ kind: 'parameter', id: 'p', label: '${P}' }], 'unknown'], ['a parameter that is Hasty by default', [{ kind: 'parameter', id: 'p', label: '${P}', default: '718860067770' }], 'named'],
])('a statement for %s includes Hasty: %s', (_, text, how) => {
  expect(inclusion(one(text), 'Allow', HASTY)).toBe(how);
});

test.each<[string, Text | string, Inclusion]>([
  ['everybody', '*', 'everyone'], ['its role', identity.arn, 'named'], ['its role in an account that is written out', 'arn:aws:iam::111122223333:role/HastyImages', 'named'],
  ['another role', 'arn:aws:iam::111122223333:role/Other', 'no'], ['its session', 'arn:aws:sts::111122223333:assumed-role/HastyImages/hasty', 'named'],
  ['its account', ['arn:aws:iam::', ACCOUNT, ':root'], 'account'], ['Hasty\'s account', '718860067770', 'no'], ['what is not known', OPEN, 'unknown'],
])('a statement for %s includes a session of the role: %s', (_, text, how) => {
  expect(inclusion(one(text), 'Allow', SESSION)).toBe(how);
});

test('NotPrincipal allows everybody else, and denies nobody for sure', () => {
  expect([inclusion(one('111122223333', true), 'Allow', HASTY), inclusion(one('718860067770', true), 'Allow', HASTY), inclusion(one('111122223333', true), 'Deny', HASTY)]).toEqual(['everyone', 'no', 'unknown']);
});

test('services and providers include nobody but themselves; identity policies have no principals', () => {
  expect(inclusion({ not: false, items: [{ type: 'Service', text: ['s3.amazonaws.com'] }] }, 'Allow', HASTY)).toBe('no');
  expect(inclusion(undefined, 'Allow', SESSION)).toBe('named');
  expect(withoutAccount('arn:aws:iam::111122223333:role/x')).not.toContain('111122223333');
});
