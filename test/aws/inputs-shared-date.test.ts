import { CfnParameter, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { HastyAccessRole } from '../../src/aws';
import { ImportMode } from '../../src/contract';
import { EXTERNAL_ID, newStack, statements } from '../support/stack';

const [SOON, LATER] = ['2029-06-01T00:00:00Z', '2030-01-01T00:00:00Z'];

describe('the times of several mounts of a role', () => {
  /** Mounts one bucket a time; undefined: it has no end. */
  function mountUntil(times: (stack: Stack) => (string | undefined)[]): Stack {
    const stack = newStack();
    const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
    times(stack).forEach((accessUntil, n) => role.mount(Bucket.fromBucketName(stack, `Bucket${n}`, `acme-${n}`),
      { wholeBucket: true, importMode: ImportMode.COPY, accessUntil }));
    return stack;
  }
  const trustEnds = (stack: Stack) => statements(stack).trust[0].Condition.DateLessThan;
  const grantsEnd = (stack: Stack) => statements(stack).access.filter(({ Sid }) => /^HastyRead/.test(Sid))
    .map(({ Condition }) => Condition?.DateLessThan['aws:CurrentTime']);

  test('may differ when they are literal: the trust ends with the last', () => {
    const stack = mountUntil(() => [LATER, SOON]);
    expect(grantsEnd(stack)).toEqual([LATER, SOON]);
    expect(trustEnds(stack)).toEqual({ 'aws:CurrentTime': LATER });
  });

  test('may be missing for some: the trust then does not end', () => {
    const stack = mountUntil(() => [SOON, undefined]);
    expect(grantsEnd(stack)).toEqual([SOON, undefined]);
    expect(trustEnds(stack)).toBeUndefined();
  });

  const parameter = (stack: Stack, id: string) => new CfnParameter(stack, id).valueAsString;
  test('may be one parameter for all, or for all that end', () => {
    const shared = mountUntil((stack) => Array(2).fill(parameter(stack, 'End')));
    expect(grantsEnd(shared)).toEqual([{ Ref: 'End' }]);
    expect(trustEnds(shared)).toEqual({ 'aws:CurrentTime': { Ref: 'End' } });
    expect(grantsEnd(mountUntil((stack) => [undefined, parameter(stack, 'End')]))).toEqual([undefined, { Ref: 'End' }]);
  });

  test.each<[string, (stack: Stack) => string[]]>([
    ['two parameters', (stack) => [parameter(stack, 'End'), parameter(stack, 'Other')]],
    ['a parameter after a literal time', (stack) => [SOON, parameter(stack, 'End')]],
    ['a literal time after a parameter', (stack) => [parameter(stack, 'End'), SOON]],
  ])('must not be %s, since which is the last is not known', (_, times) => {
    expect(() => mountUntil(times)).toThrow(new Error(
      'mounts of a role must share an `accessUntil` that is a parameter, got a second time; use the parameter for all of its mounts, or make two roles'));
  });
});
