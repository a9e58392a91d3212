import { NameHole, Text } from '../../src/audit/document/text';
import { iamNameOf, sameIam } from '../../src/audit/iam-name';

const account: NameHole = { kind: 'name', id: 'AWS::AccountId', label: '${AWS::AccountId}' };
const role: NameHole = { kind: 'name', id: 'a.json#Role', label: '${Role}' };
const same = (one: Text, other: Text) => sameIam(iamNameOf(one), iamNameOf(other));

test.each<[Text, Text, boolean | 'perhaps']>([
  [['hasty'], ['hasty'], true],
  [['hasty'], ['Hasty'], false],
  [['arn:aws:iam::111122223333:role/out/hasty'], ['hasty'], true],
  [['arn:aws:iam::111122223333:role/out/hasty'], ['arn:aws:iam::111122223333:role/hasty'], true],
  [['arn:aws:iam::111122223333:role/hasty'], ['arn:aws:iam::444455556666:role/hasty'], false],
  [['arn:aws:iam::111122223333:role/hasty'], ['arn:aws:iam::', account, ':role/hasty'], 'perhaps'],
  [['arn:aws:iam::', account, ':role/hasty'], ['arn:aws:iam::', account, ':role/hasty'], true],
  [['arn:aws:iam::', account, ':role/', role], [role], true],
  [['arn:aws:iam::', account, ':role/x/', role, '-1'], [role, '-1'], true],
  [['arn:aws:iam::111122223333:role/hasty'], ['arn:aws:iam::111122223333:user/hasty'], false],
  [['arn:aws:iam::aws:policy/X'], ['arn:aws:iam::', account, ':policy/X'], false],
])('%j and %j', (one, other, expected) => {
  expect(same(one, other)).toBe(expected);
  expect(same(other, one)).toBe(expected);
});
