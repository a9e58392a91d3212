import { TUTORIAL } from './contract';
import { Analysis } from '../analysis';
import { objectsOf } from '../gcp/grant';
import { agreedOf, gcpModel, Mount } from '../gcp/model';
import { shown } from '../gcp/names';
import { GET, LIST } from '../gcp/roles';
import { allowed, elsewhere } from '../gcp/witness';
import { Rule, RuleFinding } from '../rule';

/** Where Hasty's rights hold: folders of one bucket, those that were agreed. */
export const gcpScope: Rule = {
  id: 'gcp-scope',
  severity: 'error',
  reason: 'Rights on a project, or on names that begin alike, reach objects that nobody meant to share.',
  fix: 'grant on the bucket itself, under a condition that compares resource.name with folders that end in a slash',
  contract: TUTORIAL,
  check: (analysis) => [
    ...wide(analysis),
    ...gcpModel(analysis).mounts.flatMap((mount) => [...loose(analysis, mount), ...whole(analysis, mount), ...beyondAgreed(analysis, mount)]),
  ],
};

function wide(analysis: Analysis): RuleFinding[] {
  return gcpModel(analysis).own.flatMap((grant) => grant.on.kind !== 'elsewhere' || !grant.on.wide ? [] : [{
    message: `${grant.to.label} has ${grant.role.name} on the whole ${grant.on.what} ${grant.on.name}, with all its buckets`,
    at: grant.at,
    construct: grant.construct,
    witness: elsewhere(analysis, grant),
  }]);
}

function loose(analysis: Analysis, { scope, bucket }: Mount): RuleFinding[] {
  const grants = new Map(scope.loose.map((point) => [point.grant, point]));
  return [...grants.values()].map((point) => ({
    message: `objects of ${shown(bucket)} can be read by the beginning of a name that ends without a slash, so folders that begin alike are open too`,
    at: point.grant.at,
    construct: point.grant.construct,
    witness: allowed(analysis, GET, point),
  }));
}

function whole(analysis: Analysis, mount: Mount): RuleFinding[] {
  const { scope, reach, bucket } = mount;
  if (!scope.prefixes.includes('') || agreedOf(analysis, mount)?.some(({ prefixes }) => prefixes.includes(''))) return [];
  const point = reach.points(GET).find(({ sure }) => sure)!;
  const { at, construct } = point.grant;
  return [{ severity: 'warning', message: `the whole bucket ${shown(bucket)} can be read`, fix: 'name the folders that Hasty needs in a condition, or accept it', at, construct }];
}

function beyondAgreed(analysis: Analysis, mount: Mount): RuleFinding[] {
  const { bucket, reach, scope, grants } = mount;
  const agreed = agreedOf(analysis, mount);
  if (!agreed || grants.length === 0) return [];
  const folders = agreed.flatMap(({ prefixes }) => prefixes);
  const read = reach.points(GET).find(({ request, sure }) => sure && !folders.some((folder) => request.name.startsWith(objectsOf(bucket) + folder)));
  const listable = agreed.some(({ listing }) => listing === 'BUCKET') ? [''] : agreed.some(({ listing }) => listing === 'PREFIX') ? folders : [];
  const listed = reach.points(LIST).find(({ request, sure }) => sure && !listable.some((folder) => (request.listPrefix ?? '').startsWith(folder)));
  const widened = scope.prefixes.filter((prefix) => !folders.some((folder) => prefix.startsWith(folder))).map((prefix) => `+ ${prefix === '' ? 'the whole bucket' : shown(prefix)}`);
  return [
    ...(read ? [{ message: `${shown(bucket)} opens wider than agreed: ${widened.join(', ')}`, at: read.grant.at, witness: allowed(analysis, GET, read) }] : []),
    ...(listed ? [{ message: `names of ${shown(bucket)} can be listed beyond what was agreed`, at: listed.grant.at, witness: allowed(analysis, LIST, listed) }] : []),
    ...endsLater(agreed.map(({ until }) => until), scope.until, reach.points(GET)[0]?.grant.at ?? grants[0].at, bucket),
  ];
}

function endsLater(agreed: readonly (string | undefined)[], until: string | undefined, at: RuleFinding['at'], bucket: string): RuleFinding[] {
  const last = agreed.length > 0 && agreed.every((date) => date !== undefined) ? [...agreed].sort().at(-1)! : undefined;
  const later = last !== undefined && (until === undefined || Date.parse(until) > Date.parse(last));
  return later ? [{ message: `access to ${shown(bucket)} was agreed until ${last} and ${until === undefined ? 'does not end by itself' : `ends ${until}`}`, at }] : [];
}
