import { show } from '../../../../src/audit/document/text';
import { partsOf } from '../template';

test('outputs, defaults, descriptions, metadata and tags are shown', () => {
  const { texts } = partsOf({
    R: { Type: 'AWS::IAM::Role', Metadata: { note: 'n' }, Properties: { Description: 'd', Tags: [{ Key: 'k', Value: 't' }] } },
  }, {
    Description: 'stack',
    Metadata: { a: ['m'] },
    Parameters: { Key: { Type: 'String', Default: 'secret', NoEcho: true }, Name: { Type: 'String', Default: 'x', Description: 'y' } },
    Outputs: { Out: { Value: { Ref: 'R' }, Description: 'o', Export: { Name: 'e' } } },
  });
  expect(texts.map(({ where, text, sensitive }) => `${where}: ${show(text)}${sensitive ? ' (sensitive)' : ''}`)).toEqual([
    'description: stack', 'metadata: m', 'default of parameter Key: secret (sensitive)', 'default of parameter Name: x', 'description of parameter Name: y',
    'output Out: ${R}', 'description of output Out: o', 'export of output Out: e', 'metadata of R: n', 'description of R: d', 'tag of R: t',
  ]);
});
