import { TUTORIAL } from './contract';
import { HastyContract } from '../../contract';
import { Analysis } from '../analysis';
import { corsTroubles } from '../cloud-cors';
import { blocksAt, Instance, textsAt, unknownBlocksAt } from '../cloud-resource';
import { literalOf } from '../document/text';
import { gcpModel, isMade } from '../gcp/model';
import { shown } from '../gcp/names';
import { Rule, RuleFinding } from '../rule';

/** Whether Hasty's app can show images, and nobody else can. */
export const gcpCors: Rule = {
  id: 'gcp-cors',
  severity: 'error',
  reason: 'Images load in Hasty\'s app only if CORS allows GET from its exact origin; a wider rule serves other web sites too.',
  fix: `write cors { origin = ["${HastyContract.APP_ORIGIN}"], method = ["GET"], response_header = ["Content-Type"], max_age_seconds = 3600 }`,
  contract: TUTORIAL,
  check: (analysis) => gcpModel(analysis).buckets.flatMap(({ name, instance }) => isMade(instance) ? judge(analysis, name, instance) : []),
};

function judge(analysis: Analysis, name: string, { properties, unknown, at, construct }: Instance): RuleFinding[] {
  const opaque = unknown ?? unknownBlocksAt(properties, 'cors');
  if (opaque !== undefined) return [{ status: 'cannot tell', message: `the CORS rules of ${shown(name)} depend on ${opaque}`, at, construct }];
  const agreed = analysis.expected?.mounts.find(({ cloud, bucket }) => cloud === 'gcs' && bucket === name)?.corsOrigins;
  const blocks = blocksAt(properties, 'cors');
  const values = (key: string) => blocks.map((block) => (textsAt(block, key) ?? []).map(literalOf));
  const [origins, methods, headers] = ['origin', 'method', 'response_header'].map(values);
  const rules = blocks.map((_, index) => ({ origins: origins[index], methods: methods[index] }));
  const wanted = agreed ?? [HastyContract.APP_ORIGIN];
  const troubles = corsTroubles(rules, wanted, HastyContract.GCS_CORS_METHODS).map(({ message, status }): RuleFinding =>
    ({ status, message: `CORS of ${shown(name)}: ${message}`, at: blocks[0]?.at ?? at, construct }));
  const ours = headers.filter((_, index) => origins[index].some((origin) => origin !== undefined && wanted.includes(origin))).flat();
  const has = (header: string) => ours.some((given) => given === undefined || given === '*' || given.toLowerCase() === header.toLowerCase());
  const lacking = HastyContract.GCS_CORS_RESPONSE_HEADERS.filter((header) => !has(header));
  const header = troubles.length === 0 && lacking.length > 0
    ? [{ severity: 'warning' as const, message: `CORS of ${shown(name)}: Hasty's app may not see ${lacking.join(', ')}`, at: blocks[0]?.at ?? at, construct }]
    : [];
  return [...troubles, ...header];
}
