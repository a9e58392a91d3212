import { finding } from './describe';
import { HastyContract } from '../../contract';
import { awsAccess, HastyRole } from '../access/aws-access';
import { lettersOf } from '../access/glob';
import { allowed } from '../access/judge';
import { objectsRegion } from '../access/scope';
import { Analysis } from '../analysis';
import { show } from '../document/text';
import { Manifest } from '../manifest';
import { Change, difference } from '../manifest-diff';
import { manifestOf } from '../manifest-of';
import { Rule, RuleFinding } from '../rule';
import { TUTORIAL } from './contract';

export const accessExpected: Rule = {
  id: 'access-expected',
  severity: 'error',
  reason: 'Access that differs from what was agreed is to be agreed on first.',
  fix: 'change the infrastructure back, or review the change and commit what `hasty-buckets manifest` now prints',
  contract: TUTORIAL,
  check: (analysis) => {
    const { expected } = analysis;
    return expected ? difference(expected, manifestOf(analysis)).map((change) => drift(analysis, expected, change)) : [];
  },
};

function drift(analysis: Analysis, expected: Manifest, change: Change): RuleFinding {
  const access = awsAccess(analysis);
  const hasty = access.roles.find(({ role }) => show(role.arn) === change.identity);
  const about = {
    message: `${change.sentence} (${change.line})`,
    at: hasty?.role.at ?? { file: analysis.facts.files[0] ?? 'input', line: 1, column: 1, path: '' },
    construct: hasty?.role.construct,
  };
  const found = hasty && change.widens ? beyondExpected(analysis, expected, hasty) : undefined;
  return hasty && found ? { ...finding(access, hasty.rights, found, 'allowed', about), message: about.message } : about;
}

/** An object that can be read and that nobody agreed to. */
function beyondExpected(analysis: Analysis, expected: Manifest, { role, rights, mounts }: HastyRole) {
  const agreed = expected.mounts.filter(({ cloud, identity }) => cloud === 's3' && identity === show(role.arn));
  const letters = (name: string) => mounts.find((mount) => mount.name === name)?.bucket ?? lettersOf(name);
  const regions = agreed.flatMap(({ bucket, prefixes }) =>
    prefixes.map((prefix) => objectsRegion({ bucket: letters(bucket), folder: lettersOf(prefix) })));
  return allowed(awsAccess(analysis).court, rights, HastyContract.S3_READ_ACTION, regions);
}
