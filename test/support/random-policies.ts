import fc from 'fast-check';
import { ACCOUNT } from './deployed';
import { conditions, Conditions, sessionLine, trustLine } from './random-conditions';
import { EXTERNAL_ID } from './stack';

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Action?: string | string[];
  readonly NotAction?: string | string[];
  readonly Resource?: string | string[];
  readonly NotResource?: string | string[];
  readonly Condition?: Conditions;
}
export interface Policy {
  readonly Version?: string;
  readonly Statement: Statement[];
}

/** A role that trusts Hasty, and all that bears on it. */
export interface Model {
  readonly trust: Policy;
  readonly rights: Policy;
  readonly boundary?: Policy;
  /** Of the bucket acme. */
  readonly bucket?: Policy;
  readonly tags: Record<string, string>;
}

const HASTY = 'arn:aws:iam::718860067770:root';
const BUCKETS = ['acme', 'acme2'];
const FOLDERS = ['street/', 'street2/', 'aerial/2026/'];

const optional = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: weight, nil: undefined });
const listOf = <T>(arbitrary: fc.Arbitrary<T>, maxLength = 3) => fc.array(arbitrary, { minLength: 1, maxLength });
const clean = <T extends object>(record: T): T => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;

/** Policies without a version, and those of 2008, know no variables: the simulator always does, so they get no `${`. */
function versioned(statements: fc.Arbitrary<Statement[]>): fc.Arbitrary<Policy> {
  return fc.tuple(fc.constantFrom('2012-10-17', '2012-10-17', '2012-10-17', '2012-10-17', '2012-10-17', '2008-10-17'), statements).map(([Version, Statement]) =>
    ({ Version: JSON.stringify(Statement).includes('${') ? '2012-10-17' : Version, Statement }));
}

const principal = fc.oneof(
  { weight: 12, arbitrary: fc.constant({ Principal: { AWS: HASTY } }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<object>(
      { Principal: { AWS: '718860067770' } }, { Principal: { AWS: [HASTY] } }, { Principal: { AWS: 'arn:aws:iam::718860067770:user/hasty' } },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<object>(
      { Principal: { AWS: ['arn:aws:iam::444455556666:root', HASTY] } }, { Principal: { AWS: 'arn:aws:iam::444455556666:root' } }, { Principal: '*' }, { Principal: { AWS: '*' } },
      { Principal: { Service: 'ec2.amazonaws.com' } }, { Principal: { AWS: HASTY, Service: 'ec2.amazonaws.com' } }, { Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` } },
    ),
  },
);

/** Upper case stands in the name alone: the simulator compares the service's name by case, AWS does not. */
const trustAction = fc.oneof(
  { weight: 12, arbitrary: fc.constant({ Action: 'sts:AssumeRole' }) },
  { weight: 2, arbitrary: fc.constantFrom<object>({ Action: 'sts:assumerole' }, { Action: ['sts:AssumeRole'] }, { Action: 'sts:AssumeRol?' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<object>(
      { Action: ['sts:AssumeRole', 'sts:TagSession'] }, { Action: 'sts:*' }, { Action: 'sts:Assume*' }, { Action: 'sts:TagSession' }, { NotAction: 'sts:TagSession' },
      { NotAction: ['sts:AssumeRole'] },
    ),
  },
);

const demands = { StringEquals: { 'sts:ExternalId': EXTERNAL_ID } };

/** Statements that let somebody in: usually Hasty, by its ExternalId. */
const moreTrust = optional(3, conditions(trustLine, 2));
const letsIn: fc.Arbitrary<Statement> = fc.tuple(principal, trustAction, moreTrust, fc.integer({ min: 0, max: 9 })).map(([who, what, more, n]) =>
  clean({ Effect: 'Allow', ...who, ...what, Condition: n < 7 ? { ...more, StringEquals: { ...more?.StringEquals, ...demands.StringEquals } } : more ?? demands }));
const keepsOut: fc.Arbitrary<Statement> = fc.tuple(principal, trustAction, conditions(trustLine, 3)).map(([who, what, Condition]) => ({ Effect: 'Deny', ...who, ...what, Condition }));

const richTrust = versioned(fc.tuple(listOf(letsIn, 2), fc.array(keepsOut, { maxLength: 2 })).map(([allows, denies]) => [...allows, ...denies]));
const plainTrust: Policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: HASTY }, Action: 'sts:AssumeRole', Condition: demands }] };

const arn = (rest: string) => `arn:aws:s3:::${rest}`;
const folderArn = fc.tuple(fc.constantFrom(...BUCKETS, 'acme'), fc.constantFrom(...FOLDERS, 'street/')).map(([bucket, folder]) => arn(`${bucket}/${folder}*`));
const bucketArn = fc.constantFrom(...BUCKETS, 'acme').map(arn);
const oddArn = fc.constantFrom(
  '*', 'arn:aws:s3:::*', ...['acme*', 'acme/*', 'acme/street*', 'acme*/street/*', 'acme/*/street/*', '*/street/*', 'acme/str?et/*', 'acme/street/', 'acme/street/a.jpg', 'acme/${*}/*',
    'acme/${aws:PrincipalTag/team}/*', "acme/${aws:PrincipalTag/none, 'street'}/*", 'acme/${aws:PrincipalTag/none}/*', 'acme?/street/*', 'acme/street/${aws:UserAgent}/*'].map(arn),
);
const anyArn = fc.oneof({ weight: 3, arbitrary: folderArn }, { weight: 2, arbitrary: bucketArn }, { weight: 2, arbitrary: oddArn });

const ACTIONS = ['s3:GetObject', 's3:GetObject', 's3:ListBucket', 's3:GetBucketLocation', 's3:getobject', 's3:Get*', 's3:GetObject*', 's3:List*', 's3:ListBucket*', 's3:*', '*', 's3:?etObject',
  's3:PutObject', 's3:GetObjectVersion', 's3:GetBucket*', 'kms:Decrypt', 'sqs:SendMessage', 'iam:PassRole', 'sts:AssumeRole'];

const sessionCondition = (weight: number) => optional(weight, conditions(sessionLine, 2));

/** Statements as they should be, now and then with a condition or a pattern that they should not have. */
const right: fc.Arbitrary<Statement> = fc.oneof(
  fc.tuple(fc.constant('s3:GetBucketLocation'), listOf(bucketArn, 2), sessionCondition(8)),
  fc.tuple(fc.constant('s3:ListBucket'), listOf(bucketArn, 2), sessionCondition(3)),
  fc.tuple(fc.constantFrom('s3:GetObject', 's3:GetObject', 's3:getobject'), listOf(fc.oneof({ weight: 9, arbitrary: folderArn }, { weight: 1, arbitrary: oddArn }), 2), sessionCondition(4)),
  fc.tuple(fc.constant('kms:Decrypt'), fc.constant<string[]>([`arn:aws:kms:eu-central-1:${ACCOUNT}:key/images`]), optional(3, fc.constant({ StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } }))),
).map(([Action, Resource, Condition]) => clean<Statement>({ Effect: 'Allow', Action, Resource, Condition }));

/** Any statement. */
const wild = (effect: 'Allow' | 'Deny'): fc.Arbitrary<Statement> => fc.tuple(
  fc.constantFrom('Action', 'Action', 'Action', 'NotAction'), listOf(fc.constantFrom(...ACTIONS), 2),
  fc.constantFrom('Resource', 'Resource', 'Resource', 'NotResource'), listOf(anyArn), sessionCondition(2),
).map(([action, actions, resource, resources, Condition]) => clean({ Effect: effect, [action]: actions, [resource]: resources, Condition }));

/** What takes back what a broad allow gives: a fence. */
const fence: fc.Arbitrary<Statement> = fc.oneof(
  fc.constant<Statement>({ Effect: 'Deny', NotAction: ['s3:GetObject', 's3:ListBucket', 's3:GetBucketLocation'], Resource: '*' }),
  listOf(fc.oneof(folderArn, bucketArn), 4).map((NotResource): Statement => ({ Effect: 'Deny', Action: 's3:*', NotResource })),
);

const base: Statement[] = [
  { Effect: 'Allow', Action: 's3:GetBucketLocation', Resource: arn('acme') },
  { Effect: 'Allow', Action: 's3:ListBucket', Resource: arn('acme') },
  { Effect: 'Allow', Action: 's3:GetObject', Resource: arn('acme/street/*') },
];
const richRights = versioned(fc.tuple(
  fc.oneof({ weight: 5, arbitrary: fc.constant(base) }, { weight: 1, arbitrary: fc.subarray(base, { minLength: 2 }) }),
  fc.array(right, { maxLength: 2 }),
  fc.array(fc.oneof({ weight: 3, arbitrary: wild('Deny') }, { weight: 2, arbitrary: fence }, { weight: 1, arbitrary: wild('Allow') }), { maxLength: 2, size: 'xsmall' }),
).map((parts) => parts.flat()));

const boundary = versioned(fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constant<Statement>({ Effect: 'Allow', Action: ['s3:*', 'kms:Decrypt'], Resource: '*' }), fc.array(wild('Deny'), { maxLength: 1 })).map((parts) => parts.flat()) },
  listOf(fc.oneof(right, wild('Allow'), wild('Deny')), 2),
));

const ROLE = `arn:aws:iam::${ACCOUNT}:role/hasty`;
const bucketPrincipal = fc.constantFrom<unknown>({ AWS: ROLE }, { AWS: `arn:aws:iam::${ACCOUNT}:root` }, '*', { AWS: '*' }, { AWS: HASTY }, { AWS: 'arn:aws:iam::444455556666:root' });
const bucketStatement = fc.tuple(bucketPrincipal, fc.oneof(right, wild('Allow'), { weight: 6, arbitrary: wild('Deny') })).map(([Principal, statement]): Statement =>
  ({ ...statement, Principal, ...(statement.NotResource ? { NotResource: [arn('acme/street2/*')] } : { Resource: [arn('acme'), arn('acme/*')] }) }));

const tags = fc.constantFrom<Record<string, string>>({}, { team: 'street' }, { team: 'aerial' });

/** Roles whose trust is varied. */
export const trusted: fc.Arbitrary<Model> = fc.record({ trust: richTrust, rights: fc.constant<Policy>({ Version: '2012-10-17', Statement: base }), tags: fc.constant({}) });

/** Roles whose rights are varied. */
export const entitled: fc.Arbitrary<Model> = fc.record({
  trust: fc.constant(plainTrust),
  rights: richRights,
  boundary: optional(8, boundary),
  bucket: optional(4, versioned(listOf(bucketStatement, 2))),
  tags,
}).map((model) => clean<Model>(model));
