import { CfnOutput, Stack, Token } from 'aws-cdk-lib';
import { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { MountOptions } from './mount-options';
import { ListingScope, ObjectPrefix, Registration } from '../contract';

/** An output of a mount. */
interface Output {
  readonly value: string;
  readonly description: string;
}

const taken = new WeakMap<Stack, Map<string, string>>();

/**
 * Writes outputs under stable names, construct id + name (`ImagesRoleArn`): scripts read them.
 *
 * @throws when another construct of the stack has outputs of the same names
 */
export function addOutputs(scope: Construct, outputs: Record<string, Output>): void {
  const stack = Stack.of(scope);
  const owners = taken.get(stack) ?? new Map<string, string>();
  taken.set(stack, owners);
  for (const [name, { value, description }] of Object.entries(outputs)) {
    const id = `${scope.node.id.replace(/[^A-Za-z0-9]/g, '')}${name}`;
    if (owners.has(id)) {
      throw new Error(`output '${id}' of '${scope.node.path}' must be the only one of its name in the stack, and '${owners.get(id)}' has it; give one of the two another id, or \`outputs: false\``);
    }
    owners.set(id, scope.node.path);
    new CfnOutput(scope, name, { value, description }).overrideLogicalId(id);
  }
}

/** What one mount made, for its outputs. */
interface Mounted {
  readonly bucket: IBucketRef;
  readonly role: { readonly roleArn: string; readonly externalId: string };
  readonly registration: Registration;
}

/** The outputs of one mounted bucket. */
export function addMountOutputs(scope: Construct, { bucket, role, registration }: Mounted, options: MountOptions): void {
  addOutputs(scope, {
    BucketName: { value: bucket.bucketRef.bucketName, description: 'The bucket that Hasty reads' },
    RoleArn: { value: role.roleArn, description: 'The role that Hasty assumes' },
    ExternalId: { value: role.externalId, description: 'The ExternalId that Hasty must send' },
    HastyScope: { value: describeScope(options), description: 'What Hasty can see' },
    HastyRegistration: { value: Stack.of(scope).toJsonString(registration.toJson()), description: 'What to register at Hasty' },
  });
}

/** What Hasty can see, in a sentence. */
function describeScope({ prefixes, listing, accessUntil }: MountOptions): string {
  const folders = prefixes?.map((prefix) => Token.isUnresolved(prefix) ? prefix : ObjectPrefix.of(prefix).value).join(', ') ?? 'the whole bucket';
  const keys = prefixes && listing !== ListingScope.PREFIX ? '; lists the key names of the whole bucket' : '';
  return `reads ${folders}${keys}${accessUntil ? `; until ${accessUntil}` : ''}`;
}
