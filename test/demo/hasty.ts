import { GetBucketLocationCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { Clients, Credentials } from './clients';
import { Mount } from './mount';

// as its documentation has it: https://wiki.cloudfactory.com/docs/userdocs/projects/mounting-buckets/mounting-buckets-tutorial
// Not taken from src/contract, which is judged here too.
export const HASTY_ACCOUNT = '718860067770';
export const HASTY_APP = 'https://app.hasty.ai';
const SESSION_SECONDS = 6 * 60 * 60;

/** Acts as Hasty does with a mounted bucket: assumes the role, then locates, lists, reads and signs under its session. */
export class Hasty {
  private session?: Credentials;

  constructor(private readonly clients: Clients, private readonly user: Credentials, private readonly mount: Mount) {}

  /** Assumes the role with the ExternalId; what follows is asked under this session. */
  public async enter(): Promise<void> {
    this.session = await this.assume(this.mount.externalId);
  }

  public async assume(externalId: string | undefined, user = this.user): Promise<Credentials> {
    const command = new AssumeRoleCommand({
      RoleArn: this.mount.roleArn, RoleSessionName: 'hasty', ExternalId: externalId, DurationSeconds: SESSION_SECONDS,
    });
    const { Credentials: made } = await this.clients.sts(user).send(command);
    return { accessKeyId: made!.AccessKeyId!, secretAccessKey: made!.SecretAccessKey!, sessionToken: made!.SessionToken };
  }

  public async locate(): Promise<void> {
    await this.s3().send(new GetBucketLocationCommand({ Bucket: this.mount.bucket }));
  }

  public async list(prefix: string): Promise<string[]> {
    const { Contents = [] } = await this.s3().send(new ListObjectsV2Command({ Bucket: this.mount.bucket, Prefix: prefix }));
    return Contents.map(({ Key }) => Key!);
  }

  public async read(key: string, bucket = this.mount.bucket, headers?: Record<string, string>): Promise<Buffer> {
    const { Body } = await this.s3(headers).send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return Buffer.from(await Body!.transformToByteArray());
  }

  /** Signs a URL that is good for an hour, from now or another time on. */
  public async sign(key: string, signingDate = new Date()): Promise<string> {
    return getSignedUrl(this.s3({}), new GetObjectCommand({ Bucket: this.mount.bucket, Key: key }), { expiresIn: 3600, signingDate });
  }

  /** A client under the session. */
  public s3(headers?: Record<string, string>): S3Client {
    if (!this.session) throw new Error('Hasty has no session');
    return this.clients.s3(this.session, headers);
  }
}
