import { accessOf, alsoAllow, audited, list, read, resource, template, trust } from '../../support/audited';

const summary = (...changes: Parameters<typeof template>) => accessOf(template(...changes)).roles
  .flatMap(({ mounts }) => mounts.map(({ name, actions, listing, end }) => ({ name, actions, listing, end })));
const ALL = ['s3:GetBucketLocation', 's3:GetObject', 's3:ListBucket'];

test('a role that Hasty can assume is known with what it reads', () => {
  expect(summary()).toEqual([{ name: 'acme-images', actions: ALL, listing: 'BUCKET', end: undefined }]);
});

test('what ends has its end, and a part of it its beginning', () => {
  const dated = (which: (t: unknown) => { Condition?: object }) => (t: unknown) => { which(t).Condition = { ...which(t).Condition, DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } }; };
  expect(summary(dated(list), dated(read))).toMatchObject([{ end: '2027-01-01T00:00:00Z' }]);
  expect(accessOf(template(dated(read))).roles[0].mounts[0]).toMatchObject({ endless: ['s3:GetBucketLocation', 's3:ListBucket'] });
});

test('a role that Hasty cannot assume is none of Hasty\'s', () => {
  expect(accessOf(template((t) => { trust(t).Principal.AWS = '111122223333'; })).roles).toEqual([]);
  expect(audited(template((t) => { trust(t).Principal.AWS = '111122223333'; })).verdict).toBe('no access');
});

test('a role that trusts this one is reached through it', () => {
  const next = resource('Next', 'AWS::IAM::Role', {
    RoleName: 'Next', AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: { 'Fn::GetAtt': ['Hasty', 'Arn'] } } } },
  });
  const [hasty, reached] = accessOf(template(next)).roles;
  expect(reached).toMatchObject({ role: { name: ['Next'] }, through: { role: hasty.role } });
});

test('what is beyond the contract is kept by the statement that allows it', () => {
  const [{ excess }] = accessOf(template(alsoAllow({ Action: ['s3:PutObject', 's3:DeleteObject'] }))).roles;
  expect(excess.map(({ by, found }) => [by!.statement.sid, found.map(({ action }) => action).sort()])).toEqual([['More', ['s3:DeleteObject', 's3:PutObject']]]);
});
