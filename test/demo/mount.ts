import { Outputs } from './cdk';

/** A mounted bucket, as the outputs of a stack describe it. */
export interface Mount {
  readonly bucket: string;
  readonly roleArn: string;
  readonly externalId: string;
  /** The fields with which it is registered at Hasty. */
  readonly registration: Record<string, string>;
}

/** The mounts of a deployment, by construct id. */
export function mountsIn(outputs: Outputs): Record<string, Mount> {
  const mounts = Object.values(outputs).flatMap((stack) => Object.keys(stack)
    .filter((name) => name.endsWith('HastyRegistration'))
    .map((name) => name.slice(0, -'HastyRegistration'.length))
    .map((id): [string, Mount] => [id, {
      bucket: stack[`${id}BucketName`],
      roleArn: stack[`${id}RoleArn`],
      externalId: stack[`${id}ExternalId`],
      registration: JSON.parse(stack[`${id}HastyRegistration`]),
    }]));
  return Object.fromEntries(mounts);
}
