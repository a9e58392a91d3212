import { unmetTrust } from '../../../src/audit/access/needs';
import { HASTY, oneOf } from '../../../src/audit/access/subject';
import { trustRights } from '../../../src/audit/access/trust';
import { accessOf, EXTERNAL_ID, list, template, trust } from '../../support/audited';

const unmet = (...changes: Parameters<typeof template>) => accessOf(template(...changes)).roles[0].mounts.flatMap((mount) => mount.unmet.map(({ found: { action, status } }) => `${action}: ${status}`));

test('what Hasty needs of a folder and is refused', () => {
  expect(unmet()).toEqual([]);
  expect(unmet((t) => { list(t).Action = 's3:ListBucket'; })).toEqual(['s3:GetBucketLocation: fail']);
  expect(unmet((t) => { list(t).Condition = { StringEquals: { 'aws:SourceVpc': 'vpc-1' } }; })).toEqual(['s3:GetBucketLocation: fail', 's3:ListBucket: fail']);
});

test.each<[string, object, boolean]>([['TLS', { Bool: { 'aws:SecureTransport': 'true' } }, true], ['a second factor', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }, false]])(
  'a trust policy that asks for %s as well: %j, fine: %s', (_, more, fine) => {
    const { court, roles: [{ role }] } = accessOf(template((t) => { Object.assign(trust(t).Condition, more); }));
    const id = { variable: 'sts:externalid', constraint: oneOf([EXTERNAL_ID]) };
    expect(unmetTrust(court, trustRights(role, HASTY), id, undefined) === undefined).toBe(fine);
  });
