/** The attributes of a resource, or the settings of a provider. */
type Known = Readonly<Record<string, any>>;
type Form = (resource: Known, provider: Known) => Record<string, string>;

const NUMBER = '100000000001';
const ACCOUNT = '111122223333';

const storageAgent = `service-${NUMBER}@gs-project-accounts.iam.gserviceaccount.com`;
const SUBSCRIPTION = '00000000-0000-0000-0000-000000000000';
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Computed values that something else builds on, in the form that the real provider gives them. All others are `fake:type.attribute`. */
const FORMS: Readonly<Record<string, Form>> = {
  'google_service_account': ({ account_id: account, project }) => {
    const email = `${account}@${project}.iam.gserviceaccount.com`;
    const name = `projects/${project}/serviceAccounts/${email}`;
    return { id: name, name, email, member: `serviceAccount:${email}` };
  },
  'google_service_account_key': ({ service_account_id: account, public_key_data: uploaded }) => ({
    id: `${account}/keys/fake`,
    name: `${account}/keys/fake`,
    private_key: uploaded ? '' : base64(JSON.stringify({ type: 'service_account', private_key: 'fake:private', client_email: account.split('/').pop() })),
  }),
  'google_project_iam_custom_role': ({ role_id: id, project }) => ({ id: `projects/${project}/roles/${id}`, name: `projects/${project}/roles/${id}` }),
  'google_storage_bucket': ({ name }) => ({ id: name, url: `gs://${name}`, self_link: `https://www.googleapis.com/storage/v1/b/${name}` }),
  'data.google_project': (_, provider) => ({ project_id: provider.project, number: NUMBER }),
  'data.google_storage_project_service_account': () => ({ email_address: storageAgent, member: `serviceAccount:${storageAgent}` }),
  'azurerm_storage_account': ({ name, resource_group_name: group }, { subscription_id: subscription }) => ({
    id: `/subscriptions/${subscription ?? SUBSCRIPTION}/resourceGroups/${group}/providers/Microsoft.Storage/storageAccounts/${name}`,
    primary_blob_endpoint: `https://${name}.blob.core.windows.net/`,
    primary_access_key: base64('fake: key 1'),
    secondary_access_key: base64('fake: key 2'),
  }),
  'azurerm_storage_container': ({ storage_account_id: account, name }) => ({ id: `${account}/blobServices/default/containers/${name}` }),
  'aws_s3_bucket': ({ bucket }) => ({ id: bucket, arn: `arn:aws:s3:::${bucket}` }),
  'aws_iam_role': ({ name, path }) => ({ id: name, arn: `arn:aws:iam::${ACCOUNT}:role${path ?? '/'}${name}` }),
  'aws_kms_key': () => ({ arn: `arn:aws:kms:eu-central-1:${ACCOUNT}:key/fake` }),
  'data.aws_caller_identity': () => ({ account_id: ACCOUNT }),
  'data.aws_partition': () => ({ partition: 'aws', dns_suffix: 'amazonaws.com' }),
  'data.aws_region': () => ({ region: 'eu-central-1', name: 'eu-central-1' }),
};

/**
 * What the real provider would compute for a resource or a data source, as far as a form of it is known.
 *
 * @param type `google_storage_bucket`, `data.google_project`
 */
export function formOf(type: string, resource: Known, provider: Known): Readonly<Record<string, string>> {
  return FORMS[type]?.(resource, provider) ?? {};
}
