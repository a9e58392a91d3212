import fc from 'fast-check';
import { ACCOUNT } from './deployed';
import { answer, Asked, ROLE, SESSION, templateOf } from './model';
import { Model } from './random-policies';
import { isStated, knock, need, NOW, Pick, picker, wish } from './random-requests';
import { audit } from '../../src/audit';
import { Witness } from '../../src/audit/finding';
import { AuditReport } from '../../src/audit/report';

/*
 * What the simulator does otherwise than AWS documents it, so that the random policies have none of it:
 * - policies of 2008 know variables there (reference_policies_variables.html: they do not);
 * - `${*}` in StringEquals is text there (the same page: it is a star);
 * - numbers under aws:CurrentTime are milliseconds there (reference_policies_condition-keys.html: seconds);
 * - ForAnyValue wins over IfExists where the key is absent, of which AWS does not say;
 * - the service in an action is compared by case (reference_policies_elements_action.html: it is not);
 * - addresses are compared as text without a mask, and /0 is taken for /32 (reference_policies_elements_condition_operators.html);
 * - `*` and `?` in a requested ARN are wildcards; ARNs of access points need a region.
 */

/** How many policies, and from which seed: HASTY_RUNS and HASTY_SEED say otherwise; the same each time, so that a change is to blame for a failure. */
export const RUNS = Number(process.env.HASTY_RUNS ?? 10_000);
export const SEED = Number(process.env.HASTY_SEED ?? 27_780_723);

const MOST_REQUESTS = 5;
const TOO_WIDE = /^(rights-(objects|actions|escalation|direct)|trust-(principal|external-id|action)|not-understood)$/;

/** What came of many policies. */
export interface Tally {
  readonly verdicts: Record<string, number>;
  requests: number;
  witnesses: number;
}

/** How often the audit says that it cannot tell, and that all is well. */
export function shares({ verdicts }: Tally): { readonly cannotTell: number; readonly pass: number } {
  const all = Object.values(verdicts).reduce((sum, one) => sum + one, 0);
  return { cannotTell: (verdicts['cannot tell'] ?? 0) / all, pass: (verdicts.pass ?? 0) / all };
}

/** Judges random policies, each by the audit and by the simulator. @throws with the template when they do not agree */
export async function compareWithSimulator(models: fc.Arbitrary<Model>, runs: number, tally: Tally): Promise<void> {
  const property = fc.asyncProperty(models, fc.nat(), async (model, seed) => {
    const fault = await disagreement(model, picker(seed), tally);
    if (fault) throw new Error(`${fault}\n${JSON.stringify(templateOf(model))}`);
  });
  await fc.assert(property, { seed: SEED, numRuns: runs });
}

async function disagreement(model: Model, pick: Pick, tally: Tally): Promise<string | undefined> {
  const report = audit([{ name: 'acme.template.json', text: JSON.stringify(templateOf(model)) }], { now: new Date(NOW) });
  tally.verdicts[report.verdict] = (tally.verdicts[report.verdict] ?? 0) + 1;
  const witnesses = report.findings.flatMap(({ witness, status, rule }) => witness && status === 'fail' ? [{ witness, rule }] : []).slice(0, MOST_REQUESTS);
  for (const { witness, rule } of witnesses) {
    const answers = await Promise.all(requestsOf(witness, model).map((asked) => answer(model, asked)));
    if (answers.length > 0 && !answers.includes(witness.answer)) return `${rule} has a witness that is not ${witness.answer}: ${JSON.stringify(witness)}`;
    tally.witnesses++;
  }
  for (let left = MOST_REQUESTS - witnesses.length; left > 0; left--) {
    tally.requests++;
    const wrong = await wrongAnswer(model, report, pick);
    if (wrong) return wrong;
  }
  return undefined;
}

/** One request of which the report says how it is answered. */
async function wrongAnswer(model: Model, report: AuditReport, pick: Pick): Promise<string | undefined> {
  const { findings, access: { mounts } } = report;
  const unmet = findings.some(({ rule }) => rule === 'need-access');
  if (!unmet && mounts.length > 0 && pick([true, false])) {
    const asked = need(pick, pick(mounts));
    if (asked.resource.includes('*')) return undefined; // for the simulator it is a wildcard
    return await answer(model, asked) === 'allowed' ? undefined : `needed, not found wanting, and refused: ${JSON.stringify(asked)}`;
  }
  if (findings.some(({ rule, severity }) => severity === 'error' && TOO_WIDE.test(rule))) return undefined;
  const trusted = report.verdict !== 'no access' && !findings.some(({ message }) => message.includes('can never assume'));
  // most of what is asked at random is refused anyhow, so ask for what is not stated
  const asked = Array.from({ length: 20 }, () => pick([knock, wish])(pick)).find((one) => !isStated(mounts, one) && (trusted || (one.principal.includes('718860067770') && !/Tag|Source/.test(one.action))));
  if (!asked || await answer(model, asked) === 'refused' || await isForEverybody(model, asked)) return undefined;
  return `not stated by the report (${report.verdict}), and allowed: ${JSON.stringify(asked)}`;
}

/** What everybody may do counts where a mounted bucket is touched; elsewhere it is a note. */
async function isForEverybody(model: Model, asked: Asked): Promise<boolean> {
  return asked.resource !== ROLE && await answer(model, { ...asked, principal: 'arn:aws:iam::999999999999:user/someone' }) === 'allowed';
}

/** Something that requests can be about where any resource will do. */
const SOMETHING: Record<string, string> = {
  kms: `arn:aws:kms:eu-central-1:${ACCOUNT}:key/images`,
  sqs: `arn:aws:sqs:eu-central-1:${ACCOUNT}:jobs`,
  iam: `arn:aws:iam::${ACCOUNT}:role/admin`,
  sts: `arn:aws:iam::${ACCOUNT}:role/admin`,
  dynamodb: `arn:aws:dynamodb:eu-central-1:${ACCOUNT}:table/images`,
  s3: `arn:aws:s3:eu-central-1:${ACCOUNT}:accesspoint/images`,
};

/** The requests that a witness stands for: of an account it is some principal that asks. */
function requestsOf({ principal, action, resource, context }: Witness, model: Model): Asked[] {
  // of access points the simulator knows only those with a region, and the policies here name none
  const fill = (text: string) => text.replaceAll('${AWS::AccountId}', ACCOUNT).replace(/^arn:aws:s3:[^:]*:[^:]+:accesspoint/, `arn:aws:s3:eu-central-1:${ACCOUNT}:accesspoint`);
  const known = Object.fromEntries(Object.entries(context).map(([key, value]) => [key, fill(value)]));
  const asked = { action, resource: resource === '*' ? SOMETHING[action.split(':')[0]] ?? '*' : fill(resource), context: { 'aws:CurrentTime': NOW, ...known } };
  if (resource !== '*' && /[*?]/.test(resource)) return []; // for the simulator these are wildcards
  const who = known['aws:PrincipalArn'] ?? fill(principal);
  if (fill(principal) === SESSION) return [{ ...asked, principal: SESSION }];
  if (principal.startsWith('arn:') && !principal.endsWith(':root')) return [{ ...asked, principal }];
  const named = [...JSON.stringify(model.trust).matchAll(/arn:aws:iam::718860067770:user\/hasty/g)].map(([arn]) => arn);
  const principals = who === '*' ? ['arn:aws:iam::999999999999:user/someone', 'ec2.amazonaws.com', 'lambda.amazonaws.com'] : known['aws:PrincipalArn'] ? [who] : [who, who.replace(/:root$/, ':user/someone'), ...named];
  return principals.map((one) => ({ ...asked, principal: one }));
}
