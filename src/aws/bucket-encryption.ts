import { CfnResource, Reference, Stack, Tokenization } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct, IConstruct } from 'constructs';
import { warn } from './warning';
import { KmsKey } from '../contract/s3-access';

/** S3 takes the id of a key, its ARN, or an alias. The managed key needs no right of its own in the bucket's account. */
const NO_KEY_NEEDED = /(^|:)alias\/aws\/s3$|^\$\{AWS::NoValue\}$/;
const LITERAL = /^[\w-]+$/;

/**
 * Warns of a bucket that is encrypted with a KMS key that a mount does not know. Whether it knows a key behind an alias, a parameter or an
 * import cannot be told: then any key will do.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export function checkEncryption(scope: Construct, bucket: CfnBucket, { Properties }: any, keys: KmsKey[]): void {
  const ids: unknown[] = [];
  JSON.stringify(Properties?.BucketEncryption, (name, value) => {
    if (name === 'KMSMasterKeyID' && value !== undefined) ids.push(...branches(value));
    return value;
  });
  const needed = ids.filter((id) => !NO_KEY_NEEDED.test(textOf(id)));
  if (needed.length === 0) return;
  if (keys.length === 0) {
    warn(scope, 'encryptionKeyMissing', 'the bucket is encrypted with a KMS key that is not known here, so Hasty can list objects but not read them; give the key in `encryptionKeys`');
    return;
  }
  const stack = Stack.of(bucket);
  const given = keys.map(({ arn }) => givenKey(stack, arn));
  const missing = needed.find((id) => given.every((key) => key.certain && key.id !== keyIn(id)) && isCertain(stack, keyIn(id)));
  if (missing !== undefined) {
    warn(scope, 'encryptionKeyMissing', `the bucket encrypts new objects with the KMS key ${JSON.stringify(missing)}, which is none of those given, so Hasty can list them but not read them; give it in \`encryptionKeys\`, too`);
  }
}

/** A key of a mount as the stack of the bucket sees it. */
function givenKey(stack: Stack, arn: string): { readonly id: string; readonly certain: boolean } {
  const { length, firstToken } = Tokenization.reverseString(arn);
  const key = length === 1 && Reference.isReference(firstToken) && isKey(firstToken.target) ? firstToken.target : undefined;
  const [id, home] = [stack, key ? Stack.of(key) : stack].map((one) => keyIn(one.resolve(arn)));
  // to the bucket's stack, a key of another one that it does not import looks like its own of that logical id
  const isStrange = key !== undefined && Stack.of(key) !== stack && id === home;
  return { id: isStrange ? key.node.path : id, certain: key !== undefined || LITERAL.test(id) };
}

/** Whether a bucket's key is sure to be another than all those of another id. */
function isCertain(stack: Stack, id: string): boolean {
  return LITERAL.test(id) || stack.node.findAll().some((node) => isKey(node) && id === `\${${stack.resolve(node.logicalId)}}`);
}

function isKey(node: IConstruct): node is CfnResource {
  return CfnResource.isCfnResource(node) && /^AWS::KMS::(Replica)?Key$/.test(node.cfnResourceType);
}

function branches(value: any): unknown[] {
  const choice = value?.['Fn::If'];
  return Array.isArray(choice) ? choice.slice(1).flatMap(branches) : [value];
}

/** What tells a key from others, in the ways to write it: its id, which no two keys share, or its logical id as a hole. */
function keyIn(value: unknown): string {
  return textOf(value).replace(/^(?:[\w:-]|\$\{[\w:.]+\})*:key\//, '').replace(/^\$\{(\w+)\.(?:Arn|KeyId)\}$/, '${$1}');
}

/** A value of a template as a text, with holes as Fn::Sub writes them. */
function textOf(value: any): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join, 'Fn::Sub': sub } = value;
  if (Ref) return `\${${Ref}}`;
  if (attribute) return `\${${[attribute].flat().join('.')}}`;
  if (Array.isArray(join?.[1])) return join[1].map(textOf).join(join[0]);
  const [pattern, values = {}] = [sub].flat();
  if (typeof pattern === 'string') return pattern.replace(/\$\{(\w+)\}/g, (hole, name) => name in values ? textOf(values[name]) : hole);
  return `\${${JSON.stringify(value)}}`;
}
