import { IConstruct } from 'constructs';
import { RoleOptions } from './role-options';
import { HastyContract } from '../contract';
import { checkRoleName, checkSessionSeconds, externalIdDoubts } from '../contract/checks';
import { matchedAtPlan } from '../terraform/inputs';
import { checkBeside, checkLiteral, isToken, LiteralRule } from '../terraform/literal';
import { warn } from '../terraform/warning';

/** As ExternalId.PATTERN, but for the upper limit, which Terraform's expressions cannot count to; and without `\w`, which needs an escape. */
const EXTERNAL_ID = '^[A-Za-z0-9_+=,.@:/-]{2,}$';

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
const PATH: LiteralRule = { pattern: /^\/(?!.*[$%]\{)(?:[!-~]{1,510}\/)?$/, words: '/, or up to 512 characters that begin and end with /' };
const BOUNDARY: LiteralRule = { pattern: /^arn:aws:iam::(?:\d{12}|aws):policy\/[\w+=,.@/-]+$/, words: 'the ARN of a policy, such as arn:aws:iam::111122223333:policy/Boundary' };

/** Checks an ExternalId, literal or token, and returns it as policies must have it. */
export function checkExternalId(scope: IConstruct, value: string): string {
  if (isToken(value)) return matchedAtPlan(EXTERNAL_ID, value);
  externalIdDoubts(value).forEach(({ id, message }) => warn(scope, id, message));
  return value;
}

/** The longest session of the role: what Hasty asks for, unless a longer one is given. */
export function checkSession(seconds?: number): number {
  if (seconds === undefined) return HastyContract.SESSION_SECONDS;
  if (isToken(seconds)) throw new Error('`maxSessionDuration` must be known at synth, got a token; write it, such as 21600');
  return checkSessionSeconds(seconds);
}

/** The name, path and boundary of the role. Terraform would pass any text, and IAM refuse it at apply. */
export function checkRole({ roleName, path, permissionsBoundary }: RoleOptions): { name?: string; path?: string; permissionsBoundary?: string } {
  return {
    name: roleName === undefined ? undefined : isToken(roleName) ? checkBeside(roleName) : checkRoleName(roleName),
    path: path === undefined ? undefined : checkLiteral('path', path, PATH),
    permissionsBoundary: permissionsBoundary === undefined ? undefined : checkLiteral('permissionsBoundary', permissionsBoundary, BOUNDARY),
  };
}
