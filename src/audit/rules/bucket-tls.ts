import { literalOf, show } from '../document/text';
import { keyOf } from '../document/text-key';
import { grouped } from '../grouped';
import { Rule } from '../rule';
import { mountedBuckets } from './bucket-public-access';
import { TUTORIAL } from './contract';

export const bucketTls: Rule = {
  id: 'bucket-tls',
  severity: 'note',
  reason: 'A signed URL that is opened without TLS can be read, and used, by anybody on the way.',
  fix: 'deny s3:* in the bucket policy where aws:SecureTransport is false',
  contract: TUTORIAL,
  check: (analysis) => {
    const policies = grouped(analysis.facts.resourcePolicies, ({ resource }) => keyOf(resource));
    return mountedBuckets(analysis).filter(({ existing }) => !existing).filter((bucket) => {
      const statements = (policies.get(keyOf(bucket.arn)) ?? []).flatMap((policy) => policy.statements);
      return !statements.some(({ effect, conditions }) => effect === 'Deny' && conditions.some(({ operator, key, values }) =>
        /^bool/i.test(operator) && key.toLowerCase() === 'aws:securetransport' && values.some((value) => literalOf(value)?.toLowerCase() === 'false')));
    }).map((bucket) => ({ message: `${show(bucket.name)} takes requests without TLS`, at: bucket.at, construct: bucket.construct }));
  },
};
