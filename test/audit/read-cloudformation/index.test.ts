import { readFileSync } from 'node:fs';
import { read } from '../../../src/audit/read';

test.each([
  ['aws-new-bucket', 1, 1], ['aws-existing-bucket', 1, 1], ['aws-two-workspaces', 2, 1],
])('reads the example %s without a part that is unknown', (name, roles, buckets) => {
  const file = `test/examples/${name}.template.json`;
  const facts = read([{ name: file, text: readFileSync(file, 'utf8') }]);
  expect([facts.roles.length, facts.buckets.length, facts.unknowns, facts.doors]).toEqual([roles, buckets, [], []]);
  for (const role of facts.roles) {
    expect(role.trust).toHaveLength(1);
    expect(role.policies.map(({ sid }) => sid)).toEqual(['HastyLocate', 'HastyList', 'HastyRead', 'HastyFenceActions', 'HastyFenceObjects', 'HastyFenceKeys']);
    expect([...role.trust, ...role.policies].map(({ unknown }) => unknown)).toEqual(Array(7).fill(undefined));
    expect(role.maxSessionDuration).toMatchObject([{ seconds: ['21600'] }]);
  }
});
