import { CfnResource, Stack } from 'aws-cdk-lib';

/** A resource as the template will have it: with property overrides, which the properties of the construct do not show. */
export function rendered(cfn: CfnResource): any {
  const fragment = (cfn as unknown as { _toCloudFormation(): { Resources: object } })._toCloudFormation();
  return Object.values(Stack.of(cfn).resolve(fragment).Resources)[0];
}
