import { Lazy, Stack } from 'aws-cdk-lib';
import { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { isKnown } from './bucket-facts';
import { literalNameOf } from './bucket-name';
import { addOutputs } from './outputs';
import { warn } from './warning';
import { accessPolicy, S3Mount, Statement } from '../contract/s3-access';

/** A bucket or a key in another account than the role's: its owner has to let the role in, too. */
interface Foreign {
  readonly account: string;
  /** The bucket's name, or the key's ARN. */
  readonly name: string;
  readonly mounts: S3Mount[];
}

type Kind = 'bucket' | 'key';
const OUTPUTS = { bucket: 'BucketPolicyStatements', key: 'KeyPolicyStatements' };

/** What the owners of buckets and keys in other accounts have to add to their policies: as warnings, and as outputs to paste. */
export class OtherAccounts {
  private readonly found = { bucket: new Map<string, Foreign>(), key: new Map<string, Foreign>() };
  private readonly outputs = new Map<Foreign, string>();

  /** @param listed whether the role itself writes outputs, with one entry a bucket or key */
  constructor(private readonly role: Construct & { readonly roleArn: string }, private readonly listed: boolean) {}

  /** Notes a mount, if its bucket or a key of it is known to be in another account. */
  public add(bucket: IBucketRef, mount: S3Mount): void {
    const own = Stack.of(this.role).account;
    if (!isKnown(own)) return;
    const owner = isKnown(bucket.env.account) ? bucket.env.account : own;
    const name = literalNameOf(bucket);
    const literal = name === undefined ? mount : { ...mount, bucketArn: `arn:aws:s3:::${name}` };
    this.note('bucket', mount.bucketArn, { account: owner, name: name ?? bucket.bucketRef.bucketName, mounts: [literal] });
    mount.keys.forEach((key) => this.note('key', key.arn, { account: key.account ?? owner, name: key.arn, mounts: [{ ...mount, keys: [key] }] }));
  }

  private note(kind: Kind, arn: string, one: Foreign): void {
    if (one.account === Stack.of(this.role).account) return;
    const found = this.found[kind];
    const known = found.get(arn);
    if (known) {
      known.mounts.push(...one.mounts);
      return;
    }
    found.set(arn, one);
    if (!this.listed) return;
    if (found.size === 1) this.write(this.role, kind, () => this.list(kind));
    else this.outputs.set(one, this.outputs.get([...found.values()][0])!);
  }

  private list(kind: Kind): object[] {
    return [...this.found[kind].values()].map(({ account, name, mounts }) => ({ account, [kind]: name, statements: this.statements(kind, mounts) }));
  }

  /** Writes the outputs of what was mounted until now, for a construct with one bucket: statements alone. */
  public addOutputs(scope: Construct): void {
    for (const kind of ['bucket', 'key'] as const) {
      const all = [...this.found[kind].values()];
      if (all.length > 0) this.write(scope, kind, () => this.statements(kind, all.flatMap(({ mounts }) => mounts)));
    }
  }

  private write(scope: Construct, kind: Kind, value: () => object[]): void {
    const stack = Stack.of(scope);
    const description = `What the owner of the ${kind} must add to its ${kind} policy`;
    const [output] = addOutputs(scope, { [OUTPUTS[kind]]: { value: Lazy.string({ produce: () => stack.toJsonString(value()) }), description } });
    this.found[kind].forEach((each) => this.outputs.set(each, output));
  }

  /** @param principal the role's ARN as people know it */
  public warn(principal: string): void {
    const own = Stack.of(this.role).account;
    const todo = (kind: Kind, each: Foreign) => {
      const output = this.outputs.get(each);
      const json = JSON.stringify(Stack.of(this.role).resolve(this.statements(kind, each.mounts, principal)));
      return `the ${kind}'s owner must add these statements to its ${kind} policy, once the role is there${output ? ` (output '${output}')` : ''}: ${json}`;
    };
    this.found.bucket.forEach((each) => warn(this.role, 'bucketInOtherAccount',
      `the bucket is in account ${each.account} and the role in ${own}: the role alone does not open it, and nothing opens objects that its managed key aws/s3 encrypts; ${todo('bucket', each)}`));
    this.found.key.forEach((each) => warn(this.role, 'keyInOtherAccount',
      `key ${JSON.stringify(Stack.of(this.role).resolve(each.name))} is in account ${each.account} and the role in ${own}: both sides are needed, and the role has its own; ${todo('key', each)}`));
  }

  /** What the role may do, as a policy of the bucket or of the key says it: the one takes no rights on keys, in the other the key is `*`. */
  private statements(kind: Kind, mounts: S3Mount[], principal = this.role.roleArn): Statement[] {
    return accessPolicy(mounts, false).Statement
      .filter(({ Action }) => (kind === 'key') === (Action === 'kms:Decrypt'))
      .map(({ Sid, Effect, ...rest }) => ({ Sid, Effect, Principal: { AWS: principal }, ...rest, ...(kind === 'key' && { Resource: '*' }) }));
  }
}
