import { asConstant } from '../../../src/audit/access/external-id-text';

test('an ExternalId that is not known is one constant', () => {
  expect(asConstant(['acme-', { kind: 'unknown', why: 'the import of Id' }])).toEqual(['acme-', { kind: 'name', id: 'unknown#the import of Id', label: '<the import of Id>' }]);
  expect(asConstant(['acme'])).toEqual(['acme']);
});
