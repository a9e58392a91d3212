import { accessBreach } from './access-breach';
import { matchingRule } from './cors-matcher';
import { ACCOUNT, nameOf, Template } from './deployed';
import { assume, Caller, request, roleOf } from './iam';
import { actionsOf } from './iam-actions';
import { Contract, timesAround } from './oracle';
import { firstBreach, firstWrong, remember } from './search';

/** The first answer that breaks the contract, in words; undefined: the contract holds. Judged by requests, not by the template's text. */
export function breach(template: Template, contract: Contract): Promise<string | undefined> {
  return firstBreach([trustBreach, corsBreach, bucketBreach, accessBreach].map((search) => () => search(template, contract)));
}

const HASTY_USER = 'arn:aws:iam::718860067770:user/hasty';
const HASTY_SESSION = 'arn:aws:sts::718860067770:assumed-role/worker/session';

/** Hasty assumes the role with the ExternalId until the last mount ends; nobody else does, and Hasty not otherwise. */
async function trustBreach(template: Template, { externalId, mounts }: Contract) {
  const { AssumeRolePolicyDocument: trust, MaxSessionDuration } = roleOf(template).Properties;
  const ends = mounts.map(({ until }) => until).sort();
  const hasEnded = (time: string) => ends.every((until) => until !== undefined && until <= time);
  // whoever the policy names beside Hasty is tried too
  const named = (JSON.stringify(trust).match(/\b\d{12}\b/g) ?? []).filter((id) => !HASTY_USER.includes(id));
  const others = [...named, ACCOUNT, '999999999999'].map((account) => `arn:aws:iam::${account}:user/someone`);
  const actions = (await actionsOf('sts')).filter(({ name, arns }) => arns.role && name !== 'sts:AssumeRole').map(({ name }) => name);
  const ids = [undefined, '', 'other', externalId.toUpperCase(), externalId.slice(0, -1), `${externalId}0`, `0${externalId}`];
  const good = { principal: HASTY_USER, externalId };
  const callers: [Caller, boolean][] = [
    ...timesAround(mounts).flatMap((time) =>
      [HASTY_USER, HASTY_SESSION].map((principal): [Caller, boolean] => [{ principal, externalId, time }, !hasEnded(time)])),
    ...[
      ...ids.map((id) => ({ ...good, externalId: id })),
      ...actions.map((action) => ({ ...good, action })),
      ...[...others, 'ec2.amazonaws.com', 'anonymous'].flatMap((principal) => [{ principal, externalId }, { principal }]),
    ].map((caller): [Caller, boolean] => [caller, false]),
  ];
  return remember([trust, MaxSessionDuration, callers], () => firstWrong(callers, (caller) => assume(template, caller)));
}

/** Hasty's app reads from its origin; no other origin, method or header is let through. */
async function corsBreach(template: Template, { newBuckets }: Contract) {
  for (const name of newBuckets) {
    const [, bucket] = Object.entries(template.Resources).find(([id, { Type }]) => Type === 'AWS::S3::Bucket' && nameOf(template, id) === name)!;
    const rules: any[] = bucket.Properties.CorsConfiguration?.CorsRules ?? [];
    const origins = ['https://app.hasty.ai', 'http://app.hasty.ai', 'https://evil.example', 'https://x.hasty.ai', 'https://app.hasty.ai.evil.example',
      ...rules.flatMap(({ AllowedOrigins }) => AllowedOrigins).map((origin: string) => origin.replace('*', 'x'))];
    const headers = [[], ['authorization'], ['Authorization'], ['x-amz-acl'], ['authorization', 'x-amz-acl'], ['range']];
    const asked = origins.flatMap((origin) => ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'].flatMap((method) => headers.map((some) => ({ origin, method, headers: some }))));
    const wrong = asked.find((one) => {
      const may = one.origin === 'https://app.hasty.ai' && /^(GET|HEAD)$/.test(one.method) && one.headers.every((header) => /^authorization$/i.test(header));
      const rule = matchingRule(rules, one);
      return may ? rule?.ExposedHeaders?.join() !== 'Access-Control-Allow-Origin' : rule !== undefined;
    });
    if (wrong) return `CORS on ${name}: ${JSON.stringify(wrong)} is answered by ${JSON.stringify(matchingRule(rules, wrong))}`;
  }
  return undefined;
}

/** A new bucket is open to nobody but the role, and to nobody without TLS. */
async function bucketBreach(template: Template, { newBuckets }: Contract) {
  const admin = `arn:aws:iam::${ACCOUNT}:user/admin`;
  const asked = newBuckets.map((name) => `arn:aws:s3:::${name}/street/a.jpg`).flatMap((resource): [{ resource: string; principal: string; tls: string }, boolean][] => [
    [{ resource, principal: admin, tls: 'true' }, true],
    [{ resource, principal: admin, tls: 'false' }, false],
    [{ resource, principal: HASTY_USER, tls: 'true' }, false],
    [{ resource, principal: 'arn:aws:iam::999999999999:user/someone', tls: 'true' }, false],
  ]);
  return firstWrong(asked, ({ resource, principal, tls }) =>
    request(template, 's3:GetObject', resource, { 'aws:SecureTransport': tls }, { principal }));
}
