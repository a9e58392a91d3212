import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { Fn, TerraformOutput } from 'cdktf';
import { Construct } from 'constructs';
import { synthesize } from './synthesize-terraform';

synthesize((stack) => new AzurermProvider(stack, 'Azure', { features: [{}] }), (stack, [number]) => {
  const path = `Images${number}`;
  const scope = new Construct(stack, path);
  const { id, name: account } = new StorageAccount(scope, 'Account', {
    name: `acmeimages${number}`,
    resourceGroupName: 'images',
    location: 'westeurope',
    accountKind: 'StorageV2',
    accountTier: 'Standard',
    accountReplicationType: 'LRS',
    minTlsVersion: 'TLS1_2',
    httpsTrafficOnlyEnabled: true,
    allowNestedItemsToBePublic: false,
    crossTenantReplicationEnabled: false,
    localUserEnabled: false,
    publicNetworkAccessEnabled: true,
    sharedAccessKeyEnabled: true,
    blobProperties: {
      versioningEnabled: true,
      deleteRetentionPolicy: { days: 30 },
      containerDeleteRetentionPolicy: { days: 30 },
      corsRule: [{
        allowedOrigins: ['https://app.hasty.ai'],
        allowedMethods: ['GET', 'HEAD'],
        allowedHeaders: ['Authorization', 'x-ms-*'],
        exposedHeaders: ['Access-Control-Allow-Origin', 'Content-Type', 'x-ms-*'],
        maxAgeInSeconds: 3600,
      }],
    },
    lifecycle: { preventDestroy: true },
  });
  const { name: container } = new StorageContainer(scope, 'Container', {
    name: 'street', storageAccountId: id, containerAccessType: 'private', lifecycle: { preventDestroy: true },
  });
  const output = (name: string, value: string, description: string) =>
    new TerraformOutput(scope, name, { value, description }).overrideLogicalId(`${path}${name}`);
  const keys = (command: string) => `az storage account keys ${command} --account-name ${account}`;
  output('AccountName', account, 'The storage account');
  output('ContainerName', container, 'The container');
  output('HastyScope', `lists, reads, writes and deletes everything in storage account ${account}, of which it is told container ${container}; until key 2 is renewed`, 'What Hasty can do');
  output('HastyRegistration', Fn.jsonencode({ description: `Mounts/${path}`, cloud_provider: 'az', account_name: account, container }), 'What to register at Hasty');
  output('KeyCommand', `${keys('list')} --query "[?keyName=='key2'].value" --output tsv`, 'Prints key 2, the secret access key that Hasty wants: it opens the whole account');
  output('RenewKeyCommand', `${keys('renew')} --key secondary`, 'Ends Hasty\'s access, and all URLs that it signed');
});
