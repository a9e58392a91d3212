import { HastyContract } from '../../contract';
import { awsAccess } from '../access/aws-access';
import { literalOf, show } from '../document/text';
import { Role } from '../facts';
import { Rule, RuleFinding } from '../rule';
import { TUTORIAL } from './contract';

const DEFAULT_SECONDS = '3600';

export const trustSession: Rule = {
  id: 'trust-session',
  severity: 'error',
  reason: 'Hasty asks for sessions of six hours, and STS refuses them where the role allows less.',
  fix: `set MaxSessionDuration to ${HastyContract.SESSION_SECONDS} (seconds), or to at most 43200`,
  contract: TUTORIAL,
  check: (analysis) => awsAccess(analysis).roles.filter(({ trust, unsure }) => trust && !unsure).flatMap(({ role }) => sessionsOf(role)),
};

function sessionsOf({ name, construct, maxSessionDuration }: Role): RuleFinding[] {
  return maxSessionDuration.flatMap(({ seconds, at }): RuleFinding[] => {
    const literal = seconds ? literalOf(seconds) : DEFAULT_SECONDS;
    if (literal === undefined) return [{ at, construct, status: 'cannot tell', message: `the longest session of ${show(name)} depends on ${show(seconds!)}` }];
    const value = Number(literal);
    if (value >= HastyContract.SESSION_SECONDS && value <= 43_200) return [];
    const byDefault = seconds ? '' : ', the default';
    return [{ at, construct, message: `sessions of ${show(name)} last ${literal} s at most${byDefault}; expected ${HastyContract.SESSION_SECONDS} to 43200` }];
  });
}
