import { CfnParameter, Reference, Token, Tokenization } from 'aws-cdk-lib';

/** What CloudFormation must check of a parameter, since nothing can at synth. */
export interface ParameterCheck {
  /** A regular expression, anchored. */
  readonly pattern: string;
  /** What the pattern asks for, in words: CloudFormation shows it when a value does not fit. */
  readonly words: string;
}

/** The CfnParameter whose whole value a string is, if it is one. */
export function parameterOf(value: string): CfnParameter | undefined {
  if (!Token.isUnresolved(value)) return undefined;
  const fragments = Tokenization.reverseString(value);
  const first = fragments.firstToken;
  if (fragments.length !== 1 || !Reference.isReference(first)) return undefined;
  return first.target instanceof CfnParameter ? first.target : undefined;
}

/** The values of a parameter that are known at synth: its default and its allowed values. */
export function literalsOf(parameter: CfnParameter): string[] {
  return [...(parameter.allowedValues ?? []), parameter.default].filter((value) => value !== undefined).map(String);
}

/**
 * Has CloudFormation check a parameter at deploy time: it gets our pattern, unless it limits its values already, as far as
 * that can be judged here: to a list of values that fit, or by our very pattern.
 *
 * @returns whether the parameter is sure to hold only values that fit
 */
export function constrain(parameter: CfnParameter, check: ParameterCheck): boolean {
  const misfit = literalsOf(parameter).find((value) => !new RegExp(check.pattern).test(value));
  if (misfit !== undefined) {
    throw new Error(`parameter '${parameter.node.path}' must be ${check.words}, and its default or allowed value is not, got: '${misfit}'`);
  }
  if (parameter.allowedPattern === undefined && parameter.allowedValues === undefined) {
    parameter.allowedPattern = check.pattern;
    parameter.constraintDescription ??= `must be ${check.words}`;
  }
  return parameter.allowedValues !== undefined || parameter.allowedPattern === check.pattern;
}
