import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { synthesize } from './synthesize-terraform';
import { HastyContainer } from 'hasty-bucket-constructs/azure';

synthesize((stack) => new AzurermProvider(stack, 'Azure', { features: [{}] }), (stack, [number]) => new HastyContainer(stack, `Images${number}`, {
  accountName: `acmeimages${number}`,
  resourceGroupName: 'images',
  location: 'westeurope',
  containerName: 'street',
}));
