import { TUTORIAL } from './contract';
import { blocksAt, literalAt } from '../cloud-resource';
import { gcpModel } from '../gcp/model';
import { shown } from '../gcp/names';
import { Rule } from '../rule';

/** Versioning, under which deleted objects can still be read. */
export const gcpOldGenerations: Rule = {
  id: 'gcp-old-generations',
  severity: 'note',
  reason: 'With versioning, storage.objects.get reads overwritten and deleted objects by their generation.',
  fix: 'turn versioning off, or delete old generations by a lifecycle rule, if Hasty must not see what was there before',
  contract: TUTORIAL,
  check: (analysis) => gcpModel(analysis).buckets.flatMap(({ name, instance }) =>
    blocksAt(instance.properties, 'versioning').some((block) => literalAt(block, 'enabled') === 'true')
      ? [{ message: `old generations of objects in ${shown(name)} can be read`, at: instance.at, construct: instance.construct }]
      : []),
};
