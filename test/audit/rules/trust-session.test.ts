import { Change, condition, NO_VALUE, parameter, role, template, told } from '../../support/audited';

const session = (seconds: unknown): Change => (t) => { role(t).MaxSessionDuration = seconds; };

describe('the longest session', () => {
  test.each<[string, Change[]]>([
    ['six hours', []],
    ['six hours as a string', [session('21600')]],
    ['twelve hours', [session(43200)]],
    ['a parameter that can only be long enough', [parameter('Seconds', { AllowedValues: [21600, 43200] }), session({ Ref: 'Seconds' })]],
  ])('passes: %s', (_, changes) => {
    expect(told('trust-session', template(...changes))).toEqual([]);
  });

  test.each<[string, Change[], string]>([
    ['the default', [(t) => { delete role(t).MaxSessionDuration; }], 'error at Hasty: sessions of HastyImages last 3600 s at most, the default; expected 21600 to 43200'],
    ['one hour', [session(3600)], 'error at MaxSessionDuration: sessions of HastyImages last 3600 s at most; expected 21600 to 43200'],
    ['a second too little', [session(21599)], 'error at MaxSessionDuration: sessions of HastyImages last 21599 s at most; expected 21600 to 43200'],
    ['more than IAM takes', [session(46800)], 'error at MaxSessionDuration: sessions of HastyImages last 46800 s at most; expected 21600 to 43200'],
    ['the default in one branch', [condition('Prod'), session({ 'Fn::If': ['Prod', 21600, NO_VALUE] })], 'error at Hasty: sessions of HastyImages last 3600 s at most, the default; expected 21600 to 43200'],
    ['six hours in words', [session('six hours')], 'error at MaxSessionDuration: sessions of HastyImages last six hours s at most; expected 21600 to 43200'],
    ['a parameter of any value', [parameter('Seconds'), session({ Ref: 'Seconds' })], 'error? at Seconds: the longest session of HastyImages depends on ${Seconds}'],
  ])('fails: %s', (_, changes, expected) => {
    expect(told('trust-session', template(...changes))).toEqual([expected]);
  });
});
