import { Change, condition, EXTERNAL_ID, NO_VALUE, OTHER_ID, parameter, role, sub, template, told, trust, witnesses } from '../../support/audited';

const demand = (Condition: object): Change => (t) => { trust(t).Condition = Condition; };
const id = (value: unknown) => demand({ StringEquals: { 'sts:ExternalId': value } });
const alsoTrust = (statement: object): Change => (t) => void role(t).AssumeRolePolicyDocument.Statement.push({ ...trust(t), Sid: 'Second', ...statement });
const given = { Ref: 'Id' };

describe('the ExternalId', () => {
  test.each<[string, Change[]]>([
    ['one id by StringEquals', []],
    ['a list of one id', [id([EXTERNAL_ID])]],
    ['the key in other letters, since the case of keys does not matter', [demand({ StringEquals: { 'STS:externalid': EXTERNAL_ID } })]],
    ['StringLike without a wildcard', [demand({ StringLike: { 'sts:ExternalId': EXTERNAL_ID } })]],
    ['ForAnyValue, which is never true without the key', [demand({ 'ForAnyValue:StringEquals': { 'sts:ExternalId': EXTERNAL_ID } })]],
    ['a broad allow and a deny unless the id is right', [demand({}), alsoTrust({ Effect: 'Deny', Condition: { StringNotEquals: { 'sts:ExternalId': EXTERNAL_ID } } })]],
    ['a parameter, whatever its value', [parameter('Id'), id(given)]],
    ['a parameter with a pattern', [parameter('Id', { AllowedPattern: '[0-9a-f-]{36}' }), id(given)]],
    ['a parameter with a list of values', [parameter('Id', { AllowedValues: [EXTERNAL_ID, OTHER_ID] }), id(given)]],
    ['a parameter whose pattern has no wildcards under StringLike', [parameter('Id', { AllowedPattern: '[0-9a-f-]{36}' }), demand({ StringLike: { 'sts:ExternalId': given } })]],
    ['an id for each environment', [condition('Prod'), id({ 'Fn::If': ['Prod', EXTERNAL_ID, OTHER_ID] })]],
    ['an id that is no UUID, as other vendors give', [id('acme-hasty-2026')]],
  ])('passes: %s', (_, changes) => {
    expect(told('trust-external-id', template(...changes))).toEqual([]);
  });

  const ANY = 'error at HastyAssume: Hasty can assume HastyImages with any ExternalId, or none';
  const OTHER = `error at HastyAssume: Hasty can assume HastyImages with an ExternalId other than ${EXTERNAL_ID}, or none`;

  test.each<[string, Change[], string, object]>([
    ['no condition', [demand({})], ANY, {}],
    ['a key that looks alike', [demand({ StringEquals: { 'aws:ExternalId': EXTERNAL_ID } })], ANY, { 'aws:externalid': EXTERNAL_ID }],
    ['a wildcard under StringLike', [demand({ StringLike: { 'sts:ExternalId': '0d1f2a3b-*' } })], ANY, { 'sts:ExternalId': '0d1f2a3b-' }],
    ['IfExists', [demand({ StringEqualsIfExists: { 'sts:ExternalId': EXTERNAL_ID } })], OTHER, {}],
    ['ForAllValues, which is true without the key', [demand({ 'ForAllValues:StringEquals': { 'sts:ExternalId': EXTERNAL_ID } })], OTHER, {}],
    ['a negated operator', [demand({ StringNotEquals: { 'sts:ExternalId': EXTERNAL_ID } })], ANY, {}],
    ['the id in any case', [demand({ StringEqualsIgnoreCase: { 'sts:ExternalId': EXTERNAL_ID } })], OTHER, { 'sts:ExternalId': EXTERNAL_ID.replace('b', 'B') }],
    ['the key present, with any value', [demand({ Null: { 'sts:ExternalId': 'false' } })], ANY, { 'sts:ExternalId': '' }],
    ['a variable, which equals whatever the caller sends', [id('${sts:ExternalId}')], ANY, { 'sts:ExternalId': 'x' }],
    ['such a variable behind the escape of Fn::Sub', [id(sub('${!sts:ExternalId}'))], ANY, { 'sts:ExternalId': 'x' }],
    ['a second statement without a condition', [(t) => alsoTrust({ Condition: {} })(t)], OTHER.replace('HastyAssume', 'Second'), {}],
    ['a condition that is no condition in one branch', [condition('Prod'), (t) => demand({ 'Fn::If': ['Prod', trust(t).Condition, NO_VALUE] } as never)(t)], OTHER, {}],
    ['a value that is deleted in one branch', [condition('Prod'), id({ 'Fn::If': ['Prod', EXTERNAL_ID, NO_VALUE] })], OTHER, {}],
    ['a parameter without a pattern under StringLike', [parameter('Id'), demand({ StringLike: { 'sts:ExternalId': given } })],
      ANY.replace('any ExternalId', 'an ExternalId other than ${Id}'), { 'sts:ExternalId': '' }],
  ])('fails, since Hasty gets in without it: %s', (_, changes, expected, context) => {
    const content = template(...changes);
    expect(told('trust-external-id', content)).toEqual([expected]);
    expect(witnesses('trust-external-id', content)).toEqual([expect.objectContaining({ action: 'sts:AssumeRole', answer: 'allowed', context })]);
  });

  test.each<[string, Change[], string]>([
    ['two ids in a list', [id([EXTERNAL_ID, OTHER_ID])], `HastyImages takes 2 ExternalIds, ${EXTERNAL_ID} and ${OTHER_ID}: two workspaces share a role`],
    ['two ids in two statements', [alsoTrust({ Condition: { StringEquals: { 'sts:ExternalId': OTHER_ID } } })], 'HastyImages takes 2 ExternalIds'],
    ['two ids in one branch of a choice', [condition('Prod'), (t) => void (trust(t).Condition = {
      'Fn::If': ['Prod',
        { StringEquals: { 'sts:ExternalId': [EXTERNAL_ID, OTHER_ID] } }, { StringEquals: { 'sts:ExternalId': EXTERNAL_ID } }],
    })], 'HastyImages takes 2 ExternalIds'],
    ['the sample of the tutorial', [id('7ed6d782-58b9-4b82-9f7e-a7d53c26e7f8')], 'is the sample of Hasty\'s tutorial'],
    ['a wildcard under StringEquals, which is a letter there', [id('0d1f2a3b-*')], 'may hold only letters, digits'],
    ['zeros', [id('00000000-0000-0000-0000-000000000000')], 'is a placeholder'],
    ['words to be replaced', [id('YOUR_EXTERNAL_ID')], 'is a placeholder'],
    ['no letters at all', [id('')], 'must not be empty'],
    ['one letter', [id('a')], 'must have 2 to 1224 characters'],
  ])('fails, since the id is none: %s', (_, changes, gist) => {
    expect(told('trust-external-id', template(...changes))).toEqual([expect.stringMatching(/^error at HastyAssume: /)]);
    expect(told('trust-external-id', template(...changes))[0]).toContain(gist);
  });

  test('an id that another stack exports is demanded all the same, which is a warning', () => {
    expect(told('trust-external-id', template(id({ 'Fn::ImportValue': 'HastyExternalId' })))).toEqual([
      'warning at HastyAssume: the ExternalId is demanded, but its value is not known here: <the import of HastyExternalId>',
    ]);
  });

  test('the choice that opens the role is in the witness', () => {
    const [witness] = witnesses('trust-external-id', template(condition('Prod'), id({ 'Fn::If': ['Prod', EXTERNAL_ID, NO_VALUE] })));
    expect(witness).toMatchObject({ choices: { ProdChosen: 'not yes' } });
  });
});
