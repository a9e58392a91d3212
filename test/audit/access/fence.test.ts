import { isFenced } from '../../../src/audit/access/fence';
import { accessOf, alsoDeny, template } from '../../support/audited';

const fenced = (...changes: Parameters<typeof template>) => {
  const { court, roles: [{ rights, mounts }] } = accessOf(template(...changes));
  return isFenced(court, rights, mounts);
};
const others = alsoDeny({ NotAction: ['s3:GetBucketLocation', 's3:ListBucket', 's3:GetObject'] });
const elsewhere = alsoDeny({ Action: 's3:*', Resource: undefined, NotResource: ['arn:aws:s3:::acme-images', 'arn:aws:s3:::acme-images/street/*'] });

test('a role is fenced when not even a policy that allows everything would add to its rights', () => {
  expect([fenced(others, elsewhere), fenced(others), fenced(elsewhere), fenced()]).toEqual([true, false, false, false]);
});
