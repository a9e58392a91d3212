/** The names of computed attributes that may be secrets. */
const SUSPECT = /(^|_)(key|secret|password|token|sas|credentials|connection_string)$/;

const OF_AN_ACCOUNT = {
  primary_access_key: true,
  secondary_access_key: true,
  primary_connection_string: true,
  secondary_connection_string: true,
  primary_blob_connection_string: true,
  secondary_blob_connection_string: true,
};

/** What bindings do not tell: whether the provider marks an attribute as sensitive. By hand, each from the provider's source. */
const DECIDED: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  // https://github.com/hashicorp/terraform-provider-google/blob/v6.50.0/google/services/resourcemanager/resource_google_service_account_key.go
  'google_service_account_key': { private_key: true, public_key: false },
  // https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/storage/storage_account_resource.go
  'azurerm_storage_account': OF_AN_ACCOUNT,
  // https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/storage/storage_account_data_source.go
  'data.azurerm_storage_account': OF_AN_ACCOUNT,
};

/**
 * Whether a provider keeps an attribute's value out of what Terraform prints.
 *
 * @throws when an attribute's name is that of a secret and nobody has looked yet: a secret must not pass for a plain value here
 */
export function isSensitive(type: string, name: string, computed: boolean): boolean {
  const decided = DECIDED[type]?.[name];
  if (decided === undefined && computed && SUSPECT.test(name)) throw new Error(`whether ${type}.${name} is sensitive must be decided in ${__filename}; see the provider's source`);
  return decided ?? false;
}
