import { alsoDeny, Change, template, told } from '../../support/audited';

const RIGHTS = ['s3:GetBucketLocation', 's3:ListBucket', 's3:GetObject'];
const PLACES = ['arn:aws:s3:::acme-images', 'arn:aws:s3:::acme-images/street/*'];
const denyOthers: Change = alsoDeny({ Action: undefined, NotAction: RIGHTS });
const denyElsewhere: Change = alsoDeny({ Action: 's3:*', Resource: undefined, NotResource: PLACES });
const NOTE = ['note at Hasty: HastyImages is not fenced: policies that are not in these documents may add to its rights'];

test('a role whose denies leave nothing but the contract is fenced', () => {
  expect(told('rights-fenced', template(denyOthers, denyElsewhere))).toEqual([]);
});

test.each<[string, Change[]]>([
  ['none', []],
  ['one for other actions alone', [denyOthers]],
  ['one for other places alone', [denyElsewhere]],
  ['one that another condition lifts', [alsoDeny({ NotAction: RIGHTS, Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-acme' } } }), denyElsewhere]],
  ['one that leaves another folder', [denyOthers, alsoDeny({ Action: 's3:*', Resource: undefined, NotResource: [...PLACES, 'arn:aws:s3:::acme-images/aerial/*'] })]],
])('a role is not fenced by these denies: %s', (_, changes) => {
  expect(told('rights-fenced', template(...changes))).toEqual(NOTE);
});
