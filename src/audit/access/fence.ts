import { actionsIn } from './actions';
import { Mount } from './aws-access';
import { THROUGH_S3 } from './excess';
import { allowed, Bearing, Court, Rights } from './judge';
import { instant } from './operators';
import { Literal, Region } from './problem';
import { below } from './ranges';
import { isBucket, objectsRegion, prefixWithin } from './scope';
import { HastyContract } from '../../contract';
import { Statement } from '../policy/statement';

/** Actions of which one stands for all that no deny names. */
const SAMPLES = ['s3:PutObject', 's3:ListAllMyBuckets', 's3:ListBucketVersions', 'sqs:ReceiveMessage', 'sts:AssumeRole', 'iam:PassRole', 'kms:GenerateDataKey'];
const NEEDED = [HastyContract.S3_READ_ACTION, HastyContract.S3_LIST_ACTION, HastyContract.S3_LOCATE_ACTION, 'kms:Decrypt'];

/** Whether even a policy that allows everything would add nothing to what a role's mounts are. */
export function isFenced(court: Court, rights: Rights, mounts: readonly Mount[]): boolean {
  const at = { file: '', line: 1, column: 1, path: '' };
  const any = { not: false, patterns: [['*']] };
  const all: Statement = { effect: 'Allow', when: [], actions: any, resources: any, conditions: [], variables: true, at };
  const adds = (denies: readonly Bearing[]) => {
    const open: Rights = { ...rights, allows: [{ statement: all }], denies: () => denies, boundary: undefined };
    const actions = new Set([...NEEDED, ...SAMPLES, ...namedBy(denies)]);
    return [...actions].some((action) => allowed(court, open, action, mounts.flatMap((mount) => within(mount, action))));
  };
  // mostly the role's own denies are enough; those on the resources of the documents are many
  const own = rights.denies({ statement: { ...all, resources: { not: false, patterns: [] } } });
  return !adds(own) || !adds(rights.denies({ statement: all }));
}

/** Actions that denies treat on their own: one for each pattern. */
function namedBy(denies: readonly Bearing[]): string[] {
  const patterns = denies.flatMap(({ statement }) => statement.actions.patterns);
  return patterns.flatMap((pattern) => actionsIn({ not: false, patterns: [pattern] }).slice(0, 1));
}

function within({ bucket, folders, listing, end }: Mount, action: string): Region[] {
  const regions = (): readonly (readonly Literal[])[] => {
    switch (action) {
      case HastyContract.S3_READ_ACTION: return folders.map((folder) => objectsRegion(folder).constraints);
      case HastyContract.S3_LOCATE_ACTION: return [[isBucket(bucket)]];
      case HastyContract.S3_LIST_ACTION: return listing === 'BUCKET' ? [[isBucket(bucket)]] : folders.map(({ folder }) => [isBucket(bucket), prefixWithin(folder)]);
      default: return action === 'kms:Decrypt' ? [THROUGH_S3.constraints] : [];
    }
  };
  const time = end === undefined || action === 'kms:Decrypt' ? undefined : instant(end);
  const before: Literal[] = time === undefined ? [] : [{ variable: 'aws:currenttime', constraint: { absent: false, present: { kind: 'date', ranges: below(time, false) } } }];
  return regions().map((constraints) => ({ when: [], constraints: [...constraints, ...before] }));
}
