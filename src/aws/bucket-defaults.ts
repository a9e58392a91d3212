import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, BucketAccessControl, BucketEncryption, BucketProps, ObjectOwnership } from 'aws-cdk-lib/aws-s3';

/**
 * The properties of a new bucket: ours, and over them those that were given.
 *
 * @throws when what was given opens the bucket to the public, lets objects go with the stack, or keeps Hasty from reading them
 */
export function bucketPropsWith(given: BucketProps = {}): BucketProps {
  contradictions.forEach(({ name, clashes, why }) => {
    if (clashes(given)) throw new Error(`\`bucketProps.${name}\` must not be ${show(given[name])} in a HastyBucket: ${why}; leave it out, or make the bucket yourself and use BucketMount`);
  });
  return {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    encryption: given.encryptionKey ? BucketEncryption.KMS : BucketEncryption.S3_MANAGED,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    // given rules replace ours: beside a longer retention of theirs, ours would delete what they keep
    lifecycleRules: given.versioned === false ? [ABORT_UPLOADS] : [{ ...ABORT_UPLOADS, noncurrentVersionExpiration: Duration.days(30) }],
    // an undefined value must not take a default away
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  };
}

const ABORT_UPLOADS = { abortIncompleteMultipartUploadAfter: Duration.days(7) };

interface Contradiction {
  readonly name: keyof BucketProps;
  readonly clashes: (given: BucketProps) => boolean;
  readonly why: string;
}

const contradictions: Contradiction[] = [
  { name: 'publicReadAccess', clashes: ({ publicReadAccess }) => publicReadAccess === true, why: 'everybody could read the images' },
  {
    name: 'blockPublicAccess',
    clashes: ({ blockPublicAccess: block }) => block !== undefined
      && !(block.blockPublicAcls && block.blockPublicPolicy && block.ignorePublicAcls && block.restrictPublicBuckets),
    why: 'the bucket could be opened to everybody',
  },
  {
    name: 'accessControl',
    clashes: ({ accessControl }) => accessControl !== undefined && accessControl !== BucketAccessControl.PRIVATE,
    why: 'access lists are off, and rights come from policies alone',
  },
  { name: 'enforceSSL', clashes: ({ enforceSSL }) => enforceSSL === false, why: 'images could travel unencrypted' },
  {
    name: 'objectOwnership',
    clashes: ({ objectOwnership }) => objectOwnership !== undefined && objectOwnership !== ObjectOwnership.BUCKET_OWNER_ENFORCED,
    why: 'Hasty could not read objects that other accounts put there',
  },
  { name: 'autoDeleteObjects', clashes: ({ autoDeleteObjects }) => autoDeleteObjects === true, why: 'the images would be deleted with the stack' },
  {
    name: 'removalPolicy',
    clashes: ({ removalPolicy }) => removalPolicy !== undefined && removalPolicy !== RemovalPolicy.RETAIN
      && removalPolicy !== RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    why: 'the images would go with the stack',
  },
];

function show(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : `'${value}'`;
}
