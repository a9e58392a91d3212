/**
 * A plan names what an unknown value refers to, but does not show the expression around it. These arguments are references and
 * nothing else, whenever they refer to just one of these attributes; everywhere else, the value stays unknown.
 */
const PURE: ReadonlyMap<string, readonly string[]> = new Map(Object.entries({
  access_point_arn: ['arn'],
  arn: ['arn'],
  assume_role_policy: ['json', 'minified_json'],
  bucket: ['id', 'bucket', 'name'],
  function_name: ['function_name', 'arn', 'id'],
  key_id: ['id', 'key_id', 'arn'],
  kms_master_key_id: ['id', 'key_id', 'arn'],
  member: ['member'],
  permissions_boundary: ['arn'],
  policy: ['json', 'minified_json'],
  policy_arn: ['arn', 'id'],
  policy_data: ['policy_data'],
  queue_url: ['id', 'url'],
  role: ['id', 'name', 'arn'],
  roles: ['id', 'name'],
  scope: ['id', 'resource_manager_id'],
  secret_arn: ['arn', 'id'],
  service_account_id: ['id', 'name', 'email'],
  source_policy_documents: ['json', 'minified_json'],
  storage_account_id: ['id'],
  storage_account_name: ['name'],
  storage_container_name: ['name'],
  user: ['id', 'name'],
  users: ['id', 'name'],
}));

/** A reference of an argument to an attribute of a block of the same module. */
interface PlanReference {
  /** `aws_iam_role.images`, without or with an index. */
  readonly of: string;
  readonly attribute: string;
}

/** Of `["aws_s3_bucket.x.id", "aws_s3_bucket.x"]` the first: the others are said for its sake. */
export function leaves(references: readonly string[]): readonly string[] {
  return references.filter((one) => !references.some((other) => other !== one && (other.startsWith(`${one}.`) || other.startsWith(`${one}[`))));
}

/** What an argument refers to, when that is all that it is. */
export function pureReference(argument: string, references: readonly string[]): PlanReference | undefined {
  const [leaf, ...more] = leaves(references);
  const found = leaf === undefined || more.length > 0 ? undefined : /^((?:data\.)?\w+\.[\w-]+(?:\[.*\])?)\.(\w+)$/.exec(leaf);
  if (!found || /^(?:var|local|module|each|count|path|terraform|self)\./.test(found[1])) return undefined;
  return PURE.get(argument)?.includes(found[2]) ? { of: found[1], attribute: found[2] } : undefined;
}
