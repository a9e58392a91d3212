import { checkAcknowledgements } from '../../src/audit/acknowledgements';

test('an acknowledgement names a rule and gives a reason', () => {
  expect(() => checkAcknowledgements({ 'rights-actions': 'an upload test, until Friday' })).not.toThrow();
  expect(() => checkAcknowledgements({})).not.toThrow();
});

test.each([
  [{ 'rights-action': 'misspelt' }, 'an acknowledgement must name a rule, got: "rights-action"; ids are in the report and in docs/audit-rules.md'],
  [{ toString: 'of no rule' }, 'an acknowledgement must name a rule, got: "toString"'],
  [{ 'rights-actions': ' ' }, 'an acknowledgement of rights-actions must have a reason, got: " "; say why you accept its findings'],
])('%j is refused', (acknowledge, message) => {
  expect(() => checkAcknowledgements(acknowledge as Record<string, string>)).toThrow(message);
});
