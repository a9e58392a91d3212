import { CfnResource, Stack } from 'aws-cdk-lib';

/**
 * Whether overrides may make a resource differ from what its construct says: to render it takes longer than most checks. Should CDK keep
 * overrides under another name one day, every resource is rendered.
 */
export function mayBeOverridden(cfn: CfnResource): boolean {
  const { rawOverrides } = cfn as unknown as { rawOverrides?: object };
  return rawOverrides === undefined || Object.keys(rawOverrides).length > 0;
}

/** A resource as the template will have it: with property overrides, which the properties of the construct do not show. */
export function rendered(cfn: CfnResource): any {
  const fragment = (cfn as unknown as { _toCloudFormation(): { Resources: object } })._toCloudFormation();
  return Object.values(Stack.of(cfn).resolve(fragment).Resources)[0];
}
