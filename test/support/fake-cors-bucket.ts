/** A rule as the S3 API has it. */
export interface ApiRule {
  readonly ID?: string;
  readonly AllowedHeaders?: string[];
  readonly AllowedMethods: string[];
  readonly AllowedOrigins: string[];
  readonly ExposeHeaders?: string[];
  readonly MaxAgeSeconds?: number;
}

/** An S3 of buckets that have CORS rules and nothing else. It answers as S3 documents, after a while. */
export class FakeCorsBuckets {
  private readonly buckets = new Map<string, ApiRule[]>();

  /** Every call, as `put acme-images`. */
  public readonly calls: string[] = [];

  /** What the client was made with. */
  public settings: object = {};

  /** Called before each answer: may throw, or change a bucket. */
  public onCall: (call: string) => void = () => {};

  /** How long the next call takes, in milliseconds, on its way there and on its way back. */
  public latency: () => number = () => 20;

  public has(bucket: string, rules: ApiRule[]): void {
    this.buckets.set(bucket, rules);
  }

  public remove(bucket: string): void {
    this.buckets.delete(bucket);
  }

  public rulesOf(bucket: string): ApiRule[] {
    return this.buckets.get(bucket)!;
  }

  public async getBucketCors({ Bucket, ExpectedBucketOwner }: any): Promise<object> {
    await this.travel();
    const rules = this.bucket('get', Bucket, ExpectedBucketOwner);
    if (rules.length === 0) throw failure('NoSuchCORSConfiguration', 'The CORS configuration does not exist');
    const answer = structuredClone(rules);
    await this.travel();
    return { CORSRules: answer };
  }

  public async putBucketCors({ Bucket, ExpectedBucketOwner, CORSConfiguration: { CORSRules } }: any): Promise<object> {
    const sent = structuredClone(CORSRules);
    await this.travel();
    this.bucket('put', Bucket, ExpectedBucketOwner);
    if (sent.length === 0 || sent.length > 100) throw failure('MalformedXML', 'The XML you provided was not well-formed');
    this.buckets.set(Bucket, sent);
    await this.travel();
    return {};
  }

  public async deleteBucketCors({ Bucket, ExpectedBucketOwner }: any): Promise<object> {
    await this.travel();
    this.bucket('delete', Bucket, ExpectedBucketOwner);
    this.buckets.set(Bucket, []);
    await this.travel();
    return {};
  }

  private bucket(call: string, name: string, owner: string): ApiRule[] {
    this.calls.push(`${call} ${name}`);
    this.onCall(call);
    if (owner !== '111122223333') throw failure('AccessDenied', 'Access Denied');
    const rules = this.buckets.get(name);
    if (!rules) throw failure('NoSuchBucket', 'The specified bucket does not exist');
    return rules;
  }

  private travel(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, this.latency()));
  }
}

export function failure(name: string, message = name): Error {
  return Object.assign(new Error(message), { name });
}
