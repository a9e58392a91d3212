import { functionOf } from '../../../src/audit/document/yaml-tags';

test('gives the long form of what CloudFormation knows', () => {
  expect(['!Ref', '!Condition', '!Sub', '!GetAtt'].map(functionOf)).toEqual(['Ref', 'Condition', 'Fn::Sub', 'Fn::GetAtt']);
  expect(['!Reff', '!sub', '!'].map(functionOf)).toEqual([undefined, undefined, undefined]);
});
