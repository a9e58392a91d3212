import { CfnParameter, Reference, Token, Tokenization } from 'aws-cdk-lib';

/** What CloudFormation must check of a parameter, since nothing can at synth. */
export interface ParameterCheck {
  /** A regular expression, anchored. */
  readonly pattern: string;
  /** What the pattern asks for, in words: CloudFormation shows it when a value does not fit. */
  readonly words: string;
}

/**
 * The CfnParameter whose whole value a string is, if it is one and can be checked: of one that names an SSM parameter,
 * CloudFormation checks the name, not the value.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
 */
export function parameterOf(value: string): CfnParameter | undefined {
  if (!Token.isUnresolved(value)) return undefined;
  const fragments = Tokenization.reverseString(value);
  const first = fragments.firstToken;
  if (fragments.length !== 1 || !Reference.isReference(first)) return undefined;
  return first.target instanceof CfnParameter && first.target.type === 'String' ? first.target : undefined;
}

/** The parts of a string that are known at synth: what stands around its tokens. */
export function literalPartsOf(value: string): string {
  return Tokenization.reverseString(value).mapTokens({ mapToken: () => '' }).join({ join: (left = '', right = '') => `${left}${right}` }) ?? '';
}

/** The values of a parameter that are known at synth: its default and its allowed values. */
export function literalsOf(parameter: CfnParameter): string[] {
  return [...(parameter.allowedValues ?? []), parameter.default].filter((value) => value !== undefined).map(String);
}

/**
 * Has CloudFormation check a parameter at deploy time: it gets our pattern, unless it limits its values already, as far as
 * that can be judged here: to a list of values that fit, or by our very pattern. At synth the parameter is judged once more,
 * since it may have been changed.
 *
 * @returns whether the parameter is sure to hold only values that fit
 * @throws when a default or an allowed value does not fit
 */
export function constrain(parameter: CfnParameter, check: ParameterCheck): boolean {
  if (parameter.allowedPattern === undefined && !parameter.allowedValues?.length) {
    parameter.allowedPattern = check.pattern;
    parameter.constraintDescription ??= `must be ${check.words}`;
  }
  const before = problem(parameter, check);
  if (before?.misfit !== undefined) throw new Error(before.message);
  if (before) return false;
  parameter.node.addValidation({ validate: () => [problem(parameter, check)?.message ?? []].flat() });
  return true;
}

/** What speaks against a parameter holding only values that fit. */
function problem(parameter: CfnParameter, check: ParameterCheck): { readonly message: string; readonly misfit?: string } | undefined {
  const must = `parameter '${parameter.node.path}' must be ${check.words}`;
  const misfit = literalsOf(parameter).find((value) => !new RegExp(check.pattern).test(value));
  if (misfit !== undefined) return { message: `${must}, and its default or allowed value is not, got: '${misfit}'`, misfit };
  if (parameter.allowedValues?.length || parameter.allowedPattern === check.pattern) return undefined;
  return { message: `${must}, and its own \`allowedPattern\` cannot be judged, got: '${parameter.allowedPattern}'; remove it, and ours is set` };
}
