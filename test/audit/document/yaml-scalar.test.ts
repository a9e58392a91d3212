import { plainScalar } from '../../../src/audit/document/yaml-scalar';

test.each([
  ['yes', 'boolean', 'true'], ['Off', 'boolean', 'false'], ['TRUE', 'boolean', 'true'], ['y', 'string', 'y'], ['yEs', 'string', 'yEs'],
  ['~', 'null', 'null'], ['', 'null', 'null'], ['007', 'number', '007'], ['-1.5e3', 'number', '-1.5e3'], ['2012-10-17', 'string', '2012-10-17'],
  ['0x1F', 'string', '0x1F'], ['1_000', 'string', '1_000'], ['1:30', 'string', '1:30'],
])('%j is a %s', (text, kind, value) => {
  expect(plainScalar(text)).toEqual({ kind, value });
});
