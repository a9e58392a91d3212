import { Finding } from '../../src/audit/finding';
import { Manifest, MountEntry } from '../../src/audit/manifest';
import { AuditReport } from '../../src/audit/report';

/** Text of a template that tries to become more than text, wherever it is shown. */
export const HOSTILE = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)> | `x` @acme/team #1 **b** [l](javascript:x) https://evil.example \u001b[31m\u202e\n\r--> ]]>';

export const MOUNT: MountEntry = {
  cloud: 's3',
  principal: 'arn:aws:iam::718860067770:root',
  identity: 'arn:aws:iam::111122223333:role/HastyImages',
  externalId: '0d1f2a3b-1111-4222-8333-444455556666',
  bucket: 'acme-images',
  prefixes: ['street/2026/'],
  actions: ['s3:GetBucketLocation', 's3:GetObject', 's3:ListBucket'],
  listing: 'BUCKET',
  sessionSeconds: 21_600,
  corsOrigins: ['https://app.hasty.ai'],
  revoke: 'delete the role HastyImages',
};

export const OPEN_TRUST: Finding = {
  rule: 'trust-external-id',
  severity: 'error',
  status: 'fail',
  message: 'the role can be assumed without an ExternalId',
  fix: 'demand the ExternalId of your workspace by StringEquals',
  at: { file: 'cdk.out/Acme.template.json', line: 12, column: 9, path: 'Resources.ImagesRole' },
  construct: 'Acme/Images/Role',
  witness: {
    principal: 'arn:aws:iam::718860067770:root', action: 'sts:AssumeRole', resource: '${ImagesRole}', context: {}, choices: { IsProduction: 'true' }, answer: 'allowed',
  },
};

const UNKNOWN_BUCKET: Finding = {
  rule: 'rights-objects',
  severity: 'error',
  status: 'cannot tell',
  message: 'objects outside the folders may be readable: it depends on the import of SharedBucketName',
  fix: 'write the name of the bucket',
  at: { file: 'cdk.out/Acme.template.json', line: 40, column: 5, path: 'Resources.Policy' },
};

export const ACCEPTED: Finding = {
  rule: 'bucket-lifecycle',
  severity: 'warning',
  status: 'fail',
  message: 'objects expire',
  fix: 'remove the rule',
  at: { file: 'other.json', line: 50, column: 1, path: 'Resources.Bucket' },
  acknowledged: 'imported by COPY',
};

export function manifestOf(...mounts: Partial<MountEntry>[]): Manifest {
  return { version: 1, mounts: mounts.map((mount) => ({ ...MOUNT, ...mount })) };
}

export function reportOf(changes: Partial<AuditReport> = {}): AuditReport {
  return {
    version: 1,
    verdict: 'fail',
    scopeJudged: false,
    subjects: ['every principal of the AWS account 718860067770'],
    files: ['cdk.out/Acme.template.json', 'other.json'],
    findings: [OPEN_TRUST, UNKNOWN_BUCKET, ACCEPTED],
    access: manifestOf({}),
    assumptions: ['only these documents were read', 'whoever may change IAM is trusted'],
    ...changes,
  };
}

/** A report in which every text that comes from a document is hostile. */
export function hostileReport(): AuditReport {
  const hostile: Finding = {
    ...OPEN_TRUST,
    message: HOSTILE,
    fix: HOSTILE,
    construct: HOSTILE,
    at: { file: HOSTILE, line: 1, column: 1, path: HOSTILE },
    witness: { principal: HOSTILE, action: HOSTILE, resource: HOSTILE, context: { [HOSTILE]: HOSTILE }, choices: { [HOSTILE]: HOSTILE }, answer: 'allowed' },
  };
  const words = { principal: HOSTILE, identity: HOSTILE, externalId: HOSTILE, bucket: HOSTILE, until: HOSTILE, revoke: HOSTILE };
  return reportOf({
    subjects: [HOSTILE],
    files: [HOSTILE],
    findings: [hostile, { ...hostile, acknowledged: HOSTILE }],
    access: manifestOf({ ...words, prefixes: [HOSTILE], actions: [HOSTILE], corsOrigins: [HOSTILE] }),
    assumptions: [HOSTILE],
  });
}
