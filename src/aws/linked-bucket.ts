import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { MountOptions } from './mount-options';
import { objectRules } from './object-rules';
import { warn } from './warning';
import { ImportMode, ObjectPrefix } from '../contract';
import { LINK_LOSSES, linkLoss } from '../contract/link-losses';

/** Warns of what takes a bucket or its objects away from Hasty, which keeps links alone. A mount by COPY needs nothing to stay. */
export function checkLinked(scope: Construct, path: string, resource: any, { importMode = ImportMode.LINK, prefixes }: MountOptions): void {
  if (importMode !== ImportMode.LINK) return;
  const folders = prefixes?.map((prefix) => Token.isUnresolved(prefix) ? undefined : ObjectPrefix.of(prefix).value);
  const linked = { bucket: path, folders: folders ?? [''], rules: objectRules(resource.Properties ?? {}) };
  LINK_LOSSES.forEach((id) => warnIf(scope, id, linkLoss(id, linked)));
  warnIf(scope, 'linkBucketGoes', lossOfBucket(path, resource));
}

function warnIf(scope: Construct, id: Parameters<typeof warn>[1], message: string | undefined): void {
  if (message !== undefined) warn(scope, id, message);
}

/** Without a policy CloudFormation deletes a bucket, if it is empty; a custom resource of CDK empties those with a tag. */
function lossOfBucket(path: string, { DeletionPolicy, UpdateReplacePolicy, Properties }: any): string | undefined {
  const tags: any[] = [Properties?.Tags ?? []].flat();
  if (tags.some(({ Key, Value }) => Key === 'aws-cdk:auto-delete-objects' && Value === 'true')) {
    return `'${path}' must stay for as long as Hasty links to its images, got: autoDeleteObjects, which deletes all of them with the stack; leave it out and retain the bucket, or import by ImportMode.COPY`;
  }
  // a bucket that was never filled may go: RetainExceptOnCreate
  if (String(DeletionPolicy).startsWith('Retain') && UpdateReplacePolicy === 'Retain') return undefined;
  const got = (policy: unknown) => policy === undefined ? 'none' : typeof policy === 'string' ? policy : JSON.stringify(policy);
  return `'${path}' must stay for as long as Hasty links to its images, got DeletionPolicy ${got(DeletionPolicy)} and UpdateReplacePolicy ${got(UpdateReplacePolicy)}: CloudFormation tries to delete it with the stack, and does once it is empty; retain it (applyRemovalPolicy(RemovalPolicy.RETAIN)), or import by ImportMode.COPY`;
}
