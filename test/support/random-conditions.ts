import fc from 'fast-check';
import { EXTERNAL_ID } from './stack';

/** One line of a Condition. */
type Line = readonly [operator: string, key: string, values: string | string[]];
export type Conditions = Record<string, Record<string, string | string[]>>;

/** Some of the lines, as IAM writes them: what is under one operator and key twice is there once. */
export function conditions(line: fc.Arbitrary<Line>, most: number): fc.Arbitrary<Conditions> {
  return fc.array(line, { minLength: 1, maxLength: most }).map((lines) => {
    const all: Conditions = {};
    for (const [operator, key, values] of lines) all[operator] = { ...all[operator], [key]: values };
    return all;
  });
}

/** One of the values, or two of them in a list. */
function some(values: readonly string[]): fc.Arbitrary<string | string[]> {
  const one = fc.constantFrom(...values);
  return fc.oneof({ weight: 3, arbitrary: one }, { weight: 1, arbitrary: fc.array(one, { minLength: 1, maxLength: 2 }) });
}

const STRING = ['StringEquals', 'StringEquals', 'StringLike', 'StringLike', 'StringNotEquals', 'StringNotLike', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'];
const ARN = ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'];
const compared = (type: string) => ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'].map((how) => `${type}${how}`);

/**
 * Operators with what may stand before and after them.
 * Not ForAnyValue with IfExists: the simulator lets ForAnyValue win where the key is absent, and AWS does not say which of them does.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
const varied = (operators: readonly string[]): fc.Arbitrary<string> => fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...operators) },
  { weight: 2, arbitrary: fc.constantFrom(...operators).map((operator) => `${operator}IfExists`) },
  { weight: 1, arbitrary: fc.constantFrom(...operators).map((operator) => `ForAllValues:${operator}`) },
  { weight: 1, arbitrary: fc.constantFrom(...operators).map((operator) => `ForAnyValue:${operator}`) },
);

const line = (key: string, operators: readonly string[], values: readonly string[]): fc.Arbitrary<Line> => fc.oneof(
  { weight: 8, arbitrary: fc.tuple(varied(operators), fc.constant(key), some(values)) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('Null'), fc.constant(key), some(['true', 'false'])) },
);

/** An instant in the past, and three to come. */
export const DATES = ['2020-01-01T00:00:00Z', '2030-01-01T00:00:00Z', '2031-01-01', '2033-06-01T12:00:00+02:00'];
const NETWORKS = ['203.0.113.0/24', '198.51.100.7/32', '2001:db8::/32'];

/** About whoever asks, and when: keys that every request has or may have. */
const COMMON: readonly fc.Arbitrary<Line>[] = [
  line('aws:CurrentTime', compared('Date'), DATES),
  line('aws:EpochTime', [...compared('Numeric'), 'DateLessThan'], ['1577836800', '1893456000']),
  line('aws:SecureTransport', ['Bool'], ['true', 'false', 'True']),
  line('aws:SourceIp', ['IpAddress', 'NotIpAddress'], NETWORKS),
  line('aws:UserAgent', STRING, ['hasty', 'hasty*', '*']),
  line('aws:PrincipalArn', ARN, ['arn:aws:iam::*:role/hasty', 'arn:aws:iam::*:role/*', 'arn:aws:iam::718860067770:*', 'arn:aws:iam::*:user/?*', 'arn:*:*:*:*:*']),
];

/** About what a session asks. The values are few, so that statements meet. */
export const sessionLine: fc.Arbitrary<Line> = fc.oneof(
  ...COMMON,
  line('s3:prefix', STRING, ['street/', 'street/*', 'street*', '', '*', 'aerial/2026/*', '${aws:PrincipalTag/team}/*', "${aws:PrincipalTag/none, 'street'}/*"]),
  line('s3:prefix', ['StringLike', 'StringNotLike'], ['str${*}*', 'street/${?}*']),
  line('S3:Prefix', STRING, ['street/*']),
  line('s3:max-keys', compared('Numeric'), ['1', '10', '1000']),
  line('s3:delimiter', STRING, ['/', '*']),
  line('aws:PrincipalTag/team', STRING, ['street', 'str*', 'Street', '${aws:PrincipalTag/team}']),
  line('aws:PrincipalTag/none', STRING, ['street', '*']),
  line('aws:PrincipalOrgID', STRING, ['o-acme000000']),
  line('aws:username', STRING, ['hasty']),
  line('aws:SourceVpce', STRING, ['vpce-1', 'vpce-*']),
  line('kms:ViaService', STRING, ['s3.eu-central-1.amazonaws.com', 's3.*.amazonaws.com', '*']),
);

/** What the ExternalId is compared with. */
export const EXTERNAL_IDS = [EXTERNAL_ID, EXTERNAL_ID.toUpperCase(), 'ffffffff-1111-4222-8333-444455556666', '*', '?*', `${EXTERNAL_ID}*`, '${sts:ExternalId}', ''];

/** About somebody who assumes the role. */
export const trustLine: fc.Arbitrary<Line> = fc.oneof(
  { weight: 6, arbitrary: line('sts:ExternalId', STRING, [EXTERNAL_ID, EXTERNAL_ID, EXTERNAL_ID, ...EXTERNAL_IDS]) },
  { weight: 1, arbitrary: line('STS:EXTERNALID', STRING, EXTERNAL_IDS) },
  { weight: 1, arbitrary: line('sts:RoleSessionName', STRING, ['hasty', 'hasty*']) },
  { weight: 1, arbitrary: line('aws:PrincipalAccount', STRING, ['718860067770', '444455556666', '7188*']) },
  ...COMMON.map((arbitrary) => ({ weight: 0.5 * 2, arbitrary })),
);
