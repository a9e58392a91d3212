import { HastyContract } from '../contract';
import { awsAccess, HastyRole, Mount } from './access/aws-access';
import { Analysis } from './analysis';
import { azureAccess } from './azure/access';
import { literalOf, show } from './document/text';
import { Bucket } from './facts';
import { gcpAccess } from './gcp/access';
import { Manifest, MountEntry } from './manifest';

/** What Hasty can do, on all clouds. */
export function manifestOf(analysis: Analysis): Manifest {
  const mounts = [
    ...awsAccess(analysis).roles.flatMap((role) => role.mounts.map((mount) => entryOf(analysis, role, mount))),
    ...gcpAccess(analysis).mounts,
    ...azureAccess(analysis).mounts,
  ];
  const key = ({ cloud, bucket, identity, externalId = '' }: MountEntry) => [cloud, bucket, identity, externalId].join('\0');
  return { version: 1, mounts: mounts.sort((one, other) => key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0) };
}

function entryOf(analysis: Analysis, { role, trust, through }: HastyRole, mount: Mount): MountEntry {
  const { letters } = awsAccess(analysis).court;
  const sessions = role.maxSessionDuration.map(({ seconds }) => seconds ? Number(literalOf(seconds)) : 3600).filter((value) => !Number.isNaN(value));
  const ids = (trust?.externalIds ?? []).map(show).sort();
  return {
    cloud: 's3',
    principal: through ? show(through.role.arn) : principalOf(trust),
    identity: show(role.arn),
    ...(ids.length > 0 && { externalId: ids.join(' or ') }),
    bucket: mount.name,
    prefixes: mount.folders.map(({ folder }) => letters.show(folder)).sort(),
    actions: mount.actions,
    listing: mount.listing,
    ...(sessions.length > 0 && { sessionSeconds: Math.max(...sessions) }),
    ...(mount.end !== undefined && { until: mount.end }),
    ...originsOf(mount.facts),
    revoke: `delete the role ${show(role.name)}, or attach arn:aws:iam::aws:policy/AWSDenyAll to it`,
  };
}

function principalOf(trust: HastyRole['trust']): string {
  const named = trust?.hasty.by?.statement.principals;
  const own = named?.items.map(({ text }) => show(text)).filter((text) => text.includes(HastyContract.ACCOUNT_ID)) ?? [];
  return named?.not || own.length === 0 || own.some((text) => text === HastyContract.ACCOUNT_ID || text.endsWith(':root')) ? HastyContract.PRINCIPAL_ARN : own.sort().join(', ');
}

function originsOf(buckets: readonly Bucket[]): Pick<MountEntry, 'corsOrigins'> {
  const options = buckets.flatMap(({ cors }) => cors);
  if (!options.some(({ rules }) => rules)) return {};
  const rules = options.flatMap((option) => option.rules ?? []);
  return { corsOrigins: [...new Set(rules.flatMap(({ AllowedOrigins }) => AllowedOrigins.map(show)))].sort() };
}
