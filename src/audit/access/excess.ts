import { actionsIn } from './actions';
import { Constraint } from './constraint';
import { lettersOf, STAR } from './glob';
import { allowed, Bearing, Court, Found, Rights } from './judge';
import { Letter } from './letters';
import { Region } from './problem';
import { isBucket } from './scope';
import { HastyContract } from '../../contract';

/** What a statement allows beyond the contract. */
export interface Excess {
  readonly by: Bearing | undefined;
  /** A request for each action. Of reading objects there is none: that is the scope's matter. */
  readonly found: readonly Found[];
}

/**
 * Everything that is allowed beyond locating, listing and reading the mounted buckets, and decrypting through S3.
 *
 * @param buckets the mounted ones; undefined: any may be
 */
export function excessOf(court: Court, rights: Rights, buckets: readonly (readonly Letter[])[] | undefined): Excess[] {
  const mounted = buckets?.map((bucket): Region => ({ when: [], constraints: [isBucket(bucket)] })) ?? [{ when: [], constraints: [] }];
  const isSubjectHasty = rights.subject.kind === 'hasty';
  const byStatement = new Map<Bearing | undefined, Found[]>();
  for (const action of actionsOf(rights)) {
    if (action === HastyContract.S3_READ_ACTION && !isSubjectHasty && !rights.allows.some(({ everyone }) => everyone)) continue;
    const found = allowed(court, relevant(rights, action), action, isSubjectHasty ? [] : withinContract(action, mounted));
    if (found) byStatement.set(found.by, [...byStatement.get(found.by) ?? [], found]);
  }
  return [...byStatement].map(([by, found]) => ({ by, found }));
}

/** Of reading objects only what everyone may is looked at here. */
function relevant(rights: Rights, action: string): Rights {
  return action === HastyContract.S3_READ_ACTION && rights.subject.kind !== 'hasty' ? { ...rights, allows: rights.allows.filter(({ everyone }) => everyone) } : rights;
}

function withinContract(action: string, mounted: readonly Region[]): readonly Region[] {
  switch (action) {
    case HastyContract.S3_LIST_ACTION: case HastyContract.S3_LOCATE_ACTION: return mounted;
    case 'kms:Decrypt': return [THROUGH_S3];
    default: return [];
  }
}

const viaS3: Constraint = { absent: false, present: { some: true, globs: [{ tokens: [...lettersOf('s3.'), STAR, ...lettersOf('.amazonaws.com')], fold: false }] } };

/** Through S3 the role reaches only what it may read. */
export const THROUGH_S3: Region = { when: [], constraints: [{ variable: 'kms:viaservice', constraint: viaS3 }] };

/** The actions that a subject's statements may allow. */
export function actionsOf(rights: Rights): readonly string[] {
  return [...new Set(rights.allows.flatMap(({ statement }) => statement.unknown === undefined ? actionsIn(statement.actions) : ['s3:PutObject']))];
}
