import { plain, template } from './template';
import { readCloudFormation } from '../../../src/audit/read-cloudformation';

const names = ['AWS::Partition', 'AWS::URLSuffix', 'AWS::AccountId', 'AWS::Region', 'AWS::StackName', 'AWS::NotificationARNs'];
const content = { Resources: { Probe: { Type: 'Acme::Test::Probe', Properties: { value: names.map((name) => ({ Ref: name })) } } } };
const values = (stack: object) => plain(readCloudFormation([template(content, 'a.json', stack)], {}).resources[0].properties.entries.get('value'));

test('partition and suffix are those of Hasty, account and region are open', () => {
  expect(values({})).toEqual(['aws', 'amazonaws.com', '${AWS::AccountId}', '${AWS::Region}', '${AWS::StackName}', '<the value of AWS::NotificationARNs>']);
});

test('what a manifest says is literal', () => {
  expect(values({ account: '111122223333', region: 'eu-central-1', stackName: 'Images' }))
    .toEqual(['aws', 'amazonaws.com', '111122223333', 'eu-central-1', 'Images', '<the value of AWS::NotificationARNs>']);
});
