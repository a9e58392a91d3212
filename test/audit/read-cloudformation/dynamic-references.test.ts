import { valueOf } from './template';
import { withoutDynamicReferences } from '../../../src/audit/read-cloudformation/dynamic-references';

test('what is looked up at deployment is unknown, and what is around it is not', () => {
  expect(valueOf('arn:aws:s3:::{{resolve:ssm:/images/bucket}}/*')).toBe('arn:aws:s3:::<the dynamic reference {{resolve:ssm:/images/bucket}}>/*');
  expect(valueOf({ 'Fn::Sub': '{{resolve:ssm:${AWS::StackName}}}x' })).toBe('<the dynamic reference {{resolve:ssm:${AWS::StackName}}}>x');
});

test('other braces are text', () => {
  expect(withoutDynamicReferences(['{{a}} {{resolve:'])).toEqual(['{{a}} {{resolve:']);
});
