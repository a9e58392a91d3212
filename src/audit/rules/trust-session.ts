import { HastyContract } from '../../contract';
import { awsAccess } from '../access/aws-access';
import { literalOf, show } from '../document/text';
import { Rule, RuleFinding } from '../rule';
import { TUTORIAL } from './contract';

const DEFAULT_SECONDS = '3600';

export const trustSession: Rule = {
  id: 'trust-session',
  severity: 'error',
  reason: 'Hasty asks for sessions of six hours, and STS refuses them where the role allows less.',
  fix: `set MaxSessionDuration to ${HastyContract.SESSION_SECONDS} (seconds), or to at most 43200`,
  contract: TUTORIAL,
  check: (analysis) => awsAccess(analysis).roles.flatMap(({ role, trust }) => !trust ? [] : role.maxSessionDuration.flatMap(({ seconds, at }): RuleFinding[] => {
    const about = { at, construct: role.construct };
    const literal = seconds ? literalOf(seconds) : DEFAULT_SECONDS;
    if (literal === undefined) return [{ ...about, status: 'cannot tell', message: `the longest session of ${show(role.name)} depends on ${show(seconds!)}` }];
    const value = Number(literal);
    if (value >= HastyContract.SESSION_SECONDS && value <= 43_200) return [];
    return [{ ...about, message: `sessions of ${show(role.name)} last ${literal} s at most${seconds ? '' : ', the default'}; expected ${HastyContract.SESSION_SECONDS} to 43200` }];
  })),
};
