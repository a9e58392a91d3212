import { Guard } from '../../../src/audit/document/choice';
import { parseJson } from '../../../src/audit/document/strict-json';
import { show, Text } from '../../../src/audit/document/text';
import { Parts } from '../../../src/audit/parts';
import { Statement } from '../../../src/audit/policy/statement';
import { readTerraform } from '../../../src/audit/read-terraform';

export const HASTY = 'arn:aws:iam::718860067770:root';

/** Reads one file, or several by their names, given as plain data. */
export function read(content: object, name = 'stack/cdk.tf.json'): Parts {
  return readFiles({ [name]: content });
}

export function readFiles(files: Readonly<Record<string, object>>, given?: Readonly<Record<string, string>>): Parts {
  return readTerraform(Object.entries(files).map(([name, content]) => {
    const document = { name, text: JSON.stringify(content, undefined, 2) };
    return { document, raw: parseJson(document) };
  }), given);
}

/** A statement for comparing: texts as people read them. */
interface Plain {
  readonly sid?: string;
  readonly effect: string;
  readonly when?: readonly string[];
  readonly principals?: readonly string[];
  readonly notPrincipals?: readonly string[];
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  readonly resources?: readonly string[];
  readonly notResources?: readonly string[];
  readonly conditions: readonly string[];
  readonly unknown?: string;
}

export function plain(statement: Statement): Plain {
  return {
    ...(statement.sid !== undefined && { sid: statement.sid }),
    effect: statement.effect,
    ...(statement.when.length > 0 && { when: guard(statement.when) }),
    ...(statement.principals && { [statement.principals.not ? 'notPrincipals' : 'principals']: statement.principals.items.map(({ type, text }) => `${type} ${show(text)}`) }),
    [statement.actions.not ? 'notActions' : 'actions']: texts(statement.actions.patterns),
    [statement.resources.not ? 'notResources' : 'resources']: texts(statement.resources.patterns),
    conditions: statement.conditions.map(({ operator, key, values }) => `${operator} ${key} ${texts(values).join(' | ')}`),
    ...(statement.unknown !== undefined && { unknown: statement.unknown }),
  };
}

export function guard(when: Guard): string[] {
  return when.map(({ atom, is }) => `${is ? '' : 'not '}${atom}`);
}

function texts(list: readonly Text[]): string[] {
  return list.map(show);
}

/** What the parts say about access, without files and places. */
export function plainParts(parts: Parts) {
  return {
    roles: parts.roles.map((role) => ({
      name: show(role.name),
      trust: role.trust.map(plain),
      policies: role.policies.map(plain),
      session: role.maxSessionDuration.map(({ seconds }) => seconds && show(seconds)),
      tags: [...role.tags].map(([key, value]) => `${key}=${show(value)}`),
    })),
    attachments: parts.attachments.map((one) =>
      ({ to: show(one.to), as: one.as, statements: one.statements?.map(plain), arn: one.policyArn && show(one.policyArn) })),
    buckets: parts.buckets.map((bucket) => ({
      name: show(bucket.name),
      arn: show(bucket.arn),
      existing: bucket.existing,
      cors: bucket.cors.map(({ rules }) => rules?.map((rule) =>
        [rule.AllowedOrigins, rule.AllowedMethods, rule.AllowedHeaders, rule.ExposeHeaders].map(texts))),
      publicAccessBlock: bucket.publicAccessBlock.map(({ blocks }) => blocks && Object.values(blocks).map((value) => value && show(value))),
      ownership: bucket.ownership && show(bucket.ownership),
      kmsKey: bucket.kmsKey && show(bucket.kmsKey),
      lifecycle: bucket.lifecycle.map(({ does, prefix }) => `${show(does)} ${show(prefix)}`),
      deletion: bucket.deletion.map(({ setting }) => setting),
    })),
    resourcePolicies: parts.resourcePolicies.map(({ kind, resource, statements }) =>
      ({ kind, resource: show(resource), statements: statements.map(plain) })),
    doors: parts.doors.map(({ what, to, resource }) => `${what}: ${show(resource)} to ${show(to)}`),
    unknowns: parts.unknowns.map(({ why }) => why),
  };
}
