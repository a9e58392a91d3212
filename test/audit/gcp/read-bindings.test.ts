import { instancesOf } from '../../../src/audit/cloud-resource';
import { bindingsOf } from '../../../src/audit/gcp/read-bindings';
import { analysisOf, Resources, unknown } from '../../support/audit-terraform';

const bindings = (resources: Resources) => {
  const instances = instancesOf(analysisOf(resources).facts.resources, /google_/);
  return bindingsOf(instances[0], instances).map(({ role, members, condition }) => ({ role, members, condition }));
};
const policy = (data: unknown) => ({ 'google_storage_bucket_iam_policy.p': { bucket: 'b', policy_data: data } });

describe('bindings', () => {
  test('of a policy are read from its text and from its data source', () => {
    const expected = [{ role: ['r'], members: [['m'], ['n']], condition: ['true'] }];
    const binding = { role: 'r', members: ['m', 'n'], condition: { title: 't', expression: 'true' } };
    expect(bindings(policy(JSON.stringify({ bindings: [binding] })))).toEqual(expected);
    expect(bindings({ ...policy('${data.google_iam_policy.d.policy_data}'), 'data.google_iam_policy.d': { binding: { ...binding, condition: [binding.condition] } } })).toEqual(expected);
    expect(bindings(policy('{}'))).toEqual([]);
  });

  test('that are not known are for unknown members', () => {
    for (const data of [unknown('file()'), JSON.stringify({ bindings: 'x' })]) {
      expect(bindings(policy(data))).toEqual([expect.objectContaining({ role: [expect.objectContaining({ kind: 'unknown' })], members: [[expect.objectContaining({ kind: 'unknown' })]] })]);
    }
    expect(bindings({ 'google_storage_bucket_iam_binding.b': { role: 'r' } })).toEqual([{ role: ['r'], members: [[{ kind: 'unknown', why: '`members` of google_storage_bucket_iam_binding.b' }]], condition: undefined }]);
  });
});
