import { Duration, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { constrain, literalsOf, ParameterCheck, parameterOf } from './parameter';
import { warn } from './warning';
import { ExternalId, HastyContract, ObjectPrefix } from '../contract';
import * as checks from '../contract/checks';
import * as contract from '../contract/s3-checks';

const EXTERNAL_ID: ParameterCheck = { pattern: ExternalId.PATTERN, words: 'the ExternalId of one Hasty workspace' };
const PREFIX: ParameterCheck = {
  pattern: '^(?!.*\\{\\{)[ -#%-)+-.0->@-~\\xa0-\\xff][ -#%-)+->@-~\\xa0-\\xff]*/$',
  words: 'a folder that ends in /, without a leading /, wildcards, $, {{ or characters outside Latin-1',
};
const INSTANT: ParameterCheck = checks.INSTANT;

/** Checks an ExternalId, literal or token, and returns it as it was given. */
export function checkExternalId(scope: Construct, value: string): string {
  if (Token.isUnresolved(value)) {
    const parameter = parameterOf(value);
    const checked = parameter && constrain(parameter, EXTERNAL_ID);
    if (checked) literalsOf(parameter).forEach(ExternalId.of);
    else warn(scope, 'notChecked', '`externalId` is not known at synth, so nothing was checked; make sure that it is the id of your own Hasty workspace');
    return value;
  }
  checks.externalIdDoubts(value).forEach(({ id, message }) => warn(scope, id, message));
  return value;
}

/** The IAM patterns of the keys that a mount opens. */
export function keyPatterns(prefixes: string[] | undefined, wholeBucket: boolean | undefined): string[] {
  if (!wholeBucket && Token.isUnresolved(prefixes)) throw new Error('`prefixes` must be a list of strings, got: a token; write each prefix, or make each a parameter');
  return checks.checkPrefixList(prefixes, wholeBucket)?.map(keyPattern) ?? [ObjectPrefix.wholeBucket().toIamPattern()];
}

function keyPattern(prefix: string): string {
  if (!Token.isUnresolved(prefix)) {
    const pattern = ObjectPrefix.of(prefix).toIamPattern();
    // CloudFormation would put a value in its place: {{resolve:ssm:...}}
    if (prefix.includes('{{')) throw new Error(`a prefix must not hold '{{', which begins a dynamic reference of CloudFormation, got: '${prefix}'; mount a parent folder`);
    return pattern;
  }
  // a prefix that may turn out as `street` or `street*` would open `street2/` too
  const parameter = parameterOf(prefix);
  if (!parameter) throw new Error('a prefix that is not known at synth must be the value of one CfnParameter (`parameter.valueAsString`), got another token; write it literally or make it a parameter');
  if (!constrain(parameter, PREFIX)) {
    throw new Error(`parameter '${parameter.node.path}' must be ${PREFIX.words}, and its own \`allowedPattern\` cannot be judged, got: '${parameter.allowedPattern}'; remove it, and ours is set`);
  }
  return `${prefix}*`;
}

/** Checks the time at which access ends, and returns it as it was given. */
export function checkAccessUntil(scope: Construct, value?: string): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw new Error(`\`accessUntil\` must be a string such as '2026-12-01T00:00:00Z', got: ${typeof value}; write the time as text, or the value of a parameter (\`parameter.valueAsString\`)`);
  if (Token.isUnresolved(value)) {
    const parameter = parameterOf(value);
    if (!parameter) throw new Error('`accessUntil` must be a literal time or the value of one CfnParameter of type String, got another token; a time computed at synth or deploy would move with each deploy');
    if (constrain(parameter, INSTANT)) literalsOf(parameter).forEach((literal) => checks.checkInstant('accessUntil', literal));
    else warn(scope, 'notChecked', `parameter '${parameter.node.path}' has an \`allowedPattern\` of its own, so nothing was checked; make sure that it is ${INSTANT.words}, or remove the pattern, and ours is set`);
    return value;
  }
  if (checks.checkInstant('accessUntil', value).getTime() <= Date.now()) {
    warn(scope, 'accessUntilPast', `\`accessUntil\` is in the past, got: '${value}'; Hasty has no access any more, set a later time or remove the mount`);
  }
  return value;
}

/** @throws when mounts end at different times of which one is a parameter: the latest must be known at synth */
export function checkSharedDate(mounts: { readonly accessUntil?: string }[]): void {
  contract.checkSharedDate(mounts, Token.isUnresolved, 'parameter');
}

/** The longest session of the role: what Hasty asks for, unless a longer one is given. */
export function checkSession(duration = Duration.seconds(HastyContract.SESSION_SECONDS)): Duration {
  if (duration.isUnresolved()) throw new Error('`maxSessionDuration` must be known at synth, got a token; write it, such as Duration.hours(6)');
  checks.checkSessionSeconds(duration.toSeconds());
  return duration;
}

/** @throws when IAM would refuse the name of a role */
export function checkRoleName(name?: string): string | undefined {
  return name === undefined || Token.isUnresolved(name) ? name : checks.checkRoleName(name);
}
