import { Lazy, Stack } from 'aws-cdk-lib';
import { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { isElsewhere, isKnown } from './bucket-facts';
import { literalNameOf } from './bucket-name';
import { addOutputs } from './outputs';
import { warn } from './warning';
import { accessPolicy, S3Mount, Statement } from '../contract/s3-access';

type Kind = 'bucket' | 'key';

/** A bucket or a key that is, or may be, in another account than the role's: its owner has to let the role in, too. */
interface Foreign {
  readonly kind: Kind;
  readonly account: string;
  /** The bucket's name, or the key's ARN. */
  readonly name: string;
  readonly mounts: S3Mount[];
  /** The output that has its statements. */
  output?: string;
}

/** What the owners of buckets and keys in other accounts have to add to their policies: as warnings, and as outputs to paste. */
export class OtherAccounts {
  /** By ARN. */
  private readonly found = new Map<string, Foreign>();

  /** @param listed whether the role itself writes outputs, with one entry a bucket or key */
  constructor(private readonly role: Construct & { readonly roleArn: string }, private readonly listed: boolean) {}

  /** Notes a mount, if its bucket or a key of it is not sure to be in the role's account; a key that nobody knows is taken for its bucket's owner's. */
  public add(bucket: IBucketRef, mount: S3Mount): void {
    const name = literalNameOf(bucket);
    const literal = name === undefined ? mount : { ...mount, bucketArn: `arn:aws:s3:::${name}` };
    const owner = bucket.env.account;
    this.note(mount.bucketArn, { kind: 'bucket', account: owner, name: name ?? bucket.bucketRef.bucketName, mounts: [literal] });
    mount.keys.forEach((key) => this.note(key.arn, { kind: 'key', account: key.account ?? owner, name: key.arn, mounts: [{ ...mount, keys: [key] }] }));
  }

  private note(arn: string, one: Foreign): void {
    const known = this.found.get(arn);
    if (known) {
      known.mounts.push(...one.mounts);
    } else if (isElsewhere(this.role, one.account) !== false) {
      this.found.set(arn, one);
      if (this.listed) one.output = this.all(one.kind)[0].output ?? this.write(this.role, one.kind, () => this.list(one.kind));
    }
  }

  private all(kind: Kind): Foreign[] {
    return [...this.found.values()].filter((each) => each.kind === kind);
  }

  private list(kind: Kind): object[] {
    return this.all(kind).map(({ account, name, mounts }) => ({ account, [kind]: name, statements: this.statements(kind, mounts) }));
  }

  /** Writes the outputs of what was mounted until now, for a construct with one bucket: statements alone. */
  public addOutputs(scope: Construct): void {
    for (const kind of ['bucket', 'key'] as const) {
      const all = this.all(kind);
      if (all.length === 0) continue;
      const output = this.write(scope, kind, () => this.statements(kind, all.flatMap(({ mounts }) => mounts)));
      all.forEach((each) => each.output = output);
    }
  }

  private write(scope: Construct, kind: Kind, value: () => object[]): string {
    const stack = Stack.of(scope);
    const description = `What the owner of the ${kind} must add to its ${kind} policy${isKnown(stack.account) ? '' : ', if its account is not the stack\'s'}`;
    const name = { bucket: 'BucketPolicyStatements', key: 'KeyPolicyStatements' }[kind];
    return addOutputs(scope, { [name]: { value: Lazy.string({ produce: () => stack.toJsonString(value()) }), description } })[0];
  }

  /** @param principal the role's ARN as people know it */
  public warn(principal: string): void {
    const stack = Stack.of(this.role);
    const text = (value: unknown) => JSON.stringify(stack.resolve(value));
    const own = isKnown(stack.account) ? ` and the role in ${stack.account}:`
      : ', and the account of the stack is not known at synth; give the stack its account (`env`), or check: unless they are the same,';
    this.found.forEach(({ kind, account, name, mounts, output }) => {
      const [id, subject, why] = kind === 'bucket'
        ? ['bucketInOtherAccount', 'the bucket', 'the role alone does not open it, and nothing opens objects that its managed key aws/s3 encrypts'] as const
        : ['keyInOtherAccount', `key ${text(name)}`, 'both sides are needed, and the role has its own'] as const;
      warn(this.role, id, `${subject} is in account ${account}${own} ${why}; the ${kind}'s owner must add these statements to its ${kind} policy, once the role is there${output ? ` (output '${output}')` : ''}: ${text(this.statements(kind, mounts, principal))}`);
    });
  }

  /** What the role may do, as a policy of the bucket or of the key says it: the one takes no rights on keys, in the other the key is `*`. */
  private statements(kind: Kind, mounts: S3Mount[], principal = this.role.roleArn): Statement[] {
    return accessPolicy(mounts, false).Statement
      .filter(({ Action }) => (kind === 'key') === (Action === 'kms:Decrypt'))
      .map(({ Sid, Effect, ...rest }) => ({ Sid, Effect, Principal: { AWS: principal }, ...rest, ...(kind === 'key' && { Resource: '*' }) }));
  }
}
