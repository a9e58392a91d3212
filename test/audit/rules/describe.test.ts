import { actionList, placeOf } from '../../../src/audit/rules/describe';
import { accessOf, template } from '../../support/audited';

const found = (...actions: string[]) => ({ by: undefined, found: actions.map((action) => ({ status: 'fail' as const, action })) });

test('up to four actions are named, of more the first three', () => {
  expect(actionList(found('a', 'b', 'c', 'd'))).toBe('a, b, c, d');
  expect(actionList(found('a', 'b', 'c', 'd', 'e'))).toBe('a, b, c and 2 more actions');
});

test('a finding stands where the statement does that decides, or else at the role', () => {
  const { roles: [{ role, trust }] } = accessOf(template());
  expect(placeOf(trust!.hasty, role).path).toBe('Resources.Hasty.Properties.AssumeRolePolicyDocument.Statement[0]');
  expect(placeOf({ status: 'fail', action: 'x' }, role).path).toBe('Resources.Hasty');
});
