import { iamPattern } from './iam-pattern';

/** Folders that are in their one form already, in ASCII, as nearly all are: nothing more is to be checked of them but the length. */
const PLAIN = /^[\w-][\w/ .-]*\/$/;
const MAX_KEY_BYTES = 1024; // https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html; GCS and Azure: the same
// \p{Cc} and \p{Cs} written out: a pattern with a Unicode property takes longer to make than all else that is done to a prefix
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/; // eslint-disable-line no-control-regex
const HALF_PAIR = /[\ud800-\udfff]/u;

/**
 * A folder of a bucket, or the whole bucket: the part of it that Hasty may read.
 *
 * A prefix ends in `/`: without it, `street` would open `street2/` too.
 *
 * @example
 * import { ObjectPrefix } from 'hasty-bucket-constructs/contract';
 *
 * console.log(ObjectPrefix.of('/street/2026').value); // street/2026/
 */
export class ObjectPrefix {
  /** The prefix of every object: the empty one. */
  public static wholeBucket(): ObjectPrefix {
    return new ObjectPrefix('');
  }

  /**
   * Brings a prefix into its one form: no slash in front, one at the end. Inner `//` and `..` are legal in keys, and kept.
   *
   * @param value `folder`, `/folder` and `folder/` are the same
   * @throws when it is empty, an address (`s3://...`, an ARN), begins with `//`, holds control characters or half a surrogate pair, or is longer than a key
   * may be (1,024 bytes of UTF-8)
   */
  public static of(value: string): ObjectPrefix {
    const plain = typeof value === 'string' && PLAIN.test(value);
    const normal = plain ? value : normalize(value);
    const bytes = plain ? value.length : Buffer.byteLength(normal);
    if (bytes > MAX_KEY_BYTES) throw new Error(`a prefix must have at most ${MAX_KEY_BYTES} bytes, as keys do, got ${bytes}: '${normal.slice(0, 40)}...'; mount a parent folder`);
    return new ObjectPrefix(normal);
  }

  private constructor(
    /** The prefix, `folder/`, or the empty string for the whole bucket. */
    public readonly value: string,
  ) {}

  /**
   * The prefix as an IAM pattern that matches the keys under it and no others: `folder/*`.
   *
   * `*`, `?` and `$` in the prefix itself are written `${*}`, `${?}` and `${$}`, so that IAM takes them literally.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
   * @throws when it holds characters outside Latin-1 (above U+00FF), which no IAM policy can
   */
  public toIamPattern(): string {
    return iamPattern(this.value);
  }
}

/** @throws when it is no folder, or holds what keys cannot */
function normalize(value: string): string {
  const got = `got: ${JSON.stringify(value)}`;
  if (typeof value !== 'string' || value === '' || value === '/') {
    throw new Error(`a prefix must name a folder, ${got}; for the whole bucket leave \`prefixes\` out (an existing bucket: \`wholeBucket: true\`)`);
  }
  if (/^(?:(?:s3|gs|https?):\/\/|arn:)/.test(value)) throw new Error(`a prefix must be how keys begin, such as street/, ${got}; give the part after the bucket's name`);
  if (value.startsWith('//')) throw new Error(`a prefix must not begin with two slashes, ${got}; keys begin with a name`);
  if (CONTROL.test(value)) throw new Error(`a prefix must not hold control characters, ${got}; rename the folder or mount its parent`);
  if (HALF_PAIR.test(value)) throw new Error(`a prefix must be well-formed Unicode, ${got}; it holds half of a surrogate pair`);
  return value.replace(/^\//, '').replace(/\/?$/, '/');
}
