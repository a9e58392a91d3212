import { Rule } from '../rule';
import { TUTORIAL } from './contract';
import { excesses, isEscalation } from './excesses';

export const rightsActions: Rule = {
  id: 'rights-actions',
  severity: 'error',
  reason: 'Hasty needs to locate, list and read; any other right is one that it can lose for you.',
  fix: 'allow s3:GetBucketLocation and s3:ListBucket on the bucket, s3:GetObject on its folders, and nothing else',
  contract: TUTORIAL,
  check: (analysis) => excesses(analysis, (excess) => !isEscalation(excess), 'can do more than locate, list and read'),
};
