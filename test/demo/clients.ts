import { IAMClient } from '@aws-sdk/client-iam';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import { REGION } from './emulator';

/** Who signs a request. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/**
 * The emulator speaks plain HTTP, and takes the word of whoever stands before it that the client spoke TLS
 * (`aws:SecureTransport`).
 *
 * @see https://github.com/ministackorg/ministack, ministack/app.py
 */
export const OVER_TLS = { 'x-forwarded-proto': 'https' };

/** AWS clients of the emulator. */
export class Clients {
  constructor(public readonly endpoint: string) {}

  public s3(credentials: Credentials, headers: Record<string, string> = OVER_TLS): S3Client {
    const client = new S3Client({ ...this.options(credentials), forcePathStyle: true });
    client.middlewareStack.add((next) => (args) => {
      Object.assign((args.request as { headers: object }).headers, headers);
      return next(args);
    }, { step: 'build' });
    return client;
  }

  public iam(credentials: Credentials): IAMClient {
    return new IAMClient(this.options(credentials));
  }

  public sts(credentials: Credentials): STSClient {
    return new STSClient(this.options(credentials));
  }

  private options(credentials: Credentials) {
    return { endpoint: this.endpoint, region: REGION, credentials, maxAttempts: 1 };
  }
}
