import { Resources } from './audit-terraform';

export const ORIGIN = 'https://app.hasty.ai';
export const CORS = { allowed_origins: [ORIGIN], allowed_methods: ['GET', 'HEAD'], allowed_headers: ['Authorization', 'x-ms-*'], exposed_headers: ['Content-Type'], max_age_in_seconds: 3600 };
const ACCOUNT = {
  name: 'acmeimages',
  allow_nested_items_to_be_public: false,
  local_user_enabled: false,
  min_tls_version: 'TLS1_2',
  blob_properties: { cors_rule: [CORS] },
};

/** A mount as this library makes it: one account, one container. */
export const MOUNT = {
  'azurerm_storage_account.images': ACCOUNT,
  'azurerm_storage_container.images': { name: 'images', container_access_type: 'private', storage_account_id: '${azurerm_storage_account.images.id}' },
} satisfies Resources;

/** The mount with other properties of some of its resources. */
export function changed(address: keyof typeof MOUNT, properties: Readonly<Record<string, unknown>>): Resources {
  return { ...MOUNT, [address]: { ...MOUNT[address], ...properties } };
}

/** The mount and another resource. */
export const and = (address: string, properties: Readonly<Record<string, unknown>>): Resources => ({ ...MOUNT, [address]: properties });
