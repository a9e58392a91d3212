import { Choices, Guard } from './document/choice';
import { Resource } from './document/node';
import { Place } from './document/place';
import { Text } from './document/text';
import { Statement } from './policy/statement';

/**
 * What the documents say, in the words of the clouds and not of the documents: the readers write it, the rules read it. All files
 * are one system.
 */
export interface Facts {
  readonly files: readonly string[];
  readonly choices: Choices;
  readonly roles: readonly Role[];
  readonly users: readonly User[];
  readonly buckets: readonly Bucket[];
  /** Policies on resources: buckets, keys, queues, access points, ... */
  readonly resourcePolicies: readonly ResourcePolicy[];
  /** Ways to give rights that are no policies: ACLs, grants, ... that name Hasty's account, a role, or everybody. */
  readonly doors: readonly Door[];
  /** Whatever could give rights on the way to a bucket and was not understood: `Fn::Transform`, a module, a nested stack that is not at hand. */
  readonly unknowns: readonly Unknown[];
  /** Where text is shown to whoever may read the stack or its outputs: outputs, parameter defaults, metadata, tags, descriptions. */
  readonly texts: readonly ShownText[];
  /** Every resource, for what is not among the above: gcp and azure read theirs from here. */
  readonly resources: readonly Resource[];
}

/** An IAM role. */
export interface Role {
  readonly id: string;
  readonly when: Guard;
  /** A NameHole when the cloud makes the name. */
  readonly name: Text;
  readonly arn: Text;
  readonly trust: readonly Statement[];
  /** Its inline, attached and managed policies, of all files. */
  readonly policies: readonly Statement[];
  /** undefined: none */
  readonly boundary?: Boundary;
  /** Managed policies whose text is in none of the files: their ARNs. */
  readonly foreignPolicies: readonly { readonly arn: Text; readonly when: Guard; readonly at: Place }[];
  /** Seconds, as text; undefined: 3600, IAM's default. Guarded alternatives. */
  readonly maxSessionDuration: readonly { readonly seconds?: Text; readonly when: Guard; readonly at: Place }[];
  /** Tags by key. */
  readonly tags: ReadonlyMap<string, Text>;
  readonly construct?: string;
  readonly at: Place;
}

/** A permissions boundary: its statements, or its ARN when they are in none of the files. */
export interface Boundary {
  readonly statements?: readonly Statement[];
  readonly arn: Text;
  readonly at: Place;
}

/** An IAM user. */
export interface User extends Pick<Role, 'id' | 'when' | 'name' | 'arn' | 'policies' | 'boundary' | 'foreignPolicies' | 'construct' | 'at'> {
  /** Where access keys of it are made. */
  readonly accessKeys: readonly Place[];
}

/** A policy on a resource. */
export interface ResourcePolicy {
  /** `bucket`, `key`, `access point`, `queue`, `secret`, `function`, ... */
  readonly kind: string;
  /** ARN of the resource; of a bucket without `/*`. */
  readonly resource: Text;
  /** The account of the resource, where the documents tell it. */
  readonly account?: string;
  readonly when: Guard;
  readonly statements: readonly Statement[];
  readonly construct?: string;
  readonly at: Place;
}

/** An S3 bucket. What is undefined is not set in the documents. */
export interface Bucket {
  readonly id: string;
  readonly when: Guard;
  readonly name: Text;
  readonly arn: Text;
  /** Its account, where the documents tell it. */
  readonly account?: string;
  /** Alternatives, of which one is there; `rules` undefined: not managed by these documents. */
  readonly cors: readonly { readonly when: Guard; readonly rules?: readonly CorsRule[]; readonly at: Place }[];
  readonly publicAccessBlock: readonly { readonly when: Guard; readonly blocks?: PublicAccessBlock; readonly at: Place }[];
  readonly lifecycle: readonly LifecycleRule[];
  /** `BucketOwnerEnforced`, ... */
  readonly ownership?: Text;
  /** ARN, id or alias of the KMS key that objects are encrypted with by default; `aws/s3` when KMS is on without one. */
  readonly kmsKey?: Text;
  /** Whether deleting the stack, or replacing or emptying the bucket, deletes it or its objects: the setting and its place. */
  readonly deletion: readonly { readonly setting: string; readonly when: Guard; readonly at: Place }[];
  /** Whether the bucket is only named by the documents (a data source, an existing bucket) and not made by them. */
  readonly existing: boolean;
  readonly construct?: string;
  readonly at: Place;
}

/** A CORS rule, in the words of the S3 API. */
export interface CorsRule {
  readonly AllowedOrigins: readonly Text[];
  readonly AllowedMethods: readonly Text[];
  readonly AllowedHeaders: readonly Text[];
  readonly ExposeHeaders: readonly Text[];
  readonly at: Place;
  /** Set when the rule was not understood. */
  readonly unknown?: string;
}

/** The four switches; undefined: false. */
export interface PublicAccessBlock {
  readonly BlockPublicAcls?: Text;
  readonly BlockPublicPolicy?: Text;
  readonly IgnorePublicAcls?: Text;
  readonly RestrictPublicBuckets?: Text;
}

/** What a lifecycle rule does to objects that are current. Rules that only touch noncurrent versions and uploads are left out. */
export interface LifecycleRule {
  /** `expires` (deleted), or the storage class that objects move to. */
  readonly does: Text;
  /** The beginning of the keys that it is for; empty: all. */
  readonly prefix: Text;
  readonly when: Guard;
  readonly at: Place;
}

/** A way to give rights that is no policy. */
export interface Door {
  /** What it is: `the ACL of the bucket`, `an access grant`. */
  readonly what: string;
  /** Who gets in: an account id, an ARN, `*` for everybody. */
  readonly to: Text;
  /** ARN of what it opens. */
  readonly resource: Text;
  readonly when: Guard;
  readonly construct?: string;
  readonly at: Place;
}

/** Something that was not understood. */
export interface Unknown {
  /** As in UnknownHole. */
  readonly why: string;
  readonly at: Place;
}

/** Text that people may read. */
export interface ShownText {
  /** `output ImagesRoleArn`, `default of parameter Key`, `tag owner of ImagesRole`. */
  readonly where: string;
  readonly text: Text;
  /** Whether the document marks it sensitive (Terraform) or hides it (`NoEcho`). */
  readonly sensitive: boolean;
  readonly at: Place;
}
