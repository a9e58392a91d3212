import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { HastyContainer } from 'hasty-bucket-constructs/azure';

const app = new App();
const stack = new TerraformStack(app, 'HastyNewContainer');
new AzurermProvider(stack, 'Azure', { features: [{}] }); // the subscription: ARM_SUBSCRIPTION_ID

new HastyContainer(stack, 'Images', {
  accountName: 'acmehastyimages', // yours: no other account on Azure may have it
  resourceGroupName: 'images', // one that you have
  location: 'westeurope',
  containerName: 'street',
});

app.synth();
