import { anonymousPrincipal } from '@cloud-copilot/iam-simulate';
import { ACCOUNT, nameOf, Template } from './deployed';
import { identityPolicy, judge, resourcePolicy, Verdict } from './simulator';

/** What is known of every request of Hasty's session; the organisation is the customer's, since the role is. */
export const NOW = '2029-06-01T12:00:00Z';
const ORGANISATION = 'o-acme000000';
const CONTEXT = { 'aws:CurrentTime': NOW, 'aws:PrincipalAccount': ACCOUNT, 'aws:PrincipalOrgID': ORGANISATION, 'aws:SecureTransport': 'true' };

/** A resource policy that lets every member of the organisation do everything. */
export const ORGANISATION_WIDE = {
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANISATION } } }],
};

type Context = Record<string, string>;

/** Who asks to assume the role, and how. */
export interface Caller {
  /** ARN of a user or session, a service, or `anonymous`. */
  readonly principal: string;
  readonly externalId?: string;
  readonly action?: string;
  /** @default - the six hours that Hasty asks for */
  readonly seconds?: number;
  readonly time?: string;
}

/** What STS says to a caller whose own account lets it do everything in STS. */
export function assume(template: Template, caller: Caller): Promise<Verdict> {
  const { principal, externalId, action = 'sts:AssumeRole', seconds = 21_600, time = NOW } = caller;
  const { Properties: role, arn } = roleOf(template);
  // not modelled by the simulator: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html DurationSeconds
  if (seconds > (role.MaxSessionDuration ?? 3600)) return Promise.resolve('refused');
  const id: Context = externalId === undefined ? {} : { 'sts:ExternalId': externalId };
  return judge({
    ...NO_ORGANISATION_POLICIES,
    request: {
      principal: principal === 'anonymous' ? anonymousPrincipal : principal,
      action,
      resource: { resource: arn, accountId: ACCOUNT },
      contextVariables: { 'aws:CurrentTime': time, ...(action === 'sts:AssumeRole' && id) },
    },
    identityPolicies: principal.startsWith('arn:') ? [EVERYTHING] : [],
    resourcePolicy: resourcePolicy(role.AssumeRolePolicyDocument),
    // session tags and the like are judged within AssumeRole, with its ExternalId: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
  }, id);
}

/** What else a request to AWS meets. */
interface Surroundings {
  /** The policy of the bucket, key, queue, ... beside the one that the template gives it. */
  readonly resourcePolicy?: { readonly Statement: object[] };
  /** The account of the resource. */
  readonly account?: string;
  /** Who asks. */
  readonly principal?: string;
}

/** What AWS says to a request of Hasty's session in the role. */
export function request(
  template: Template, action: string, resource: string, context: Context = {}, surroundings: Surroundings = {},
): Promise<Verdict> {
  const { account = ACCOUNT, principal } = surroundings;
  const role = roleOf(template);
  if (!principal && role.Properties.ManagedPolicyArns) throw new Error(`cannot judge managed policies: ${role.Properties.ManagedPolicyArns}`);
  const statements = [...resourceStatements(template, resource), ...surroundings.resourcePolicy?.Statement ?? []];
  return judge({
    ...NO_ORGANISATION_POLICIES,
    request: {
      principal: principal ?? `arn:aws:sts::${ACCOUNT}:assumed-role/${role.name}/hasty`,
      action,
      resource: { resource, accountId: account },
      contextVariables: { ...CONTEXT, ...context },
    },
    identityPolicies: principal ? [EVERYTHING] : role.policies.map((policy) => ({ name: 'role', policy: identityPolicy(policy) })),
    permissionBoundaryPolicies: principal ? undefined : role.boundary,
    resourcePolicy: statements.length > 0 ? resourcePolicy({ Version: '2012-10-17', Statement: statements }) : undefined,
  });
}

/** The one role of a template, with all that it may. */
export function roleOf(template: Template) {
  const roles = Object.entries(template.Resources).filter(([, { Type }]) => Type === 'AWS::IAM::Role');
  if (roles.length !== 1) throw new Error(`expected a template with one role, got ${roles.length}`);
  const [[id, { Properties }]] = roles;
  const name = nameOf(template, id);
  const attached = Object.values(template.Resources).filter(({ Type, Properties: policy }) =>
    /^AWS::IAM::(Managed)?Policy$/.test(Type) && policy.Roles?.includes(name));
  return {
    name,
    arn: `arn:aws:iam::${ACCOUNT}:role${Properties.Path ?? '/'}${name}`,
    Properties,
    policies: [...Properties.Policies ?? [], ...attached.map((policy) => policy.Properties)].map((policy) => policy.PolicyDocument as object),
    boundary: boundaryOf(template, Properties.PermissionsBoundary),
  };
}

function boundaryOf(template: Template, arn?: string) {
  if (arn === undefined) return undefined;
  const found = Object.entries(template.Resources)
    .find(([id, { Type }]) => Type === 'AWS::IAM::ManagedPolicy' && arn === `arn:aws:iam::${ACCOUNT}:policy/${nameOf(template, id)}`);
  if (!found) throw new Error(`cannot judge the boundary ${arn}`);
  return [{ name: 'boundary', policy: found[1].Properties.PolicyDocument }];
}

/** What the template's bucket policies and key policies say about a bucket, an object or a key. */
function resourceStatements(template: Template, arn: string): object[] {
  return Object.entries(template.Resources).flatMap(([id, { Type, Properties }]) => {
    if (Type === 'AWS::S3::BucketPolicy' && arn.split(/[:/]/)[5] === Properties.Bucket) return Properties.PolicyDocument.Statement;
    if (Type === 'AWS::KMS::Key' && arn.endsWith(`:key/${nameOf(template, id)}`)) return Properties.KeyPolicy.Statement;
    return [];
  });
}

const NO_ORGANISATION_POLICIES = { serviceControlPolicies: [], resourceControlPolicies: [] };

const EVERYTHING = { name: 'caller', policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } };
