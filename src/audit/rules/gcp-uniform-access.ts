import { TUTORIAL } from './contract';
import { literalAt, textAt } from '../cloud-resource';
import { unknownIn } from '../document/text';
import { ALWAYS } from '../gcp/condition';
import { gcpModel, isMade } from '../gcp/model';
import { Rule, RuleFinding } from '../rule';

/** Uniform access, without which conditions do not hold. */
export const gcpUniformAccess: Rule = {
  id: 'gcp-uniform-access',
  severity: 'error',
  reason: 'Conditions need uniform bucket-level access; without it, access control lists of single objects open more than the policy says.',
  fix: 'set uniform_bucket_level_access = true',
  contract: TUTORIAL,
  check: (analysis) => {
    const { buckets, mounts } = gcpModel(analysis);
    return buckets.flatMap(({ name, instance }): RuleFinding[] => {
      const setting = textAt(instance.properties, 'uniform_bucket_level_access');
      if (literalAt(instance.properties, 'uniform_bucket_level_access') === 'true') return [];
      const conditional = mounts.some((mount) => mount.bucket === name && mount.grants.some(({ condition }) => condition !== ALWAYS));
      const { at, construct } = instance;
      if (!isMade(instance) || (setting && unknownIn(setting)) || instance.unknown !== undefined) {
        const fix = 'Check it: gcloud storage buckets describe gs://BUCKET --format="value(uniform_bucket_level_access)".';
        return [{ severity: 'note', message: `whether ${name} has uniform access is not in these documents; Google refuses conditions without it`, fix, at, construct }];
      }
      const why = conditional ? 'conditions do not hold on it' : 'access control lists can open single objects';
      return [{ severity: conditional ? 'error' : 'warning', message: `${name} has no uniform access, so ${why}`, at, construct }];
    });
  },
};
