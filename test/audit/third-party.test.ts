import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { audit } from '../../src/audit/audit';
import { documentsAt } from '../../src/audit/files';

const FOLDER = join(__dirname, 'third-party');

/** The verdict on each file, and the rules with findings of error level. What is wrong in each was worked out by hand; the comment says it. */
const VERDICTS: Record<string, [verdict: string, ...rules: string[]]> = {
  'vendor-role-yaml-short-tags.yaml': ['pass'],
  'vendor-role-open-folder.yaml': ['fail', 'rights-objects'], // the folder's parameter may be `*`
  'data-platform-mappings.yaml': ['pass'],
  'data-platform-wrong-key.yaml': ['fail', 'need-access'], // no such condition key: nobody ever sends it
  'serverless-app.yaml': ['fail', 'rights-actions'], // everything in S3, under the right resources
  'cdk-grant-read.json': ['fail', 'rights-actions'], // grantRead is wider than it sounds
  'cdk-three-actions.json': ['pass'],
  'folder-listing.tf.json': ['pass'],
  'folder-listing-equals.tf.json': ['fail', 'need-access'], // folders in the folder cannot be listed
  'plan.json': ['pass'],
  'plan-for-all-values.json': ['fail', 'trust-external-id'], // true when no ExternalId is sent
  'two-vendors.yaml': ['pass'],
  'shared-bucket-policy.yaml': ['fail', 'rights-direct'], // no role, no ExternalId
};

test('every file has a verdict', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(VERDICTS).sort());
});

test.each(Object.entries(VERDICTS))('%s: %j', (file, [verdict, ...rules]) => {
  const report = audit(documentsAt([join(FOLDER, file)]), { now: new Date('2026-11-22T00:00:00Z') });
  const errors = report.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
  expect([report.verdict, ...new Set(errors)].sort()).toEqual([verdict, ...rules].sort());
});
