import { ExternalId, HastyContract } from '../../contract';
import { awsAccess, HastyRole } from '../access/aws-access';
import { Court } from '../access/judge';
import { HASTY } from '../access/subject';
import { takesBoth, trustRights } from '../access/trust';
import { literalOf, show, Text } from '../document/text';
import { Rule, RuleFinding } from '../rule';
import { TUTORIAL } from './contract';
import { finding, placeOf } from './describe';

export const trustExternalId: Rule = {
  id: 'trust-external-id',
  severity: 'error',
  reason: 'Without the ExternalId of your workspace, every customer of Hasty could have Hasty read your bucket.',
  fix: 'demand it by one StringEquals on sts:ExternalId, with the one id that the bucket page of your Hasty workspace shows',
  contract: TUTORIAL,
  check: (analysis) => {
    const access = awsAccess(analysis);
    return access.roles.flatMap((hasty): RuleFinding[] => {
      const { role, trust } = hasty;
      if (!trust) return [];
      const open = trust.withoutExternalId;
      if (open) {
        const named = trust.externalIds.length > 0 ? `an ExternalId other than ${trust.externalIds.map(show).join(', ')}, or none` : 'any ExternalId, or none';
        return [finding(access, trustRights(role, HASTY), open, 'allowed', {
          message: `Hasty can assume ${show(role.name)} with ${named}`, at: placeOf(open, role), construct: role.construct,
        })];
      }
      return [...severalIds(access.court, hasty), ...trust.externalIds.flatMap((id) => badId(id, hasty))];
    });
  },
};

function severalIds(court: Court, { role, trust }: HastyRole): RuleFinding[] {
  const ids = trust!.externalIds.filter((id) => trust!.externalIds.some((other) => other !== id && takesBoth(court, role, id, other)));
  if (ids.length < 2) return [];
  return [{ message: `${show(role.name)} takes ${ids.length} ExternalIds, ${ids.map(show).join(' and ')}: two workspaces share a role`, at: placeOf(trust!.hasty, role), construct: role.construct }];
}

function badId(id: Text, { role, trust }: HastyRole): RuleFinding[] {
  const about = { at: placeOf(trust!.hasty, role), construct: role.construct };
  const literal = literalOf(id);
  if (id.some((part) => typeof part !== 'string' && part.kind === 'parameter' && part.default === HastyContract.TUTORIAL_EXTERNAL_ID)) {
    return [{ ...about, severity: 'warning', message: `the ExternalId ${show(id)} is the sample of Hasty's tutorial unless somebody gives another` }];
  }
  if (literal === undefined) return id.some((part) => typeof part !== 'string' && part.kind === 'name') ? [{ ...about, severity: 'warning', message: `the ExternalId is demanded, but its value is not known here: ${show(id)}` }] : [];
  if (literal === HastyContract.TUTORIAL_EXTERNAL_ID) return [{ ...about, message: `the ExternalId ${literal} is the sample of Hasty's tutorial, which belongs to no workspace of yours` }];
  if (/^(0+-?)+$|^f{8}-|x{4,}|your|example|change|placeholder|todo|<.*>/i.test(literal)) return [{ ...about, message: `the ExternalId ${literal} is a placeholder` }];
  try {
    ExternalId.of(literal);
    return [];
  } catch (error) {
    return [{ ...about, message: (error as Error).message }];
  }
}
