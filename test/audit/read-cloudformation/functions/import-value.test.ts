import { readCloudFormation } from '../../../../src/audit/read-cloudformation';
import { plain, template, valueOf } from '../template';

test('an import is what another template exports', () => {
  const shared = template({
    Resources: { Bucket: { Type: 'AWS::S3::Bucket' } },
    Outputs: { Name: { Value: { Ref: 'Bucket' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}-bucket' } } } },
  }, 'shared.json', { stackName: 'Shared' });
  const stack = template({ Resources: { Probe: { Type: 'Acme::Test::Probe', Properties: { value: { 'Fn::ImportValue': 'Shared-bucket' } } } } });
  const { resources } = readCloudFormation([shared, stack], {});
  expect(plain(resources[1].properties)).toEqual({ value: '${Bucket}' });
});

test('an import of what no template exports is unknown', () => {
  expect(valueOf({ 'Fn::ImportValue': 'Shared' })).toBe('<the import of Shared>');
});
