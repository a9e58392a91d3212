import { Change, parameter, template, told, trust, witnesses } from '../../support/audited';

const action = (Action: unknown): Change => (t) => { trust(t).Action = Action; };

describe('what Hasty may do to the role', () => {
  test.each<[string, Change[]]>([
    ['sts:AssumeRole', []],
    ['a list of it', [action(['sts:AssumeRole'])]],
    ['it in other letters, since the case of actions does not matter', [action('STS:assumerole')]],
    ['it with a wildcard that adds only what Hasty cannot call', [action('sts:AssumeRole*')]],
  ])('passes: %s', (_, changes) => {
    expect(told('trust-action', template(...changes))).toEqual([]);
  });

  const may = (name: string) => `error at HastyAssume: Hasty may also ask HastyImages for sts:${name}`;

  test.each<[string, Change[], string[]]>([
    ['tags for the session', [action(['sts:AssumeRole', 'sts:TagSession'])], [may('TagSession')]],
    ['a wildcard', [action('sts:*')], [may('SetContext'), may('SetSourceIdentity'), may('TagSession')]],
    ['everything but one action', [(t) => { delete trust(t).Action; trust(t).NotAction = 'sts:TagSession'; }], [may('SetContext'), may('SetSourceIdentity')]],
  ])('fails: %s', (_, changes, expected) => {
    const content = template(...changes);
    expect(told('trust-action', content)).toEqual(expected);
    expect(witnesses('trust-action', content)[0]).toMatchObject({ action: expected[0].split(' ').at(-1), answer: 'allowed' });
  });

  test('cannot tell: whoever deploys gives the action', () => {
    expect(told('trust-action', template(parameter('Action'), action({ Ref: 'Action' })))).toEqual(expect.arrayContaining([expect.stringMatching(/^error\? at HastyAssume: .*parameter \$\{Action\}$/)]));
  });
});
