import { TUTORIAL } from './contract';
import { finding, placeOf } from './describe';
import { refusedBy } from './refused-by';
import { awsAccess, Mount } from '../access/aws-access';
import { allowed } from '../access/judge';
import { unmetTrust } from '../access/needs';
import { inclusion } from '../access/principals';
import { HASTY } from '../access/subject';
import { trustRights, withExternalId } from '../access/trust';
import { Analysis } from '../analysis';
import { literalOf, show } from '../document/text';
import { Bucket } from '../facts';
import { Rule, RuleFinding } from '../rule';

export const needAccess: Rule = {
  id: 'need-access',
  severity: 'error',
  reason: 'What Hasty needs and is refused shows up as images that do not load.',
  fix: 'allow what is refused, and let no deny take it back; `hasty-buckets policy` prints what Hasty needs',
  contract: TUTORIAL,
  check: (analysis) => {
    const access = awsAccess(analysis);
    const roles = access.roles.filter(({ through, unsure }) => !through && !unsure);
    return [...shutOut(analysis), ...roles.flatMap(({ role, trust, rights, mounts, scope }): RuleFinding[] => [
      ...(trust?.externalIds ?? []).flatMap((id) => {
        const refusal = unmetTrust(access.court, trustRights(role, HASTY), withExternalId(access.court, id), lastEnd(mounts));
        return refusal ? [finding(access, trustRights(role, HASTY), refusal, 'refused', {
          message: `Hasty cannot assume ${show(role.name)} with the ExternalId ${show(id)} at all times, or by all of its principals`, at: placeOf(refusal, role), construct: role.construct,
        })] : [];
      }),
      ...mounts.flatMap(({ name, unmet }) => unmet.map(({ folder, found }) => finding(access, rights, found, 'refused', {
        message: `${found.action} is refused for ${name}/${access.court.letters.show(folder.folder)}${refusedBy(found)}`, at: found.owner?.at ?? placeOf(found, role), construct: role.construct,
      }))),
      ...mounts.flatMap(({ facts }) => facts.flatMap(foreignObjects)),
      ...mounts.length === 0 && trust && !scope.beyond ? [{ message: `Hasty can assume ${show(role.name)}, which reads no folder of any bucket in these documents`, at: role.at, construct: role.construct }] : [],
    ])];
  },
};

/** Roles whose trust policy names Hasty's account, and that it cannot assume all the same. */
function shutOut(analysis: Analysis): RuleFinding[] {
  const { court, roles } = awsAccess(analysis);
  const known = new Set(roles.filter(({ trust }) => trust).map(({ role }) => role));
  return analysis.facts.roles.filter((role) => !known.has(role)).flatMap((role): RuleFinding[] => {
    const named = role.trust.find(({ effect, principals }) => effect === 'Allow' && principals && !principals.not && inclusion(principals, 'Allow', HASTY) === 'named');
    if (!named) return [];
    const about = { at: named.at, construct: role.construct };
    const ended = allowed({ ...court, now: new Date(0) }, trustRights(role, HASTY), 'sts:AssumeRole');
    return ended
      ? [{ ...about, severity: 'warning', message: `the time in which Hasty could assume ${show(role.name)} is over` }]
      : [{ ...about, message: `${show(role.name)} trusts Hasty's account, which can never assume it: no request meets the conditions` }];
  });
}

/**
 * Neither the bucket's owner nor its policy says who reads an object of somebody else.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
 */
function foreignObjects({ name, ownership, construct, at }: Bucket): RuleFinding[] {
  const setting = ownership && literalOf(ownership);
  if (setting === undefined || setting === 'BucketOwnerEnforced') return [];
  return [{ severity: 'warning', message: `${show(name)}: with ${setting}, objects that other accounts write may stay theirs, and then Hasty cannot read them`, at, construct }];
}

/** When the last of the mounts ends, if all do. */
function lastEnd(mounts: readonly Mount[]): string | undefined {
  const ends = mounts.map(({ end }) => end);
  return ends.includes(undefined) ? undefined : ends.sort().at(-1);
}
