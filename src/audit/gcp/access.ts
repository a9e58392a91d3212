import { corsOrigins, gcpModel, GcpModel, isMade, Mount } from './model';
import { once } from '../once';
import { shown } from './names';
import { gcpUnknowns } from './unknowns';
import { Analysis } from '../analysis';
import { CloudAccess } from '../cloud-access';
import { MountEntry } from '../manifest';

/** What Hasty can do on Google Cloud. */
export const gcpAccess = once((analysis: Analysis): CloudAccess => {
  const model = gcpModel(analysis);
  return {
    subjects: model.identities.map(({ label }) => `service account ${label}`),
    mounts: model.mounts.filter(({ grants }) => grants.length > 0).map((mount) => entryOf(mount, model)),
    unknowns: gcpUnknowns(model),
    touched: model.touched,
  };
});

function entryOf({ identity, bucket, grants, reach, scope }: Mount, { buckets }: GcpModel): MountEntry {
  const permissions = [...new Set(grants.flatMap(({ role }) => role.permissions))].sort();
  const made = buckets.filter(({ name, instance }) => name === bucket && isMade(instance));
  return {
    cloud: 'gcs',
    principal: identity.label,
    identity: identity.label,
    bucket: shown(bucket),
    prefixes: scope.prefixes,
    actions: permissions.filter((permission) => reach.points(permission).length > 0),
    listing: scope.listing,
    ...(scope.until !== undefined && { until: scope.until }),
    ...(made.length > 0 && { corsOrigins: [...new Set(made.flatMap(({ instance }) => corsOrigins(instance)))].sort() }),
    revoke: `gcloud iam service-accounts disable ${identity.label}`,
  };
}
