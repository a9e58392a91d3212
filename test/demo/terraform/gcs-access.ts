import { State } from './state';
import { allowedBy, GcsAsked, OBJECT_VIEWER } from '../../support/gcs-policy';
import { Refused } from '../check';

const JUDGED = ['google_storage_bucket', 'google_storage_bucket_iam_member', 'google_project_iam_custom_role', 'google_service_account', 'google_service_account_key'];

/** Asks Cloud Storage as somebody: `serviceAccount:...`, or `anonymous`. @throws Refused when no grant allows it */
type Ask = (who: string, asked: GcsAsked) => void;

/** Answers by the grants that Terraform has made. */
export function accessBy(state: State): Ask {
  state.assertHasOnly(JUDGED);
  const roles = new Map([['roles/storage.objectViewer', OBJECT_VIEWER], ...state.of('google_project_iam_custom_role').map(({ name, permissions }) => [name, permissions] as const)]);
  const grants = state.of('google_storage_bucket_iam_member').map(({ bucket, role, member, condition: [condition] }) => {
    const permissions = roles.get(role);
    if (!permissions) throw new Error(`the demo does not know what ${role} allows`);
    return { member, grant: { bucket, permissions, expression: condition?.expression } };
  });
  return (who, asked) => {
    const isOf = [who, 'allUsers', ...(who === 'anonymous' ? [] : ['allAuthenticatedUsers'])];
    const mine = grants.filter(({ member }) => isOf.includes(member)).map(({ grant }) => grant);
    if (!allowedBy(mine)(asked)) throw new Refused(`no ${asked.permission}`);
  };
}
