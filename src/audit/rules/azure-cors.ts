import { TUTORIAL } from './contract';
import { HastyContract } from '../../contract';
import { Analysis } from '../analysis';
import { agreedOf, azureModel, corsRulesOf, isMade } from '../azure/model';
import { corsTroubles } from '../cloud-cors';
import { Instance, textsAt } from '../cloud-resource';
import { literalOf } from '../document/text';
import { Rule, RuleFinding } from '../rule';

/** https://learn.microsoft.com/rest/api/storageservices/cross-origin-resource-sharing--cors--support-for-the-azure-storage-services */
const MOST_RULES = 5;

/** Whether Hasty's app can show images, and nobody else can. */
export const azureCors: Rule = {
  id: 'azure-cors',
  severity: 'error',
  reason: 'Images load in Hasty\'s app only if CORS allows GET from its exact origin; a wider rule serves other web sites too.',
  fix: `write one cors_rule with allowed_origins = ["${HastyContract.APP_ORIGIN}"] and allowed_methods = ["GET", "HEAD"]`,
  contract: TUTORIAL,
  check: (analysis) => azureModel(analysis).accounts.flatMap(({ name, instances }) =>
    instances.filter(isMade).flatMap((instance) => judge(analysis, name, instance))),
};

function judge(analysis: Analysis, name: string, instance: Instance): RuleFinding[] {
  if (instance.unknown !== undefined) return [{ status: 'cannot tell', message: `the CORS rules of ${name} depend on ${instance.unknown}`, at: instance.at }];
  const blocks = corsRulesOf(instance);
  const at = blocks[0]?.at ?? instance.at;
  const { construct } = instance;
  const wanted = agreedOf(analysis, name)[0]?.corsOrigins ?? [HastyContract.APP_ORIGIN];
  const values = (key: string) => blocks.map((block) => (textsAt(block, key) ?? []).map(literalOf));
  const [origins, methods, allowedHeaders] = ['allowed_origins', 'allowed_methods', 'allowed_headers'].map(values);
  const troubles = corsTroubles(origins.map((given, index) => ({ origins: given, methods: methods[index] })), wanted, ['GET']);
  const ours = origins.flatMap((given, index) => given.some((origin) => origin !== undefined && wanted.includes(origin)) ? [index] : []);
  const headers = ours.flatMap((index) => allowedHeaders[index]);
  const has = (header: string) => headers.some((given) => given === undefined || given === '*' || given.toLowerCase() === header.toLowerCase());
  const lacking = HastyContract.AZURE_CORS_ALLOWED_HEADERS.filter((header) => !has(header));
  return [
    ...troubles.map(({ message, status }): RuleFinding => ({ status, message: `CORS of ${name}: ${message}`, at, construct })),
    ...(blocks.length > MOST_RULES ? [{ message: `CORS of ${name}: Azure takes at most ${MOST_RULES} rules, got ${blocks.length}`, at, construct }] : []),
    ...(troubles.length === 0 && lacking.length > 0 ? [{ severity: 'warning' as const, message: `CORS of ${name}: Hasty's app may not send ${lacking.join(', ')}`, at, construct }] : []),
  ];
}
