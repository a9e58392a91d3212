import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { accessText, changeErrors, isAsWritten, isShort, RoleDocuments, trustText } from './documents';
import { keysOf } from './encryption-keys';
import { checkExternalId, checkRole, checkSession } from './inputs';
import { CheckedMount, checkMounts } from './mount-checks';
import { S3MountOptions } from './mount-options';
import { bucketByName, bucketOfApp, MountedBucket } from './mounted-bucket';
import { addRoleOutputs } from './outputs';
import { regionErrors } from './region';
import { HastyAccessRoleProps } from './role-options';
import { SameText } from './same-text';
import { ImportMode, Registration } from '../contract';
import { checkFlag } from '../contract/checks';
import { iamPattern } from '../contract/iam-pattern';
import { policySizeErrors } from '../contract/policy-size';
import { laterOf, revocationDoubts } from '../contract/revocation';
import { lastDate, S3Mount } from '../contract/s3-access';
import { checkSameMode, checkSharedDate, NO_MOUNT } from '../contract/s3-checks';
import { checkEngine } from '../terraform/engine';
import { checkAccess, checkOrigins } from '../terraform/inputs';
import { isToken } from '../terraform/literal';
import { fieldsOf } from '../terraform/outputs';
import { warn } from '../terraform/warning';

/**
 * The IAM role that Hasty assumes to read your buckets: it trusts Hasty's account under your workspace's ExternalId, allows
 * sessions of 6 hours, and may locate, list and read what is mounted, nothing else.
 *
 * Destroying the role ends Hasty's access. To make a role for one bucket, use BucketMount. For tags use `role.role.tags`.
 *
 * @example
 * import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
 * import { HastyAccessRole } from 'hasty-bucket-constructs/aws-terraform';
 *
 * declare const street: S3Bucket;
 * const role = new HastyAccessRole(this, 'Hasty', { externalId: '0d1f2a3b-1111-4222-8333-444455556666' });
 * role.mount(street, { prefixes: ['2026/'] });
 * role.mountByName('acme-aerial', { wholeBucket: true });
 */
export class HastyAccessRole extends Construct {
  /** The role. Rights that are added to it elsewhere are denied by the fence. */
  public readonly role: IamRole;

  /** What the role may do. */
  public readonly policy: IamRolePolicy;

  /** The role's ARN: what Hasty is told. */
  public readonly roleArn: string;

  /** The ExternalId that the role asks for. */
  public readonly externalId: string;

  private readonly fence: boolean;
  /** By which the policy names the role. */
  private readonly roleName: string;
  private documents?: RoleDocuments;
  private readonly mounts: S3Mount[] = [];
  private readonly checked: CheckedMount[] = [];
  private readonly texts = new SameText(this);
  private readonly bucketArns = new Map<string, string>();
  private readonly literalArns = new Map<string, string>();
  private readonly places = new Map<string, number>(); // of buckets, in the list of what is registered
  private readonly registered: Registration[] = [];
  private readonly registeredFields?: object[]; // for the outputs, if there are any
  private importMode?: ImportMode;
  private revokedBefore?: string;
  private accessText?: string;
  private laterText?: string;

  /**
   * @throws when the ExternalId cannot be one, the session is under 6 or over 12 hours, or IAM would refuse the role's name, path or
   * boundary
   */
  constructor(scope: Construct, id: string, props: HastyAccessRoleProps) {
    super(scope, id);
    checkEngine(this, 'aws-terraform');
    this.externalId = checkExternalId(this, props.externalId);
    this.fence = checkFlag('fence', props.fence, true);
    this.role = new IamRole(this, 'Role', {
      ...checkRole(props),
      assumeRolePolicy: '',
      description: 'Hasty (app.hasty.ai) assumes this role to read mounted buckets',
      maxSessionDuration: checkSession(props.maxSessionDuration),
    });
    this.roleName = this.role.name;
    this.policy = new IamRolePolicy(this, 'Policy', { name: 'HastyAccess', role: this.roleName, policy: '' });
    this.roleArn = this.role.arn;
    this.node.addValidation({ validate: () => this.validate() });
    if (props.outputs ?? true) addRoleOutputs(this, this.registeredFields = []);
  }

  /**
   * Lets Hasty read a bucket of this app, or folders of it. Mounting a bucket again adds to what may be read.
   *
   * The CORS rule is not added: BucketHastyCors adds it to the bucket's `aws_s3_bucket_cors_configuration`. A warning says so until it
   * is there.
   *
   * @param options `outputs` has no effect: the role's own outputs list every mount
   * @returns the fields with which the bucket is registered at Hasty
   * @throws when neither `prefixes` nor `wholeBucket` says what may be read, or both do; when a prefix, time, origin or key is
   * malformed; when the role has mounts of the other import mode
   */
  public mount(bucket: S3Bucket, options: S3MountOptions): Registration {
    return this.add(bucketOfApp(this, bucket), options);
  }

  /**
   * Lets Hasty read a bucket that is made elsewhere, or folders of it: as `mount`, by the bucket's name.
   *
   * @param bucketName a Terraform variable is checked when Terraform plans
   * @param options `outputs` has no effect: the role's own outputs list every mount
   * @returns the fields with which the bucket is registered at Hasty
   * @throws as `mount` does, and when it is not the name of one bucket
   */
  public mountByName(bucketName: string, options: S3MountOptions): Registration {
    return this.add(bucketByName(this, bucketName), options);
  }

  /**
   * Ends sessions that were issued before a time, and URLs that they signed, at the next deploy. New sessions work, under the same
   * role. Of several times the latest counts. To end access for good, destroy the role.
   *
   * @param time in UTC, written out, and kept: `2026-12-01T00:00:00Z`
   * @throws when it is no time, or not known at synth
   */
  public revokeSessionsIssuedBefore(time: string): void {
    revocationDoubts(time, isToken).forEach(({ id, message }) => warn(this, id, message));
    this.revokedBefore = laterOf(time, this.revokedBefore);
    if (this.documents) this.documents = this.write();
  }

  /** The fields with which each mounted bucket is registered at Hasty. */
  public get registrations(): Registration[] {
    return [...this.registered];
  }

  private add(bucket: MountedBucket, options: S3MountOptions): Registration {
    const { prefixes, importMode, listing, accessUntil } = checkAccess(this, options);
    checkSameMode(this.node, this.importMode, importMode);
    const mount: S3Mount = {
      bucketArn: this.arnOf(bucket),
      patterns: prefixes?.map((prefix) => isToken(prefix) ? `${this.texts.of(prefix)}*` : iamPattern(prefix)) ?? ['*'],
      listing,
      accessUntil: accessUntil && this.texts.of(accessUntil),
      keys: keysOf(this, options.encryptionKeys).map(({ arn, region }) => ({ arn: this.texts.of(arn), region: this.texts.of(region) })),
    };
    if (accessUntil !== undefined) checkSharedDate([...this.mounts, mount], isToken, 'variable');
    this.checked.push({ bucket, importMode, prefixes, origins: checkOrigins(this, options.corsOrigins), keys: mount.keys });
    this.mounts.push(mount);
    this.importMode = importMode;
    const registration = Registration.s3({ description: bucket.title, bucket: bucket.name, role: this.roleArn });
    const place = this.places.get(mount.bucketArn) ?? this.places.size;
    this.places.set(mount.bucketArn, place);
    this.registered[place] = registration;
    if (this.registeredFields) this.registeredFields[place] = fieldsOf(registration);
    this.documents = this.write();
    return registration;
  }

  /** Of several ways to name one bucket (made here, by name) the first is used throughout. */
  private arnOf({ name, literal, keys }: MountedBucket): string {
    const arn = this.bucketArns.get(keys.find((key) => this.bucketArns.has(key)) ?? '') ?? `arn:aws:s3:::${name}`;
    for (const key of keys) this.bucketArns.set(key, arn);
    if (literal !== undefined && literal !== name) this.literalArns.set(arn, `arn:aws:s3:::${literal}`);
    return arn;
  }

  private get text(): string { return this.accessText ??= accessText(this.mounts, this.fence, this.revokedBefore); }

  /** Anew with each mount. The text of one is written at once: the engine asks for a token several times. A Lazy takes a stack trace besides. */
  private write(): RoleDocuments {
    const end = lastDate(this.mounts);
    const trust = this.documents && this.documents.end === end ? this.documents.trust : trustText(this.externalId, end);
    this.accessText = undefined;
    const access = this.mounts.length === 1 ? this.text : this.laterText ??= Token.asString({ creationStack: [], resolve: () => this.text });
    this.role.assumeRolePolicy = trust;
    this.policy.policy = access;
    return { role: this.role, policy: this.policy, name: this.roleName, end, trust, access };
  }

  private validate(): string[] {
    const { literalArns, revokedBefore } = this;
    if (!this.documents) return [NO_MOUNT];
    return [
      ...regionErrors('the role', this.role),
      ...isAsWritten(this.documents) ? [] : changeErrors(this.documents),
      ...isShort(this.text) ? [] : policySizeErrors(this.mounts, this.fence, { isToken, literalArns, revokedBefore }),
      ...checkMounts(this, this.checked),
    ];
  }
}
