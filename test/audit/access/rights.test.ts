import { directRights, indexPolicies } from '../../../src/audit/access/rights';
import { accessOf, alsoDeny, HASTY, onBucket, role, template } from '../../support/audited';

const sids = (bearings: readonly { readonly statement: { readonly sid?: string } }[]) => bearings.map(({ statement }) => statement.sid);
const rightsOf = (...changes: Parameters<typeof template>) => accessOf(template(...changes)).roles[0].rights;

test('the rights of a role are its own, and those that policies of resources give it', () => {
  expect(sids(rightsOf().allows)).toEqual(['HastyList', 'HastyRead']);
  expect(sids(rightsOf(onBucket({ Sid: 'Given', Principal: { AWS: { 'Fn::GetAtt': ['Hasty', 'Arn'] } } })).allows)).toEqual(['HastyList', 'HastyRead', 'Given']);
  expect(sids(rightsOf(onBucket({ Sid: 'Given', Principal: { AWS: '444455556666' } })).allows)).toEqual(['HastyList', 'HastyRead']);
});

test('denies of its own count everywhere, those of a bucket for what is in it', () => {
  const rights = rightsOf(alsoDeny({ Action: 's3:PutObject' }));
  expect(sids(rights.denies(rights.allows[0]))).toEqual(['Not', 'OnlyTls']);
});

test('a boundary is kept apart', () => {
  expect(rightsOf().boundary).toBeUndefined();
  expect(rightsOf((t) => { role(t).PermissionsBoundary = 'arn:aws:iam::aws:policy/AmazonS3FullAccess'; }).boundary).toHaveLength(1);
});

test('what Hasty may do without a role is what policies of resources give it', () => {
  const { court: { facts } } = accessOf(template(onBucket({ Principal: { AWS: HASTY } })));
  expect(sids(directRights(indexPolicies(facts)).allows)).toEqual(['More']);
});
