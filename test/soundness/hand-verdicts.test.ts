import { RIGHTS } from './hand-verdicts-rights';
import { TRUST } from './hand-verdicts-trust';
import { audit } from '../../src/audit';
import { templateOf } from '../support/hand-verdict';

const ALL = [...TRUST, ...RIGHTS];

test('there are a hundred verdicts or more', () => {
  expect(ALL.flatMap(([, cases]) => cases).length).toBeGreaterThanOrEqual(100);
});

describe.each(ALL)('%s', (_, cases) => {
  test.each(cases)('%s', (_name, change, expected) => {
    const { verdict, findings } = audit([{ name: 'acme.template.json', text: JSON.stringify(templateOf(change)) }], { now: new Date('2029-06-01T12:00:00Z') });
    const [status, rule] = /^(fail|cannot tell) (.*)$/.exec(expected)?.slice(1) ?? [];
    expect({ verdict, errors: findings.filter(({ severity }) => severity === 'error').map((one) => `${one.status} ${one.rule}`) })
      .toEqual(status ? { verdict: status, errors: expect.arrayContaining([`${status} ${rule}`]) } : { verdict: expected, errors: [] });
  });
});
