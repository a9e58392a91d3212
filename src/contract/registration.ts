import { HastyContract } from './hasty';

/** What a bucket on S3 is registered with at Hasty. */
export interface S3RegistrationProps {
  /** The title under which Hasty shows the credentials. */
  readonly description: string;
  /** Name of the bucket. */
  readonly bucket: string;
  /** ARN of the role that Hasty assumes. */
  readonly role: string;
}

/** What a bucket on GCS is registered with at Hasty, but for the key. */
export interface GcsRegistrationProps {
  /** The title under which Hasty shows the credentials. */
  readonly description: string;
  /** Name of the bucket. */
  readonly bucket: string;
}

/** What a container on Azure is registered with at Hasty, but for the key. */
export interface AzureRegistrationProps {
  /** The title under which Hasty shows the credentials. */
  readonly description: string;
  /** Name of the storage account. */
  readonly accountName: string;
  /** Name of the container. */
  readonly container: string;
}

/**
 * The fields that Hasty wants when a bucket is registered: in its web app, or as the body of
 * `POST https://api.hasty.ai/v1/buckets/{workspaceId}/credentials` (header `X-Api-Key`).
 *
 * Plain data: nothing is sent, and secrets are left out. Register once: Hasty's API cannot list, change or delete.
 *
 * @see https://github.com/cloudfactory/hasty-python/blob/8c48b84/hasty/bucket.py
 * @example
 * import { Registration } from 'hasty-bucket-constructs/contract';
 *
 * const registration = Registration.s3({ description: 'Street images', bucket: 'acme-images', role: 'arn:aws:iam::111122223333:role/Hasty' });
 * console.log(JSON.stringify(registration.toJson()));
 */
export class Registration {
  /** A bucket on S3. */
  public static s3(props: S3RegistrationProps): Registration {
    return new Registration({ description: props.description, cloud_provider: 's3', bucket_s3: props.bucket, role: props.role }, []);
  }

  /** A bucket on GCS. */
  public static gcs(props: GcsRegistrationProps): Registration {
    return new Registration({ description: props.description, cloud_provider: 'gcs', bucket_gcs: props.bucket }, ['key_json']);
  }

  /** A container on Azure. */
  public static azure(props: AzureRegistrationProps): Registration {
    const { description, accountName, container } = props;
    return new Registration({ description, cloud_provider: 'az', account_name: accountName, container }, ['secret_access_key']);
  }

  /**
   * The address to POST to.
   *
   * @param workspaceId as in the address of the workspace in Hasty's web app
   * @throws when it is none: letters, digits, `_` and `-`
   */
  public static url(workspaceId: string): string {
    if (!/^[\w-]+$/.test(workspaceId)) {
      throw new Error(`\`workspaceId\` may hold only letters, digits, _ and -, got: ${JSON.stringify(workspaceId)}; copy it from the address of your workspace in Hasty's web app`);
    }
    return `${HastyContract.API_URL}/v1/buckets/${workspaceId}/credentials`;
  }

  private constructor(
    private readonly body: { [field: string]: string },
    private readonly secrets: string[],
  ) {}

  /** Names of the fields that Hasty wants too and that are left out here, because they are secret. */
  public get secretFields(): string[] {
    return [...this.secrets];
  }

  /** The body of the request, but for the secret fields. */
  public toJson(): { [field: string]: string } {
    return { ...this.body };
  }
}
