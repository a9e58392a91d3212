import { Resource } from '../../document/node';
import { Place } from '../../document/place';
import { concat, literalOf, Text } from '../../document/text';
import { Door } from '../../facts';
import { Alternative, entry, items, textOf, unknownHole } from '../nodes';
import { attribute, property } from './properties';
import { arnOf } from './resource-policies';

/** Groups of S3's ACLs that are everybody, or everybody with an account at AWS. */
const EVERYBODY = /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/;

/** Ways to give rights that are no policies. */
export function doorsOf(resources: readonly Resource[]): Door[] {
  return resources.flatMap((resource) => {
    const door = (what: string, to: Text, opened: Text, place: Pick<Door, 'when' | 'at'> = resource): Door =>
      ({ what, to, resource: opened, when: place.when, construct: resource.constructPath, at: place.at });
    const bucket = arnOf('bucket', attribute(resource, 'bucket'), resources);
    const acl = (to: Text, place: Pick<Door, 'when' | 'at'>): Door => door('the ACL of the bucket', to, bucket, place);
    switch (resource.type) {
      case 'aws_s3_bucket': return aclDoors(resource, property(resource, 'grant'), acl);
      case 'aws_s3_bucket_acl': return aclDoors(resource, entry(property(resource, 'access_control_policy'), 'grant'), acl);
      case 'aws_s3_object': case 'aws_s3_object_copy': case 'aws_s3_bucket_object':
        return aclDoors(resource, property(resource, 'grant'), (to, place) => door('the ACL of an object', to, bucket, place));
      case 'aws_kms_grant': {
        const key = arnOf('key', attribute(resource, 'key_id'), resources);
        return [door('a grant on the key', attribute(resource, 'grantee_principal'), key)];
      }
      case 'aws_s3control_access_grant': {
        const to = textOf(entry(property(resource, 'grantee'), 'grantee_identifier')) ?? [unknownHole('the grantee of an access grant')];
        return [door('an access grant', to, grantedBy(resource, resources))];
      }
      case 'aws_s3_bucket_replication_configuration': return items(property(resource, 'rule'), resource.when).flatMap(({ when, value }) => {
        const account = textOf(entry(entry(value, 'destination'), 'account'));
        return account && account.length > 0 ? [door('the replication of the bucket', account, bucket, { when, at: value.at })] : [];
      });
      default: return [];
    }
  });
}

function aclDoors(resource: Resource, grants: Parameters<typeof items>[0], door: (to: Text, place: Pick<Door, 'when' | 'at'>) => Door): Door[] {
  const canned = items(property(resource, 'acl'), resource.when).flatMap(({ when, value }) => {
    const name = textOf(value) ?? [];
    const literal = literalOf(name);
    if (literal === undefined) return [door(name, { when, at: value.at })];
    return /^(?:public-|authenticated-)/.test(literal) ? [door(['*'], { when, at: value.at })] : [];
  });
  return [...canned, ...items(grants, resource.when).flatMap((grant) => grantee(grant).map((to) => door(to, placeOf(grant))))];
}

/** Who an ACL names; the deployer's own account, as Terraform knows it, is nobody else. */
function grantee({ value }: Alternative<Parameters<typeof textOf>[0]>): Text[] {
  const block = entry(value, 'grantee') ?? value;
  const group = textOf(entry(block, 'uri'));
  if (group && group.length > 0) return EVERYBODY.test(literalOf(group) ?? '/groups/global/AllUsers') ? [['*']] : [];
  const id = textOf(entry(block, 'id'));
  return id && id.length > 0 && !id.some((part) => typeof part !== 'string' && part.kind === 'name') ? [id] : [];
}

function placeOf({ when, value }: Alternative<{ readonly at: Place }>): Pick<Door, 'when' | 'at'> {
  return { when, at: value.at };
}

/** What an access grant opens: the scope of its location, `s3://bucket/prefix*`, and below it its own. */
function grantedBy(grant: Resource, resources: readonly Resource[]): Text {
  const [location] = attribute(grant, 'access_grants_location_id');
  const of = resources.find(({ id }) => typeof location === 'object' && location.kind === 'name' && location.id.startsWith(`${id}.`));
  const scope = of && attribute(of, 'location_scope');
  const below = textOf(entry(property(grant, 'access_grants_location_configuration'), 's3_sub_prefix')) ?? [];
  if (!scope || typeof scope[0] !== 'string' || !scope[0].startsWith('s3://')) return [unknownHole('the location of an access grant')];
  const [first, ...rest] = concat(scope, below);
  return concat([`arn:aws:s3:::${String(first).slice('s3://'.length)}`], rest);
}
