import { awsAccess, HastyRole } from '../access/aws-access';
import { Excess } from '../access/excess';
import { Analysis } from '../analysis';
import { show } from '../document/text';
import { RuleFinding } from '../rule';
import { actionList, finding, placeOf } from './describe';

/** What roles may do beyond the contract, of one kind. */
export function excesses(analysis: Analysis, which: (excess: Excess) => boolean, does: string): RuleFinding[] {
  const access = awsAccess(analysis);
  return access.roles.flatMap(({ role, rights, excess }: HastyRole) => split(excess).filter(({ by }) => !by?.everyone).filter(which).map((one) => {
    const found = one.found.find(({ status }) => status === 'fail') ?? one.found[0];
    return finding(access, rights, found, 'allowed', { message: `${show(role.name)} ${does}: ${actionList(one)}`, at: placeOf(found, role), construct: role.construct });
  }));
}

/** A statement may allow both kinds: each is told on its own. */
function split(all: readonly Excess[]): Excess[] {
  return all.flatMap(({ by, found }) => {
    const [more, rest] = [found.filter((one) => ESCALATION.test(one.action)), found.filter((one) => !ESCALATION.test(one.action))];
    return [more, rest].filter((list) => list.length > 0).map((list) => ({ by, found: list }));
  });
}

const ESCALATION = /^(iam|sts|kms):/i;

/** Whether it is about roles, policies or keys. */
export function isEscalation({ found }: Excess): boolean {
  return ESCALATION.test(found[0].action);
}
