import { CfnOutput, Stack, Token } from 'aws-cdk-lib';
import { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { HastyAccessRole } from './access-role';
import { MountOptions } from './mount-options';
import { ObjectPrefix, Registration } from '../contract';
import { describeScope } from '../contract/checks';
import { claimOutputName } from '../contract/output-names';

/** An output of a mount. */
interface Output {
  readonly value: string;
  readonly description: string;
}

/**
 * Writes outputs under stable names, construct id + name (`ImagesRoleArn`): scripts read them.
 *
 * @returns the names
 * @throws when another construct of the stack has outputs of the same names
 */
export function addOutputs(scope: Construct, outputs: Record<string, Output>): string[] {
  return Object.entries(outputs).map(([name, { value, description }]) => {
    const id = claimOutputName(Stack.of(scope), scope.node, name);
    new CfnOutput(scope, name, { value, description }).overrideLogicalId(id);
    return id;
  });
}

/** What one mount made, for its outputs. */
interface Mounted {
  readonly bucket: IBucketRef;
  readonly role: HastyAccessRole;
  readonly registration: Registration;
}

/** The outputs of one mounted bucket. */
export function addMountOutputs(scope: Construct, { bucket, role, registration }: Mounted, options: MountOptions): void {
  const prefixes = options.prefixes?.map((prefix) => Token.isUnresolved(prefix) ? prefix : ObjectPrefix.of(prefix).value);
  addOutputs(scope, {
    BucketName: { value: bucket.bucketRef.bucketName, description: 'The bucket that Hasty reads' },
    RoleArn: { value: role.roleArn, description: 'The role that Hasty assumes' },
    ExternalId: { value: role.externalId, description: 'The ExternalId that Hasty must send' },
    HastyScope: { value: describeScope({ ...options, prefixes }), description: 'What Hasty can see' },
    HastyRegistration: { value: Stack.of(scope).toJsonString(registration.toJson()), description: 'What to register at Hasty' },
  });
  role._others.addOutputs(scope);
}
