import { Registration } from '../contract';
import { describeScope } from '../contract/checks';
import { CheckedAccess } from '../terraform/inputs';
import { escapeTerraform, isToken } from '../terraform/literal';
import { Output, registrationOutput } from '../terraform/outputs';

/** What one mount made, for its outputs. */
interface Mounted {
  readonly bucketName: string;
  /** Of the service account. */
  readonly email: string;
}

/** The outputs of one mounted bucket, but for those of the key. */
export function mountOutputs({ bucketName, email }: Mounted, registration: Registration, access: CheckedAccess): Record<string, Output> {
  const prefixes = access.prefixes?.map((prefix) => isToken(prefix) ? prefix : escapeTerraform(prefix));
  return {
    BucketName: { value: bucketName, description: 'The bucket that Hasty reads' },
    ServiceAccountEmail: { value: email, description: 'The service account that Hasty acts as' },
    HastyScope: { value: describeScope({ ...access, prefixes }), description: 'What Hasty can see' },
    HastyRegistration: registrationOutput(registration),
  };
}
