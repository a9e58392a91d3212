import { FUNCTIONS } from '../../../src/audit/read-cloudformation/functions';

test('resolves these functions; every other one is unknown', () => {
  expect(Object.keys(FUNCTIONS)).toEqual([
    'Ref', 'Fn::FindInMap', 'Fn::GetAtt', 'Fn::If', 'Fn::ImportValue', 'Fn::Join', 'Fn::Select', 'Fn::Split', 'Fn::Sub', 'Fn::Transform',
  ]);
});
