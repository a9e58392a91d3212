import { TUTORIAL } from './contract';
import { Analysis } from '../analysis';
import { uncovered } from '../cloud-guard';
import { GcsRequest, holds } from '../gcp/condition';
import { objectsOf } from '../gcp/grant';
import { agreedOf, gcpModel, Mount } from '../gcp/model';
import { shown } from '../gcp/names';
import { GET, LIST, LOCATE } from '../gcp/roles';
import { refused } from '../gcp/witness';
import { Rule, RuleFinding } from '../rule';

/** Whether Hasty can do what it needs. */
export const gcpNeed: Rule = {
  id: 'gcp-need',
  severity: 'error',
  reason: 'An import fails unless Hasty may list the objects of the folders and read them.',
  fix: 'grant storage.objects.get in the folders and storage.objects.list, with an end date that lies ahead or without one',
  contract: TUTORIAL,
  check: (analysis) => gcpModel(analysis).mounts.flatMap((mount) =>
    [...unread(analysis, mount), ...unlisted(analysis, mount), ...unlocated(analysis, mount)]),
};

/** The folders that Hasty needs: those that were agreed, else those that it has at any time. */
function foldersOf(analysis: Analysis, mount: Mount): readonly string[] {
  const agreed = agreedOf(analysis, mount) ?? [];
  return agreed.length > 0 ? agreed.flatMap(({ prefixes }) => prefixes) : mount.scope.prefixes;
}

function unread(analysis: Analysis, mount: Mount): RuleFinding[] {
  const folders = foldersOf(analysis, mount);
  const wanted = folders.length > 0 ? folders.map((folder) => /[^/]$/.test(folder) && mount.scope.prefixes.includes(folder) ? folder : `${folder}a.png`) : ['a.png'];
  const name = (object: string) => objectsOf(mount.bucket) + object;
  return firstRefused(analysis, mount, GET, wanted.map((object): GcsRequest => ({ type: 'Object', name: name(object), time: analysis.now.getTime() })));
}

function unlisted(analysis: Analysis, mount: Mount): RuleFinding[] {
  const folders = foldersOf(analysis, mount);
  const name = objectsOf(mount.bucket).slice(0, -'/objects/'.length);
  const requests = (folders.length > 0 ? folders : ['']).map((listPrefix): GcsRequest => ({ type: 'Bucket', name, listPrefix, time: analysis.now.getTime() }));
  return firstRefused(analysis, mount, LIST, requests);
}

function unlocated(analysis: Analysis, mount: Mount): RuleFinding[] {
  const request: GcsRequest = { type: 'Bucket', name: objectsOf(mount.bucket).slice(0, -'/objects/'.length), time: analysis.now.getTime() };
  return firstRefused(analysis, mount, LOCATE, [request]).map((finding) => ({
    ...finding,
    severity: 'note',
    message: `${finding.message}; Hasty's client may ask for it, which is not documented`,
    fix: 'add a custom role with storage.buckets.get if the import fails',
  }));
}

function firstRefused(analysis: Analysis, mount: Mount, permission: string, requests: readonly GcsRequest[]): RuleFinding[] {
  const { grants, identity, bucket } = mount;
  const { buckets, instances, mounted } = gcpModel(analysis);
  const given = buckets.find(({ name }) => name === bucket)?.instance.when ?? [];
  for (const request of requests) {
    const able = grants.map((grant) => {
      const otherwise = grant.role.unknown === undefined ? false : undefined;
      return { grant, holds: grant.role.permissions.includes(permission) ? holds(grant.condition, request) : otherwise };
    });
    const missing = uncovered(given, able.filter((answer) => answer.holds === true).map(({ grant }) => grant.when), analysis.facts.choices);
    if (missing === undefined) continue;
    const open = missing.some(({ atom }) => analysis.facts.choices.get(atom)?.kind === 'free'); // a count, which is not for the deployer to guess
    const status = open || grants.length === 0 || able.some((answer) => answer.holds === undefined) ? 'cannot tell' : 'fail';
    const at = grants[0]?.at ?? buckets.find(({ name }) => name === bucket)?.instance.at ?? instances[0]?.at;
    if (at === undefined || !mounted.has(bucket)) return [];
    const why = grants.length === 0 ? `no grant to ${identity.label} on ${shown(bucket)} is in these documents` : `${identity.label} may not use ${permission} on ${shown(request.name)}`;
    return [{ status, message: why, at, construct: grants[0]?.construct, witness: refused(analysis, identity, permission, request, missing) }];
  }
  return [];
}
