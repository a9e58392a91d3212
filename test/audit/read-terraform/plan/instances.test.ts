import { parseJson } from '../../../../src/audit/document/strict-json';
import { instancesIn, instancesOfStateFile } from '../../../../src/audit/read-terraform/plan/instances';

const raw = (content: object) => parseJson({ name: 'x', text: JSON.stringify(content) });

test('instances know their block and the modules around it', () => {
  const resource = { address: 'module.a["module.z.y"].module.b[0].data.aws_region.x', mode: 'data', type: 'aws_region', name: 'x', values: {} };
  const inner = { address: 'module.a["module.z.y"].module.b[0]', resources: [resource] };
  expect(instancesIn(raw({ child_modules: [{ address: 'module.a["module.z.y"]', child_modules: [inner] }] }))).toMatchObject([
    { address: resource.address, modules: ['a', 'b'], block: 'data.aws_region.x', type: 'data.aws_region' },
  ]);
});

test('a state file has instances by key and by number, and deposed ones that are gone', () => {
  const instances = [{ index_key: 'a', attributes: {} }, { index_key: 1, attributes: {} }, { attributes: {}, deposed: '5f' }];
  const resource = { module: 'module.m[0]', mode: 'managed', type: 'aws_s3_bucket', name: 'x', instances };
  expect(instancesOfStateFile(raw({ resources: [resource] })).map(({ address, modules }) => [address, modules])).toEqual([
    ['module.m[0].aws_s3_bucket.x["a"]', ['m']], ['module.m[0].aws_s3_bucket.x[1]', ['m']],
  ]);
});
