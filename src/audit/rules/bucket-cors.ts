import { HastyContract } from '../../contract';
import { awsAccess } from '../access/aws-access';
import { corsFlaws } from '../access/cors';
import { Analysis } from '../analysis';
import { show } from '../document/text';
import { Bucket, CorsRule } from '../facts';
import { Rule, RuleFinding } from '../rule';
import { TUTORIAL } from './contract';

export const bucketCors: Rule = {
  id: 'bucket-cors',
  severity: 'error',
  reason: 'Hasty’s app reads images from the browser, which the bucket must allow that app, and it alone, by CORS.',
  fix: 'make the first CORS rule AllowedOrigins https://app.hasty.ai, AllowedMethods GET and HEAD, AllowedHeaders Authorization, ExposeHeaders Access-Control-Allow-Origin',
  contract: TUTORIAL,
  check: (analysis) => {
    const roles = awsAccess(analysis).roles.filter(({ unsure }) => !unsure);
    const mounted = new Set(roles.flatMap(({ mounts }) => mounts.flatMap(({ facts }) => facts)));
    return analysis.facts.buckets.flatMap((bucket) => flawsOf(bucket, mounted.has(bucket), originsOf(analysis, show(bucket.name))));
  },
};

/** The origins of Hasty's app: what was agreed, or the one that Hasty documents. */
function originsOf({ expected }: Analysis, bucket: string): readonly string[] {
  const agreed = expected?.mounts.find((mount) => mount.cloud === 's3' && mount.bucket === bucket)?.corsOrigins;
  return agreed && agreed.length > 0 ? agreed : [HastyContract.APP_ORIGIN];
}

/** Of a bucket that is not mounted only what is too wide and names Hasty counts: it may be about to be mounted elsewhere. */
function flawsOf(bucket: Bucket, mounted: boolean, origins: readonly string[]): RuleFinding[] {
  return bucket.cors.flatMap(({ rules, at }): RuleFinding[] => {
    const about = { construct: bucket.construct };
    if (!rules && bucket.existing) return [];
    return corsFlaws(rules ?? [], origins).filter(({ kind, rule }) => mounted || (kind !== 'unmet' && kind !== 'unknown' && namesHasty(rule))).map(({ kind, message, rule }) => ({
      ...about,
      message: `${show(bucket.name)}: ${message}`,
      at: rule?.at ?? at,
      ...(kind === 'unknown' && { status: 'cannot tell' as const }),
      ...(kind === 'looser' && { severity: 'warning' as const }),
    }));
  });
}

function namesHasty(rule: CorsRule | undefined): boolean {
  return rule !== undefined && rule.AllowedOrigins.some((origin) => /hasty\.ai/i.test(show(origin)));
}
