import { Construct } from 'constructs';
import type { HastyAccessRole } from './access-role';
import { S3MountOptions } from './mount-options';
import { ObjectPrefix, Registration } from '../contract';
import { describeScope } from '../contract/checks';
import { escapeTerraform, isToken } from '../terraform/literal';
import { addOutputs, Output, registrationOutput, registrationsOutput } from '../terraform/outputs';

/** What one mount made, for its outputs. */
interface Mounted {
  readonly role: HastyAccessRole;
  readonly registration: Registration;
}

/** The outputs of one mounted bucket. */
export function addMountOutputs(scope: Construct, { role, registration }: Mounted, options: S3MountOptions): void {
  const prefixes = options.prefixes?.map((prefix) => isToken(prefix) ? prefix : escapeTerraform(ObjectPrefix.of(prefix).value));
  addOutputs(scope, {
    BucketName: { value: registration.toJson().bucket_s3, description: 'The bucket that Hasty reads' },
    ...whoAssumes(role),
    HastyScope: { value: describeScope({ ...options, prefixes }), description: 'What Hasty can see' },
    HastyRegistration: registrationOutput(registration),
  });
}

/** The outputs of a role for several buckets: what is registered may grow until synth. */
export function addRoleOutputs(role: HastyAccessRole, registrations: object[]): void {
  addOutputs(role, { ...whoAssumes(role), HastyRegistrations: registrationsOutput(registrations) });
}

function whoAssumes({ roleArn, externalId }: HastyAccessRole): Record<string, Output> {
  return {
    RoleArn: { value: roleArn, description: 'The role that Hasty assumes' },
    ExternalId: { value: externalId, description: 'The ExternalId that Hasty must send' },
  };
}
