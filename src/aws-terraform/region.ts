import { TerraformResource, TerraformStack } from 'cdktf';
import { indexOf } from './app-index';
import { otherPartition } from '../contract/s3-checks';
import { isToken } from '../terraform/literal';

/** How regions of other partitions than Hasty's begin. */
const PARTITIONS: [prefix: string, partition: string][] = [
  ['cn-', 'aws-cn'], ['us-gov-', 'aws-us-gov'], ['us-iso-', 'aws-iso'], ['us-isob-', 'aws-iso-b'], ['eu-isoe-', 'aws-iso-e'], ['us-isof-', 'aws-iso-f'], ['eusc-', 'aws-eusc'],
];

interface Regional {
  readonly terraformResourceType: string;
  readonly regionInput?: string;
}

/** The region that a resource lies in, its own or that of its provider; undefined where only Terraform knows. To be asked at synth. */
export function regionOf(resource: TerraformResource & Regional): string | undefined {
  const provider: Regional | undefined = resource.provider ?? indexOf(resource.node.root).providers.get(TerraformStack.of(resource));
  const region = resource.regionInput ?? provider?.regionInput;
  return isToken(region) ? undefined : region;
}

/** The partition of a region. */
export function partitionOf(region: string): string {
  return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';
}

/** What is wrong with the region of a resource: Hasty's account is in one partition. */
export function regionErrors(what: string, resource: TerraformResource): string[] {
  const region = regionOf(resource);
  if (region === undefined) return [];
  const partition = partitionOf(region);
  return partition === 'aws' ? [] : [otherPartition(what, region, partition)];
}
