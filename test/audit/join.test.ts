import { grant, partsOf, template } from './read-cloudformation/template';
import { join } from '../../src/audit/join';
import { readCloudFormation } from '../../src/audit/read-cloudformation';

test('what is attached to a name that nobody knows is unknown; to a name that is nowhere, nothing', () => {
  const policy = (role: unknown) => ({ P: { Type: 'AWS::IAM::Policy', Properties: { Roles: [role], PolicyDocument: grant('a') } } });
  expect(join([partsOf(policy({ 'Fn::ImportValue': 'x' }))]).unknowns.map(({ why }) => why)).toEqual([
    'the import of x, which names whom a policy is attached to (arn:aws:iam::${AWS::AccountId}:role/<the import of x>)',
  ]);
  expect(join([partsOf(policy('other'))])).toMatchObject({ unknowns: [], roles: [] });
});

test('keeps the parts of all readers, and the files', () => {
  const facts = join([partsOf({ A: { Type: 'AWS::S3::Bucket' } }), partsOf({ B: { Type: 'AWS::S3::Bucket' } })], ['a', 'b']);
  expect(facts.files).toEqual(['a', 'b']);
  expect(facts.buckets.map(({ id }) => id)).toEqual(['stack.json#A', 'stack.json#B']);
});

test('takes time in proportion to the number of roles', () => {
  const time = (count: number) => {
    const Resources = Object.fromEntries(Array.from({ length: count }, (_, index) => [
      [`R${index}`, { Type: 'AWS::IAM::Role' }],
      [`P${index}`, { Type: 'AWS::IAM::Policy', Properties: { Roles: [{ Ref: `R${index}` }], PolicyDocument: grant('a') } }],
    ]).flat());
    const document = template({ Resources });
    const start = performance.now();
    expect(join([readCloudFormation([document], {})]).roles.every(({ policies }) => policies.length === 1)).toBe(true);
    return performance.now() - start;
  };
  time(200);
  expect(time(2000)).toBeLessThan(60 * Math.max(time(200), 2));
});
