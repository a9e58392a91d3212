import { CreateBucketCommand, GetBucketPolicyCommand, GetObjectCommand, PutBucketPolicyCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Clients, Credentials } from './clients';
import { CROSSING } from './images';

/** An object of another bucket of the account. */
export interface Neighbour {
  readonly bucket: string;
  readonly key: string;
}

/** What whoever owns the account does in it. */
export class Owner {
  private readonly s3: S3Client;

  constructor(private readonly clients: Clients, credentials: Credentials) {
    this.s3 = clients.s3(credentials);
  }

  public async upload(bucket: string, images: Record<string, Buffer>): Promise<void> {
    await Promise.all(Object.entries(images).map(([Key, Body]) =>
      this.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ContentType: 'image/png' }))));
  }

  public async read(bucket: string, key: string): Promise<Buffer> {
    const { Body } = await this.s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return Buffer.from(await Body!.transformToByteArray());
  }

  public async policyOf(bucket: string): Promise<string> {
    const { Policy } = await this.s3.send(new GetBucketPolicyCommand({ Bucket: bucket }));
    return Policy!;
  }

  /** Makes a bucket that lets everybody in the organisation read, as shared buckets of a company do. */
  public async shareWithOrganisation(bucket: string): Promise<Neighbour> {
    const key = 'handbook/logo.png';
    await this.s3.send(new CreateBucketCommand({ Bucket: bucket }));
    await this.upload(bucket, { [key]: CROSSING });
    const statement = {
      Effect: 'Allow',
      Principal: '*',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: `arn:aws:s3:::${bucket}/*`,
      Condition: { StringEquals: { 'aws:PrincipalOrgID': await this.organisation() } },
    };
    await this.s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) }));
    return { bucket, key };
  }

  /** The id of the account's organisation; the emulator makes one when it is first asked. */
  private async organisation(): Promise<string> {
    const answer = await fetch(this.clients.endpoint, {
      method: 'POST',
      headers: {
        'x-amz-target': 'AWSOrganizationsV20161128.DescribeOrganization',
        'content-type': 'application/x-amz-json-1.1',
        'authorization': 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/organizations/aws4_request, SignedHeaders=host, Signature=0',
      },
      body: '{}',
    });
    const { Organization } = await answer.json() as { Organization: { Id: string } };
    return Organization.Id;
  }
}
