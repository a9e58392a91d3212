import { App, Environment, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Bucket, CfnBucket, CfnBucketProps } from 'aws-cdk-lib/aws-s3';
import { BucketMount, BucketMountProps } from '../../src/aws';

export const EXTERNAL_ID = '0d1f2a3b-1111-4222-8333-444455556666';
export const ENV = { account: '111122223333', region: 'eu-central-1' };

/** A stack of its own app, without an environment unless one is given. */
export function newStack(env?: Environment): Stack {
  return new Stack(new App({ analyticsReporting: false, treeMetadata: false }), 'Stack', { env });
}

/** An L1 bucket that stays when its stack goes, as every L2 does. */
export function retainedL1(stack: Stack, id: string, props?: CfnBucketProps): CfnBucket {
  const bucket = new CfnBucket(stack, id, props);
  bucket.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return bucket;
}

/** A stack that mounts a bucket by its name, `acme-images`: the ARNs in the template are literal. */
export function mounted(props: Partial<BucketMountProps>, stack = newStack()): Stack {
  const bucket = Bucket.fromBucketName(stack, 'Bucket', 'acme-images');
  new BucketMount(stack, 'Images', { bucket, externalId: EXTERNAL_ID, ...props });
  return stack;
}

/** A warning as its user sees it, and the id by which it is acknowledged. */
interface Warning {
  readonly id: string;
  readonly text: string;
}

/** What is warned of at synth. */
export function warningsOf(stack: Stack): Warning[] {
  const messages = synth(stack).getStackArtifact(stack.artifactId).messages.map(({ entry }) => String(entry.data));
  return messages.map((message) => {
    const [, text, id] = /^(.*) \[ack: (?:Annotation::)?(.*)\]$/s.exec(message)!;
    return { id, text };
  });
}

/** The same but for the CORS rule, which cannot be set on a bucket that is only named. */
export function inputWarningsOf(stack: Stack): Warning[] {
  return warningsOf(stack).filter(({ id }) => id !== 'hasty-bucket-constructs:corsNotManaged');
}

/** What stops the synth, each with the path of its construct; none: it is not stopped. */
export function synthErrors(stack: Stack): string[] {
  try {
    synth(stack);
    return [];
  } catch (error) {
    const [title, ...errors] = (error as Error).message.split('\n').map((line) => line.trim());
    if (title !== 'Validation failed with the following errors:') throw error;
    return errors;
  }
}

/** The resources of one type, as in the template. */
export function resources(stack: Stack, type: string): any[] {
  const all: any[] = Object.values(synth(stack).getStackArtifact(stack.artifactId).template.Resources);
  return all.filter(({ Type }) => Type === type).map(({ Properties }) => Properties);
}

/** The statements of the stack's one role: of its trust policy and of what it may do. */
export function statements(stack: Stack): { trust: any[]; access: any[] } {
  const [role, ...others] = resources(stack, 'AWS::IAM::Role');
  const [policy, ...more] = role.Policies;
  expect([others, more]).toEqual([[], []]);
  return { trust: role.AssumeRolePolicyDocument.Statement, access: policy.PolicyDocument.Statement };
}

/** The parameters of the template. */
export function parameters(stack: Stack): any {
  return synth(stack).getStackArtifact(stack.artifactId).template.Parameters;
}

function synth(stack: Stack) {
  return (stack.node.root as App).synth();
}
