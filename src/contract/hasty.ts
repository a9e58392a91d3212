/**
 * The facts that Hasty's side of a mount is made of: what it needs, under which names. Every fact is written here once.
 *
 * Two sources: Hasty's tutorial "Mounting buckets" and its public Python SDK, both read on 2026-11-21.
 *
 * @see https://wiki.cloudfactory.com/docs/userdocs/projects/mounting-buckets/mounting-buckets-tutorial
 * @see https://github.com/cloudfactory/hasty-python/blob/8c48b84/hasty/bucket.py
 * @example
 * import { HastyContract } from 'hasty-bucket-constructs/contract';
 *
 * console.log(HastyContract.APP_ORIGIN); // https://app.hasty.ai
 */
export class HastyContract {
  /**
   * The AWS account that assumes the role (12 digits).
   *
   * @see the tutorial's trust policy
   */
  public static readonly ACCOUNT_ID = '718860067770';

  /**
   * The principal of the trust policy: Hasty's account, in the form in which IAM stores it.
   *
   * The tutorial writes the bare account id. IAM turns that into this ARN, so writing the ARN keeps drift detection quiet.
   * The partition is literal: AssumeRole does not cross partitions, and Hasty's account is in `aws`.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
   */
  public static readonly PRINCIPAL_ARN = 'arn:aws:iam::718860067770:root';

  /**
   * The origin of Hasty's web app, from which browsers open signed URLs.
   *
   * @see the tutorial's CORS rules
   */
  public static readonly APP_ORIGIN = 'https://app.hasty.ai';

  /**
   * The session that Hasty asks for when it assumes the role, and so the least MaxSessionDuration (seconds).
   *
   * @see the tutorial: "at least 21.600 seconds"
   */
  public static readonly SESSION_SECONDS = 21_600;

  /**
   * The ExternalId printed in the tutorial. It belongs to no workspace of a reader, so it is refused.
   *
   * @see the tutorial's trust policy
   */
  public static readonly TUTORIAL_EXTERNAL_ID = '7ed6d782-58b9-4b82-9f7e-a7d53c26e7f8';

  /**
   * Finds the region of the bucket. Allowed on the bucket.
   *
   * @see the tutorial's permission policy
   */
  public static readonly S3_LOCATE_ACTION = 's3:GetBucketLocation';

  /**
   * Lists object keys. Allowed on the bucket.
   *
   * @see the tutorial's permission policy
   */
  public static readonly S3_LIST_ACTION = 's3:ListBucket';

  /**
   * Reads objects, also by a signed URL. Allowed on the mounted prefixes.
   *
   * @see the tutorial's permission policy
   */
  public static readonly S3_READ_ACTION = 's3:GetObject';

  /**
   * Methods that Hasty's app uses on S3 from the browser.
   *
   * @see the tutorial's CORS rule for S3
   */
  public static readonly S3_CORS_METHODS: string[] = frozen('GET', 'HEAD');

  /**
   * Request headers that Hasty's app may send to S3.
   *
   * @see the tutorial's CORS rule for S3
   */
  public static readonly S3_CORS_ALLOWED_HEADERS: string[] = frozen('Authorization');

  /**
   * Response headers of S3 that Hasty's app may read.
   *
   * @see the tutorial's CORS rule for S3
   */
  public static readonly S3_CORS_EXPOSED_HEADERS: string[] = frozen('Access-Control-Allow-Origin');

  /**
   * Methods that Hasty's app uses on GCS from the browser.
   *
   * @see the tutorial's CORS rule for GCS
   */
  public static readonly GCS_CORS_METHODS: string[] = frozen('GET');

  /**
   * Response headers of GCS that Hasty's app may read.
   *
   * @see the tutorial's CORS rule for GCS
   */
  public static readonly GCS_CORS_RESPONSE_HEADERS: string[] = frozen('Content-Type');

  /**
   * How long a browser may keep GCS's answer to a preflight (seconds).
   *
   * @see the tutorial's CORS rule for GCS
   */
  public static readonly GCS_CORS_MAX_AGE_SECONDS = 3600;

  /**
   * Methods that Hasty's app uses on Azure Blob Storage from the browser.
   *
   * Hasty does not document its Azure support (a closed beta): these four mirror the rule for S3.
   */
  public static readonly AZURE_CORS_METHODS: string[] = frozen('GET', 'HEAD');

  /** Request headers that Hasty's app may send to Azure Blob Storage (see AZURE_CORS_METHODS). */
  public static readonly AZURE_CORS_ALLOWED_HEADERS: string[] = frozen('Authorization', 'x-ms-*');

  /** Response headers of Azure Blob Storage that Hasty's app may read (see AZURE_CORS_METHODS). */
  public static readonly AZURE_CORS_EXPOSED_HEADERS: string[] = frozen('Access-Control-Allow-Origin', 'Content-Type', 'x-ms-*');

  /** How long a browser may keep Azure's answer to a preflight, in seconds (see AZURE_CORS_METHODS). */
  public static readonly AZURE_CORS_MAX_AGE_SECONDS = 3600;

  /**
   * Base address of Hasty's API (a workspace's credentials are under `/v1/buckets/{workspaceId}/credentials`).
   *
   * @see https://github.com/cloudfactory/hasty-python/blob/8c48b84/hasty/client.py
   */
  public static readonly API_URL = 'https://api.hasty.ai';

  private constructor() {}
}

function frozen(...values: string[]): string[] {
  return Object.freeze(values) as string[];
}
