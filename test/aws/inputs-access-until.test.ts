import { Aws, CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { ImportMode } from '../../src/contract';
import { EXTERNAL_ID, inputWarningsOf, mounted, newStack, parameters, statements } from '../support/stack';

const [SOON, LATER] = ['2029-06-01T00:00:00Z', '2030-01-01T00:00:00Z'];
const copied = (accessUntil: string, stack = newStack()) => mounted({ accessUntil, importMode: ImportMode.COPY, wholeBucket: true }, stack);
const granted = (stack: Stack) => statements(stack).access.filter(({ Effect }) => Effect === 'Allow');

beforeEach(() => jest.useFakeTimers({ now: new Date('2028-12-31T12:00:00Z') }));
afterEach(() => jest.useRealTimers());

describe('the time at which access ends', () => {
  test('is a condition of the trust and of every grant', () => {
    const stack = copied(SOON);
    const ends = { 'aws:CurrentTime': SOON };
    const { trust } = statements(stack);
    expect(trust.map(({ Condition }) => Condition)).toEqual([{ StringEquals: { 'sts:ExternalId': EXTERNAL_ID }, DateLessThan: ends }]);
    expect(granted(stack).map(({ Sid, Condition }) => [Sid, Condition])).toEqual(
      ['HastyLocate', 'HastyList', 'HastyRead'].map((sid) => [sid, { DateLessThan: ends }]));
    expect(inputWarningsOf(stack)).toEqual([]);
  });

  test('is nowhere when none is given', () => {
    expect(JSON.stringify(statements(mounted({ importMode: ImportMode.COPY, wholeBucket: true })))).not.toContain('aws:CurrentTime');
  });

  test('comes with a warning when links are to stay', () => {
    const stack = mounted({ accessUntil: SOON, wholeBucket: true });
    expect(granted(stack)[2].Condition).toEqual({ DateLessThan: { 'aws:CurrentTime': SOON } });
    expect(inputWarningsOf(stack)).toEqual([{
      id: 'hasty-bucket-constructs:linkEnds',
      text: `links stop working in Hasty at \`accessUntil\`, got: '${SOON}' with ImportMode.LINK; use ImportMode.COPY, or leave the time out`,
    }]);
  });

  test.each(['2028-12-31T12:00:00Z', '2001-01-01T00:00:00Z'])('comes with a warning when it is past: %s', (accessUntil) => {
    expect(inputWarningsOf(copied(accessUntil))).toEqual([{
      id: 'hasty-bucket-constructs:accessUntilPast',
      text: `\`accessUntil\` is in the past, got: '${accessUntil}'; Hasty has no access any more, set a later time or remove the mount`,
    }]);
  });

  test('may be a second from now', () => {
    expect(inputWarningsOf(copied('2028-12-31T12:00:01Z'))).toEqual([]);
  });

  test('does not put the clock into the template', () => {
    const before = statements(copied(SOON));
    jest.setSystemTime(new Date(LATER));
    expect(statements(copied(SOON))).toEqual(before);
  });

  test.each([
    '', 'tomorrow', '2029-06-01', '2029-06-01T00:00:00', '2029-06-01T00:00:00.000Z', '2029-06-01T02:00:00+02:00', '2029-06-01 00:00:00Z',
    '2029-06-01T00:00:00z', ' 2029-06-01T00:00:00Z', '2029-02-29T00:00:00Z', '2029-13-01T00:00:00Z', '2029-06-01T24:00:00Z', '1893456000',
  ])('must be written in full, in UTC, and exist: not %j', (accessUntil) => {
    expect(() => copied(accessUntil)).toThrow(new Error(`\`accessUntil\` must be a time in UTC such as 2026-12-01T00:00:00Z, got: '${accessUntil}'`));
  });

  test('may be a leap day', () => {
    expect(granted(copied('2032-02-29T23:59:59Z'))[0].Condition).toEqual({ DateLessThan: { 'aws:CurrentTime': '2032-02-29T23:59:59Z' } });
  });
});

describe('a time that is not known at synth', () => {
  test('may be the value of a parameter, and CloudFormation checks its form', () => {
    const stack = newStack();
    copied(new CfnParameter(stack, 'End').valueAsString, stack);
    expect(granted(stack)[0].Condition).toEqual({ DateLessThan: { 'aws:CurrentTime': { Ref: 'End' } } });
    expect(statements(stack).trust[0].Condition.DateLessThan).toEqual({ 'aws:CurrentTime': { Ref: 'End' } });
    expect(parameters(stack).End).toEqual({
      Type: 'String',
      AllowedPattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$',
      ConstraintDescription: 'must be a time in UTC such as 2026-12-01T00:00:00Z',
    });
    expect(inputWarningsOf(stack)).toEqual([]);
  });

  test('may be a parameter with a pattern of its own, with a warning that nothing was checked', () => {
    const stack = newStack();
    copied(new CfnParameter(stack, 'End', { allowedPattern: '^20.*Z$' }).valueAsString, stack);
    expect(parameters(stack).End).toEqual({ Type: 'String', AllowedPattern: '^20.*Z$' });
    expect(inputWarningsOf(stack)).toEqual([{
      id: 'hasty-bucket-constructs:notChecked',
      text: 'parameter \'Stack/End\' has an `allowedPattern` of its own, so nothing was checked; make sure that it is a time in UTC such as 2026-12-01T00:00:00Z, or remove the pattern, and ours is set',
    }]);
  });

  test('must not be a parameter that offers something else', () => {
    const stack = newStack();
    expect(() => copied(new CfnParameter(stack, 'End', { default: 'never' }).valueAsString, stack)).toThrow(new Error(
      'parameter \'Stack/End\' must be a time in UTC such as 2026-12-01T00:00:00Z, and its default or allowed value is not, got: \'never\''));
  });

  test('does not show up in a warning as CDK writes it', () => {
    const stack = newStack();
    mounted({ accessUntil: new CfnParameter(stack, 'End').valueAsString, wholeBucket: true }, stack);
    const [warning, ...others] = inputWarningsOf(stack);
    expect(others).toEqual([]);
    expect(warning.id).toBe('hasty-bucket-constructs:linkEnds');
    expect(warning.text).not.toContain('Token[');
  });

  test.each<[string, (stack: Stack) => string]>([
    ['made at synth', () => Lazy.string({ produce: () => new Date().toISOString() })],
    ['of another stack', () => Fn.importValue('End')],
    ['of the deployment', () => Aws.STACK_NAME],
    ['put together', (stack) => `${new CfnParameter(stack, 'Day').valueAsString}T00:00:00Z`],
    ['of Systems Manager', (stack) => StringParameter.valueForStringParameter(stack, '/hasty/end')],
  ])('must not be %s', (_, value) => {
    const stack = newStack();
    expect(() => copied(value(stack), stack)).toThrow(new Error(
      '`accessUntil` must be a literal time or the value of one CfnParameter of type String, got another token; a time computed at synth or deploy would move with each deploy'));
  });
});

test.each([['a CfnParameter itself', (stack: any) => new CfnParameter(stack, 'End'), 'object'], ['a Date', () => new Date(), 'object'], ['a number', () => 0, 'number']])(
  '%s is no text, and refused with how to write it', (_, value, got) => {
    const stack = newStack();
    expect(() => mounted({ wholeBucket: true, accessUntil: value(stack) as any }, stack)).toThrow(`\`accessUntil\` must be a string such as '2026-12-01T00:00:00Z', got: ${got}; write the time as text`);
  });
