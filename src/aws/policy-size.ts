import { Token } from 'aws-cdk-lib';
import { parameterOf } from './parameter';
import * as contract from '../contract/policy-size';
import { S3Mount } from '../contract/s3-access';

/**
 * What is wrong with the size of a role's policy, if anything: IAM would refuse it only at deploy time.
 *
 * @param literalArns what bucket ARNs will be, as far as it is known
 */
export function policySizeErrors(mounts: S3Mount[], fence: boolean, literalArns: Map<string, string>, revokedBefore?: string): string[] {
  const maxLengthOf = (prefix: string) => parameterOf(prefix)?.maxLength;
  return contract.policySizeErrors(mounts, fence, { isToken: Token.isUnresolved, literalArns, maxLengthOf, revokedBefore });
}
