import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { StorageAccount, StorageAccountConfig } from '@cdktf/provider-azurerm/lib/storage-account';
import { TerraformStack } from 'cdktf';
import { newTerraformStack, resourcesOf } from './terraform-stack';
import { ContainerMount, ContainerMountProps, HastyContainer, HastyContainerProps } from '../../src/azure';

export const ACCOUNT = 'azurerm_storage_account';
export const CONTAINER = 'azurerm_storage_container';

/** Hasty's CORS rule in Terraform JSON, by hand. */
export const HASTY_RULE = {
  allowed_origins: ['https://app.hasty.ai'],
  allowed_methods: ['GET', 'HEAD'],
  allowed_headers: ['Authorization', 'x-ms-*'],
  exposed_headers: ['Access-Control-Allow-Origin', 'Content-Type', 'x-ms-*'],
  max_age_in_seconds: 3600,
};

/** A rule of somebody else, as code has it. */
export const THEIR_RULE = {
  allowedOrigins: ['https://viewer.acme.example'], allowedMethods: ['PUT'], allowedHeaders: ['*'], exposedHeaders: ['ETag'], maxAgeInSeconds: 60,
};

/** The same rule in Terraform JSON. */
export const THEIR_JSON = {
  allowed_origins: ['https://viewer.acme.example'], allowed_methods: ['PUT'], allowed_headers: ['*'], exposed_headers: ['ETag'], max_age_in_seconds: 60,
};

/** A stack with the provider. */
export function azureStack(): TerraformStack {
  const stack = newTerraformStack();
  new AzurermProvider(stack, 'Azure', { features: [{}] });
  return stack;
}

/** What a new container is made from in tests. */
export const NEW_CONTAINER: HastyContainerProps = { accountName: 'acmehastyimages', resourceGroupName: 'images', location: 'westeurope', containerName: 'street' };

/** A stack with a new container. */
export function hastyContainer(props: Partial<HastyContainerProps> = {}, stack = azureStack()): TerraformStack {
  new HastyContainer(stack, 'Images', { ...NEW_CONTAINER, ...props });
  return stack;
}

/** A stack with a mount, by default of an account that is not made in it. */
export function containerMount(props: Partial<ContainerMountProps> = {}, stack = azureStack()): TerraformStack {
  const account = props.account ? {} : { accountName: 'acmearchive' };
  new ContainerMount(stack, 'Images', { ...account, containerName: 'street', acknowledgeAccountWideKey: true, ...props });
  return stack;
}

/** An account that somebody else's code makes. */
export function ownAccount(stack: TerraformStack, config: Partial<StorageAccountConfig> = {}): StorageAccount {
  return new StorageAccount(stack, 'Archive', {
    name: 'acmearchive', resourceGroupName: 'images', location: 'westeurope', accountTier: 'Standard', accountReplicationType: 'GRS', ...config,
  });
}

/** The one resource of a type. */
export function only(stack: TerraformStack, type: string): any {
  const found = Object.values(resourcesOf(stack, type));
  expect(found).toHaveLength(1);
  return found[0];
}
