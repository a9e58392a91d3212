import { show } from '../../../src/audit/document/text';
import { accessOf, EXTERNAL_ID, HASTY, OTHER_ID, template, trust } from '../../support/audited';

const trustOf = (...changes: Parameters<typeof template>) => accessOf(template(...changes)).roles[0]?.trust;

test('how a role trusts Hasty: by which ids, for what, and whom else', () => {
  const found = trustOf((t) => { trust(t).Condition.StringEquals['sts:ExternalId'] = [EXTERNAL_ID, OTHER_ID]; trust(t).Principal.AWS = [HASTY, '444455556666']; trust(t).Action = ['sts:AssumeRole', 'sts:TagSession']; })!;
  expect(found.externalIds.map(show)).toEqual([EXTERNAL_ID, OTHER_ID]);
  expect(found.withoutExternalId).toBeUndefined();
  expect(found.otherActions.map(({ action }) => action)).toEqual(['sts:TagSession']);
  expect(found.others.map(({ principal }) => show(principal.text))).toEqual(['444455556666']);
});

test('a role that asks for no id lets Hasty in without one; a role that trusts others does not trust Hasty', () => {
  expect(trustOf((t) => { delete trust(t).Condition; })!.withoutExternalId).toMatchObject({ status: 'fail', action: 'sts:AssumeRole' });
  expect(trustOf((t) => { trust(t).Principal.AWS = '444455556666'; })).toBeUndefined();
});
