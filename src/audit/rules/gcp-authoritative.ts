import { TUTORIAL } from './contract';
import { gcpModel } from '../gcp/model';
import { shown } from '../gcp/names';
import { Rule, RuleFinding } from '../rule';

/** Bindings and policies that remove what others granted. */
export const gcpAuthoritative: Rule = {
  id: 'gcp-authoritative',
  severity: 'warning',
  reason: 'A `_binding` or `_policy` owns the role or the whole policy: whoever else has rights on the bucket loses them when it is applied.',
  fix: 'use google_storage_bucket_iam_member, which adds and removes nothing but itself',
  contract: TUTORIAL,
  check: (analysis) => {
    const { grants, mounted } = gcpModel(analysis);
    const found = new Map<string, RuleFinding>();
    for (const { by, on, address, role, at, construct } of grants) {
      if ((by !== 'binding' && by !== 'policy') || on.kind !== 'bucket' || !mounted.has(on.bucket)) continue;
      const what = by === 'policy' ? 'every right' : `the role ${role.name}`;
      found.set(address, { message: `${address} removes ${what} on ${shown(on.bucket)} from members that it does not list`, at, construct });
    }
    return [...found.values()];
  },
};
