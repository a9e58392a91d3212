import { HastyContract } from '../../contract';
import { awsAccess } from '../access/aws-access';
import { Excess } from '../access/excess';
import { inclusion } from '../access/principals';
import { directRights, indexPolicies } from '../access/rights';
import { HASTY } from '../access/subject';
import { concat, literalOf, show, Text } from '../document/text';
import { keyOf } from '../document/text-key';
import { Rule, RuleFinding } from '../rule';
import { TUTORIAL } from './contract';
import { actionList, finding } from './describe';

export const rightsDirect: Rule = {
  id: 'rights-direct',
  severity: 'error',
  reason: 'A policy that lets Hasty’s account in by itself knows no ExternalId: every customer of Hasty could use it.',
  fix: 'take the statement or grant away; Hasty comes in by its role alone',
  contract: TUTORIAL,
  check: (analysis) => {
    const access = awsAccess(analysis);
    const { facts } = analysis;
    const mounted = access.roles.flatMap(({ mounts }) => mounts.flatMap(({ text, facts: buckets }) => [concat(['arn:aws:s3:::'], text), ...buckets.flatMap(({ kmsKey }) => kmsKey ? [kmsKey] : [])]));
    const known = new Set(mounted.map(keyOf));
    const touches = (resource: Text) => known.has(keyOf(resource));
    const rights = directRights(indexPolicies(facts));
    return [
      ...access.direct.flatMap((excess): RuleFinding[] => {
        const found = excess.found.find(({ status }) => status === 'fail') ?? excess.found[0];
        const policy = excess.by && facts.resourcePolicies.find(({ statements }) => statements.some(({ at }) => at === excess.by!.statement.at));
        const resource = policy?.resource ?? ['a resource'];
        const about = { at: excess.by?.statement.at ?? { file: facts.files[0], line: 1, column: 1, path: '' }, construct: policy?.construct };
        const who = excess.by?.everyone ? 'everybody' : 'Hasty’s account';
        const one = finding(access, rights, found, 'allowed', { ...about, message: `the policy of ${show(resource)} lets ${who} in without a role: ${actionList(excess)}` });
        const forMany = excess.by?.everyone || (one.status === 'cannot tell' && isForAll(excess));
        return forMany && !touches(resource) ? [{ ...one, severity: 'note', status: 'fail', witness: one.status === 'fail' ? one.witness : undefined }] : [one];
      }),
      ...facts.doors.flatMap(({ what, to, resource, at, construct }): RuleFinding[] => {
        const everyone = literalOf(to) === '*';
        const canonical = /^[0-9a-f]{64}$/.test(literalOf(to) ?? '');
        const hasty = inclusion({ not: false, items: [{ type: canonical ? 'CanonicalUser' : 'AWS', text: to }] }, 'Allow', HASTY);
        const role = access.roles.find((one) => inclusion({ not: false, items: [{ type: 'AWS', text: to }] }, 'Allow', one.rights.subject) === 'named');
        if (!everyone && !role && hasty === 'no') return [];
        const who = everyone ? 'everybody' : role ? `the role ${show(role.role.name)}` : `Hasty’s account ${HastyContract.ACCOUNT_ID}`;
        const severity = (everyone || canonical) && !touches(resource) ? 'note' as const : undefined;
        return [{ message: `${what} opens ${show(resource)} to ${who}`, at, construct, ...(severity && { severity }), ...(hasty === 'unknown' && { status: 'cannot tell' as const }) }];
      }),
    ];
  },
};

/** A policy for everybody that conditions make one for an organisation, or for an account by its canonical id: hardly Hasty's, but nobody here knows. */
function isForAll({ by }: Excess): boolean {
  return by?.statement.principals?.items.some(({ type, text }) => type === 'CanonicalUser' || literalOf(text) === '*') ?? false;
}
