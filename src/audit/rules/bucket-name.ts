import { awsAccess } from '../access/aws-access';
import { Rule } from '../rule';
import { TUTORIAL } from './contract';

export const bucketName: Rule = {
  id: 'bucket-name',
  severity: 'warning',
  reason: 'The certificate of S3 covers one label before s3.amazonaws.com, so browsers refuse URLs of a bucket whose name has a dot.',
  fix: 'use a bucket without a dot in its name',
  contract: TUTORIAL,
  check: (analysis) => awsAccess(analysis).roles.flatMap(({ role, mounts }) => mounts.filter(({ name }) => !name.includes('${') && name.includes('.'))
    .map(({ name }) => ({ message: `browsers cannot open signed URLs of ${name}, whose name has a dot`, at: role.at, construct: role.construct }))),
};
