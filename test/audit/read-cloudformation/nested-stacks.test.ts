import { guard, partsOf, template } from './template';
import { readCloudFormation } from '../../../src/audit/read-cloudformation';

const nest = (path: string, more: object = {}) => ({ Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': path }, ...more });
const child = template({ Parameters: { Stage: { Type: 'String', Default: 'dev' } }, Resources: { B: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'Stage' } } } } }, 'o/n.json');

test('a nested stack has the parameters and conditions of its parent, and defaults for the rest', () => {
  const Conditions = { C: { 'Fn::Equals': [{ Ref: 'P' }, 'x'] } };
  const parent = template({
    Parameters: { P: { Type: 'String' } },
    Conditions,
    Resources: {
      A: nest('n.json', { Condition: 'C', Properties: { Parameters: { Stage: 'prod' } } }),
      B: nest('n.json'),
    },
  }, 'o/p.json');
  const { buckets } = readCloudFormation([child, parent], {});
  expect(buckets.map(({ id, name, when }) => [id, name, guard(when)])).toEqual([
    ['o/n.json#B', ['prod'], 'P=x'],
    ['o/n.json(o/p.json#B)#B', ['dev'], ''],
  ]);
});

test('a nested stack whose template is missing is unknown', () => {
  expect(partsOf({ A: nest('gone.json') }).unknowns.map(({ why }) => why)).toEqual(['the nested stack A, whose template is not given']);
});

test('a template that nests itself is read, and comes to an end', () => {
  const { buckets, unknowns } = readCloudFormation([template({ Resources: { B: { Type: 'AWS::S3::Bucket' }, Self: nest('s.json') } }, 's.json')], {});
  expect(buckets.length).toBeGreaterThan(0);
  expect(unknowns).toHaveLength(1);
  const twice = template({ Resources: { A: nest('s.json'), B: nest('s.json') } }, 's.json');
  expect(() => readCloudFormation([twice], {})).toThrow('expected at most 10000 stacks, got more');
});
