import { join } from 'node:path';
import {
  CORSRule, CreateBucketCommand, DeleteBucketCommand, GetBucketCorsCommand, PutBucketCorsCommand, PutBucketPolicyCommand, S3Client,
} from '@aws-sdk/client-s3';
import { App, LegacyStackSynthesizer, Stack } from 'aws-cdk-lib';
import { Stage } from './stage';
import { Cdk, Deployment } from '../demo/cdk';
import { Run } from '../demo/processes';
import { Scene } from '../demo/visit';

/** A bucket that its owner made by hand, and the CORS rules of others on it. */
export class ForeignBucket {
  /** @param rules none: the bucket has no CORS configuration */
  public static async make({ clients, cast }: Scene, name: string, rules: CORSRule[]): Promise<ForeignBucket> {
    const s3 = clients.s3(cast.owner);
    await s3.send(new CreateBucketCommand({ Bucket: name }));
    const bucket = new ForeignBucket(s3, name, `${clients.endpoint}/${name}/street/crossing.png`);
    if (rules.length > 0) await bucket.replaceRules(rules);
    return bucket;
  }

  private constructor(private readonly s3: S3Client, public readonly name: string, public readonly url: string) {}

  /** The rules, as S3 has them; none when there is no configuration, which is not the same as an empty one. */
  public async rules(): Promise<CORSRule[]> {
    const { CORSRules } = await this.s3.send(new GetBucketCorsCommand({ Bucket: this.name })).catch((error) => {
      if (error.name !== 'NoSuchCORSConfiguration') throw error;
      return { CORSRules: [] };
    });
    if (!CORSRules) throw new Error(`the CORS configuration of ${this.name} has no rules, which S3 refuses`);
    return CORSRules;
  }

  public async replaceRules(rules: CORSRule[]): Promise<void> {
    await this.s3.send(new PutBucketCorsCommand({ Bucket: this.name, CORSConfiguration: { CORSRules: rules } }));
  }

  /** Denies something to everybody but the account's root user. */
  public async deny(statement: object): Promise<void> {
    const denial = { Effect: 'Deny', Principal: '*', Resource: [`arn:aws:s3:::${this.name}`, `arn:aws:s3:::${this.name}/*`], ...statement };
    await this.s3.send(new PutBucketPolicyCommand({ Bucket: this.name, Policy: JSON.stringify({ Version: '2012-10-17', Statement: [denial] }) }));
  }

  public async delete(): Promise<void> {
    await this.s3.send(new DeleteBucketCommand({ Bucket: this.name }));
  }
}

/** What deploys beside other deploys needs: a folder of its own. */
export function besides({ scene }: Stage, run: Run): Pick<Stage, 'run' | 'cdk'> {
  return { run, cdk: new Cdk(run, scene.clients.endpoint) };
}

let assemblies = 0;

/** Synthesizes a stack of one name, and deploys it as it is now. */
export function deployStack(
  { run, cdk }: Pick<Stage, 'run' | 'cdk'>, name: string, build: (stack: Stack) => void, parameters?: Record<string, string>,
): Promise<Deployment> {
  const app = new App({ outdir: join(run.folder, `assembly-${assemblies++}`) });
  build(new Stack(app, name, { synthesizer: new LegacyStackSynthesizer() }));
  return cdk.deploy(app.synth().directory, parameters);
}

/** Everybody may load images: a rule in front of Hasty's that would hide it. */
const EVERYBODY: CORSRule = { AllowedMethods: ['GET', 'HEAD'], AllowedOrigins: ['*'] };

/** The rule of another web app. */
export const UPLOADER: CORSRule = {
  ID: 'uploader',
  AllowedHeaders: ['Content-Type', 'x-amz-*'],
  AllowedMethods: ['PUT', 'POST'],
  AllowedOrigins: ['https://upload.acme.example', 'https://*.acme.example'],
  ExposeHeaders: ['ETag', 'x-amz-request-id'],
  MaxAgeSeconds: 600,
};

/** What others set on most buckets of these tests. */
export const THEIRS = [EVERYBODY, UPLOADER];

/** Hasty's rule as people write it by hand. */
export const BY_HAND: CORSRule = {
  AllowedHeaders: ['Authorization'],
  AllowedMethods: ['GET', 'HEAD'],
  AllowedOrigins: ['https://app.hasty.ai'],
  ExposeHeaders: ['Access-Control-Allow-Origin'],
};

/** Hasty's rule as the stack keeps it. */
export function ours(): CORSRule {
  return { ...BY_HAND, ID: expect.stringMatching(/^hasty-cors-[0-9a-f]{12}-[0-9a-f-]{36}$/) };
}
