import { Lazy, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { HastyAccessRoleProps } from './access-role-props';
import { allowCors, OpenedBucket, warnOfMissingRules } from './bucket-cors';
import { checkBucketName, checkPartition, keysOf } from './bucket-facts';
import { bucketArnOf, identityOf, literalNameOf } from './bucket-name';
import { checkSettings } from './bucket-settings';
import { checkAccessUntil, checkExternalId, checkRoleName, checkSession, checkSharedDate, keyPatterns } from './inputs';
import { MountOptions } from './mount-options';
import { acknowledgeWildcards } from './nag';
import { OtherAccounts } from './other-accounts';
import { addOutputs } from './outputs';
import { policySizeErrors } from './policy-size';
import { documentErrors, isMadeElsewhere, literalRoleArn, writeDocuments } from './role-documents';
import { warn } from './warning';
import { HastyContract, ImportMode, ListingScope, Registration } from '../contract';
import { checkFlag, checkOneOf } from '../contract/checks';
import { laterOf, revocationDoubts } from '../contract/revocation';
import { accessPolicy, lastDate, PolicyDocument, S3Mount, trustPolicy } from '../contract/s3-access';
import { checkSameMode, NO_MOUNT } from '../contract/s3-checks';

/**
 * The IAM role that Hasty assumes to read your buckets: it trusts Hasty's account under your workspace's ExternalId, allows
 * sessions of 6 hours, and may locate, list and read what is mounted, nothing else.
 *
 * The role goes with its stack, and Hasty's access with it. To make a role for one bucket, use BucketMount. For tags use
 * `Tags.of(role)`.
 *
 * @example
 * import * as s3 from 'aws-cdk-lib/aws-s3';
 * import { HastyAccessRole } from 'hasty-bucket-constructs/aws';
 *
 * declare const street: s3.Bucket;
 * declare const aerial: s3.Bucket;
 * const role = new HastyAccessRole(this, 'Hasty', { externalId: '0d1f2a3b-1111-4222-8333-444455556666' });
 * role.mount(street, { prefixes: ['2026/'] });
 * role.mount(aerial, { wholeBucket: true });
 */
export class HastyAccessRole extends Construct {
  /** The role. Rights that are added to it by hand are denied by the fence. */
  public readonly role: iam.Role;

  /** The role's ARN: what Hasty is told. */
  public readonly roleArn: string;

  /** The ExternalId that the role asks for. */
  public readonly externalId: string;

  /** What owners in other accounts have to do. @internal */
  public readonly _others: OtherAccounts;

  private readonly fence: boolean;
  private readonly literalArn?: string;
  private readonly mounts: S3Mount[] = [];
  private readonly unmanaged: OpenedBucket[] = []; // nobody is known to see to their CORS rules
  private readonly bucketArns = new Map<string, string>();
  private readonly literalArns = new Map<string, string>();
  private readonly registered = new Map<string, Registration>();
  private importMode?: ImportMode;
  private revokedBefore?: string;

  /**
   * @throws when the ExternalId cannot be one, the session is under 6 or over 12 hours, the role's name is none that IAM
   * accepts, or the stack's region is in another partition than Hasty's account
   */
  constructor(scope: Construct, id: string, props: HastyAccessRoleProps) {
    super(scope, id);
    checkPartition('the role', Stack.of(this).region);
    this.externalId = checkExternalId(this, props.externalId);
    this.fence = checkFlag('fence', props.fence, true);
    this.role = new iam.Role(this, 'Resource', {
      // for what reads the construct, such as the report of iam.Role.customizeRoles; the template's documents are set below
      assumedBy: new iam.ArnPrincipal(HastyContract.PRINCIPAL_ARN),
      externalIds: [this.externalId],
      description: 'Hasty (app.hasty.ai) assumes this role to read mounted buckets',
      maxSessionDuration: checkSession(props.maxSessionDuration),
      roleName: checkRoleName(props.roleName),
      path: props.path,
      permissionsBoundary: props.permissionsBoundary,
    });
    this.roleArn = this.role.roleArn;
    this.literalArn = literalRoleArn(Stack.of(this).account, props);
    if (isMadeElsewhere(this.role)) {
      warn(this, 'sessionNotReported', `the role is made elsewhere (iam.Role.customizeRoles), and the report does not name its longest session; set MaxSessionDuration to ${HastyContract.SESSION_SECONDS} seconds at least`);
    }
    writeDocuments(this.role, () => this.trust, () => this.access);
    this.node.addValidation({ validate: () => this.validate() });
    this._others = new OtherAccounts(this, props.outputs ?? true);
    if (props.outputs ?? true) this.writeOutputs();
  }

  /**
   * Lets Hasty read a bucket, or folders of it: the role's rights, and the CORS rule on the bucket.
   *
   * Mounting a bucket again adds to what may be read.
   *
   * @returns the fields with which the bucket is registered at Hasty
   * @throws when neither `prefixes` nor `wholeBucket` says what may be read, or both do; when a prefix, time or origin is
   * malformed; when the role has mounts of the other import mode; when bucket or key lie where they cannot work
   */
  public mount(bucket: IBucketRef, options: MountOptions): Registration {
    if (!bucket?.bucketRef) {
      throw new Error(`\`bucket\` must be a bucket construct, got: ${JSON.stringify(bucket)}; a bucket by name is s3.Bucket.fromBucketName(this, 'Bucket', 'acme-images')`);
    }
    checkPartition('a bucket', bucket.env.region);
    const importMode = checkOneOf('importMode', ImportMode, options.importMode ?? ImportMode.LINK);
    this.checkImportMode(importMode, options.accessUntil);
    const mount: S3Mount = {
      bucketArn: this.sameArn(bucket, bucketArnOf(this, bucket)),
      patterns: keyPatterns(options.prefixes, options.wholeBucket),
      listing: checkOneOf('listing', ListingScope, options.listing ?? ListingScope.BUCKET),
      accessUntil: checkAccessUntil(this, options.accessUntil),
      keys: keysOf(this, bucket, options.encryptionKeys),
    };
    const name = literalNameOf(bucket);
    if (name !== undefined) this.literalArns.set(mount.bucketArn, `arn:aws:s3:::${name}`);
    checkSharedDate([...this.mounts, mount]);
    checkBucketName(this, name);
    checkSettings(this, bucket, options, mount.keys);
    this._others.add(bucket, mount);
    const opened: OpenedBucket = { bucket, origins: options.corsOrigins ?? [HastyContract.APP_ORIGIN] };
    if (!allowCors(this, opened, options.cors)) this.unmanaged.push(opened);
    this.mounts.push(mount);
    this.importMode = importMode;
    const registration = Registration.s3({ description: bucket.node.path, bucket: bucket.bucketRef.bucketName, role: this.roleArn });
    this.registered.set(mount.bucketArn, registration);
    return registration;
  }

  /**
   * Ends sessions that were issued before a time, and URLs that they signed, at the next deploy. New sessions work, under the same
   * role. Of several times the latest counts. To end access for good, destroy the role.
   *
   * @param time in UTC, written out, and kept: `2026-12-01T00:00:00Z`
   * @throws when it is no time, or not known at synth
   */
  public revokeSessionsIssuedBefore(time: string): void {
    revocationDoubts(time, Token.isUnresolved).forEach(({ id, message }) => warn(this, id, message));
    this.revokedBefore = laterOf(time, this.revokedBefore);
  }

  /** The fields with which each mounted bucket is registered at Hasty. */
  public get registrations(): Registration[] {
    return [...this.registered.values()];
  }

  private get trust(): PolicyDocument { return trustPolicy(this.externalId, lastDate(this.mounts)); }

  private get access(): PolicyDocument { return accessPolicy(this.mounts, this.fence, this.revokedBefore); }

  private writeOutputs(): void {
    const stack = Stack.of(this);
    addOutputs(this, {
      RoleArn: { value: this.roleArn, description: 'The role that Hasty assumes' },
      ExternalId: { value: this.externalId, description: 'The ExternalId that Hasty must send' },
      HastyRegistrations: {
        value: Lazy.string({ produce: () => stack.toJsonString(this.registrations.map((registration) => registration.toJson())) }),
        description: 'What to register at Hasty: a list with one entry a bucket',
      },
    });
  }

  /** Of several ways to write the ARN of one bucket (made here, imported, by name) the first is used throughout. */
  private sameArn(bucket: IBucketRef, arn: string): string {
    const names = [literalNameOf(bucket), bucket.bucketRef.bucketName].filter((name) => name !== undefined);
    const ids = [...names, arn].map((id) => identityOf(this, id));
    const first = ids.map((id) => this.bucketArns.get(id)).find((known) => known !== undefined) ?? arn;
    ids.forEach((id) => this.bucketArns.set(id, first));
    return first;
  }

  private checkImportMode(mode: ImportMode, accessUntil?: string): void {
    checkSameMode(this.node, this.importMode, mode);
    if (mode === ImportMode.LINK && accessUntil !== undefined) {
      warn(this, 'linkEnds', `links stop working in Hasty at \`accessUntil\`, got: ${Token.isUnresolved(accessUntil) ? 'a parameter' : `'${accessUntil}'`} with ImportMode.LINK; use ImportMode.COPY, or leave the time out`);
    }
  }

  private validate(): string[] {
    if (this.mounts.length === 0) return [NO_MOUNT];
    this._others.warn(this.literalArn ?? '<RoleArn from the outputs>');
    warnOfMissingRules(this, this.unmanaged);
    const [end, access] = [lastDate(this.mounts), this.access];
    if (!isMadeElsewhere(this.role)) {
      acknowledgeWildcards(this.role.node.defaultChild as iam.CfnRole, access.Statement);
    } else if (end !== undefined) {
      const condition = JSON.stringify(Stack.of(this).resolve({ DateLessThan: { 'aws:CurrentTime': end } }));
      warn(this, 'trustWithoutEnd', `the role is made elsewhere (iam.Role.customizeRoles), and the report's trust policy lacks the end date; add ${condition} to its Condition`);
    }
    const trusts = this.role.assumeRolePolicy?.statementCount ?? 1;
    return [
      ...(trusts > 1 ? [`the role must trust Hasty under one ExternalId and nobody else, got ${trusts} trust statements; make a role of its own for every other principal or workspace`] : []),
      ...documentErrors(this.role, this.trust, access),
      ...policySizeErrors(this.mounts, this.fence, this.literalArns, this.revokedBefore),
    ];
  }
}
