import { scalar, textOf } from './nodes';
import { Attributes, holeOf, Target } from './target';
import { Node } from '../document/node';
import { literalOf } from '../document/text';

/**
 * What references to resources of Google and Azure come out as, wherever they stand in `Parts.resources`.
 *
 * - An attribute that is written in the referenced resource: what is written there (`google_storage_bucket.x.name` -> `acme-images`).
 * - `google_service_account.x.email`: `<account_id>@<project>.iam.gserviceaccount.com` when both are literal (the project: of the
 *   resource, or of the `provider` block), else the NameHole `<file>#google_service_account.x.email`.
 *   `.member`: `serviceAccount:` and the email. `.name` and `.id`: `projects/<project>/serviceAccounts/<email>`, or `projects/-/...`
 *   when the email is not literal.
 * - `google_storage_bucket.x.name` and `.id`: the name, or the NameHole `<file>#google_storage_bucket.x.name`. `.url`, `.self_link`:
 *   around it.
 * - `google_project_iam_custom_role.x.name` and `.id`: `projects/<project>/roles/<role_id>`, or the NameHole `<file>#...x.name`.
 *   `google_organization_iam_custom_role`: `organizations/<org_id>/roles/<role_id>` likewise.
 * - Everything else, such as `azurerm_storage_account.x.id` and `.primary_access_key`: the NameHole `<file>#<address>.<attribute>`.
 *
 * A resource of Google that writes no `project` has that of its file's `provider` block as its property, when it is literal.
 */
export const CLOUD_ATTRIBUTES: Readonly<Record<string, Attributes>> = {
  'google_service_account': { email, member, name: accountName, id: accountName },
  'data.google_service_account': { email, member, name: accountName, id: accountName },
  'google_storage_bucket': bucketAttributes(),
  'data.google_storage_bucket': bucketAttributes(),
  'google_project_iam_custom_role': { name: customRole('projects', 'project'), id: customRole('projects', 'project') },
  'google_organization_iam_custom_role': { name: customRole('organizations', 'org_id'), id: customRole('organizations', 'org_id') },
};

function literal(target: Target, property: string): string | undefined {
  const text = textOf(target.property(property));
  return text && literalOf(text);
}

function email(target: Target): Node {
  const written = target.property('email');
  if (written) return written;
  const [account, project] = [literal(target, 'account_id'), literal(target, 'project')];
  if (account?.includes('@')) return scalar([account], target.at);
  return scalar([account && project ? `${account}@${project}.iam.gserviceaccount.com` : holeOf(target, 'email')], target.at);
}

function member(target: Target): Node {
  return prefixed('serviceAccount:', email(target), target);
}

function accountName(target: Target): Node {
  return prefixed(`projects/${literal(target, 'project') ?? '-'}/serviceAccounts/`, email(target), target);
}

function bucketAttributes(): Attributes {
  const name = (target: Target): Node => target.property('name') ?? scalar([holeOf(target, 'name')], target.at);
  return {
    name,
    id: name,
    url: (target) => prefixed('gs://', name(target), target),
    self_link: (target) => prefixed('https://www.googleapis.com/storage/v1/b/', name(target), target),
  };
}

function customRole(parents: string, parent: string) {
  return (target: Target): Node => {
    const [owner, role] = [literal(target, parent), literal(target, 'role_id')];
    return scalar([owner && role ? `${parents}/${owner}/roles/${role}` : holeOf(target, 'name')], target.at);
  };
}

function prefixed(prefix: string, node: Node, target: Target): Node {
  const text = textOf(node) ?? [];
  const [first, ...rest] = text;
  return scalar(typeof first === 'string' ? [prefix + first, ...rest] : [prefix, ...text], target.at);
}
