import { Group } from '../support/hand-verdict';

const ID = '0d1f2a3b-1111-4222-8333-444455556666';
const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
const HASTY = { AWS: 'arn:aws:iam::718860067770:root' };
const demanded = { StringEquals: { 'sts:ExternalId': ID } };
const allow = (more: object) => ({ Effect: 'Allow', Principal: HASTY, Action: 'sts:AssumeRole', Condition: demanded, ...more });
const deny = (Condition: object) => ({ Effect: 'Deny', Principal: HASTY, Action: 'sts:AssumeRole', Condition });
const OPEN = 'fail trust-external-id';

/** Who may assume the role. */
export const TRUST: readonly Group[] = [
  [`${IAM}/reference_policies_elements_condition_operators.html#Conditions_String`, [
    ['StringEquals with the id', { when: demanded }, 'pass'],
    ['the operator in a case of its own', { when: { stringequals: { 'sts:ExternalId': ID } } }, 'pass'],
    ['StringLike without a wildcard', { when: { StringLike: { 'sts:ExternalId': ID } } }, 'pass'],
    ['StringLike with any id', { when: { StringLike: { 'sts:ExternalId': '*' } } }, OPEN],
    ['StringLike with at least a character', { when: { StringLike: { 'sts:ExternalId': '?*' } } }, OPEN],
    ['StringLike with the beginning of the id', { when: { StringLike: { 'sts:ExternalId': '0d1f2a3b-*' } } }, OPEN],
    ['StringLike with one character open', { when: { StringLike: { 'sts:ExternalId': '?d1f2a3b-1111-4222-8333-444455556666' } } }, OPEN],
    ['StringEquals with a star, which is literal', { when: { StringEquals: { 'sts:ExternalId': '*' } } }, OPEN],
    ['StringEqualsIgnoreCase: values differ by case elsewhere', { when: { StringEqualsIgnoreCase: { 'sts:ExternalId': ID } } }, OPEN],
    ['StringNotEquals: every other id, and none', { when: { StringNotEquals: { 'sts:ExternalId': ID } } }, OPEN],
    ['StringNotLike any: true when the key is absent', { when: { StringNotLike: { 'sts:ExternalId': '*' } } }, OPEN],
    ['StringNotEqualsIgnoreCase', { when: { StringNotEqualsIgnoreCase: { 'sts:ExternalId': 'other' } } }, OPEN],
    ['an operator that there is not', { when: { StringMatches: { 'sts:ExternalId': ID } } }, 'cannot tell trust-principal'],
  ]],
  [`${IAM}/reference_policies_elements_condition_operators.html#Conditions_IfExists`, [
    ['StringEqualsIfExists: true when the key is absent', { when: { StringEqualsIfExists: { 'sts:ExternalId': ID } } }, OPEN],
    ['StringEqualsIfExists beside Null false', { when: { StringEqualsIfExists: { 'sts:ExternalId': ID }, Null: { 'sts:ExternalId': 'false' } } }, 'pass'],
    ['Null false alone: any id', { when: { Null: { 'sts:ExternalId': 'false' } } }, OPEN],
    ['Null true: without an id', { when: { Null: { 'sts:ExternalId': 'true' } } }, OPEN],
    ['Null true and the id: nobody', { when: { ...demanded, Null: { 'sts:ExternalId': 'true' } } }, 'fail need-access'],
    ['Null with both values says nothing', { when: { ...demanded, Null: { 'sts:ExternalId': ['true', 'false'] } } }, 'pass'],
  ]],
  [`${IAM}/reference_policies_condition-single-vs-multi-valued-context-keys.html`, [
    ['ForAnyValue:StringEquals', { when: { 'ForAnyValue:StringEquals': { 'sts:ExternalId': ID } } }, 'pass'],
    ['ForAllValues:StringEquals: true when the key is absent', { when: { 'ForAllValues:StringEquals': { 'sts:ExternalId': ID } } }, OPEN],
    ['ForAllValues beside Null false', { when: { 'ForAllValues:StringEquals': { 'sts:ExternalId': ID }, 'Null': { 'sts:ExternalId': 'false' } } }, 'pass'],
    ['ForAnyValue:StringLike any', { when: { 'ForAnyValue:StringLike': { 'sts:ExternalId': '*' } } }, OPEN],
    ['ForAnyValue:StringNotEquals: any other id', { when: { 'ForAnyValue:StringNotEquals': { 'sts:ExternalId': 'other' } } }, OPEN],
  ]],
  [`${IAM}/reference_policies_condition-logic-multiple-context-keys-or-values.html`, [
    ['several values: one of them will do', { when: { StringEquals: { 'sts:ExternalId': [ID, 'fffffff0-1111-4222-8333-444455556666'] } } }, OPEN],
    ['a list of one', { when: { StringEquals: { 'sts:ExternalId': [ID] } } }, 'pass'],
    ['several operators: all of them', { when: { ...demanded, StringLike: { 'sts:ExternalId': '*' } } }, 'pass'],
    ['several operators that exclude each other', { when: { ...demanded, StringNotEquals: { 'sts:ExternalId': ID } } }, 'fail need-access'],
    ['several keys: all of them', { when: { StringEquals: { 'sts:ExternalId': ID, 'aws:PrincipalAccount': '718860067770' } } }, 'pass'],
    ['several keys, one that Hasty never meets', { when: { StringEquals: { 'sts:ExternalId': ID, 'aws:PrincipalAccount': '444455556666' } } }, 'fail need-access'],
    ['two statements: one of them will do', { trust: [allow({}), allow({ Condition: undefined })] }, OPEN],
    ['the condition key in another case', { when: { StringEquals: { 'STS:externalid': ID } } }, 'pass'],
    ['a key that only looks like it', { when: { StringEquals: { 'sts:ExternalID2': ID } } }, OPEN],
    ['no condition', { when: undefined }, OPEN],
    ['an empty list: nothing matches', { when: { StringEquals: { 'sts:ExternalId': [] } } }, 'fail need-access'],
  ]],
  [`${IAM}/reference_policies_variables.html`, [
    ['a variable that equals what the caller sends', { when: { StringEquals: { 'sts:ExternalId': '${sts:ExternalId}' } } }, OPEN],
    ['the same in StringLike', { when: { StringLike: { 'sts:ExternalId': '${sts:ExternalId}' } } }, OPEN],
    ['a literal star by its escape', { when: { StringLike: { 'sts:ExternalId': `${ID.slice(0, -1)}\${*}` } } }, OPEN],
    ['in a policy of 2008 a variable is text', { when: { StringEquals: { 'sts:ExternalId': '${sts:ExternalId}' } }, version: '2008-10-17' }, OPEN],
    ['a policy of 2008 with the id', { when: demanded, version: '2008-10-17' }, 'pass'],
  ]],
  [`${IAM}/reference_policies_elements_principal.html`, [
    ["Hasty's account by its number", { trust: [allow({ Principal: { AWS: '718860067770' } })] }, 'pass'],
    ["a list of Hasty's account", { trust: [allow({ Principal: { AWS: ['arn:aws:iam::718860067770:root'] } })] }, 'pass'],
    ['everybody', { trust: [allow({ Principal: '*' })] }, 'fail trust-principal'],
    ['every AWS principal', { trust: [allow({ Principal: { AWS: '*' } })] }, 'fail trust-principal'],
    ['another account', { trust: [allow({}), allow({ Principal: { AWS: 'arn:aws:iam::444455556666:root' } })] }, 'fail trust-principal'],
    ['a service', { trust: [allow({ Principal: { ...HASTY, Service: 'ec2.amazonaws.com' } })] }, 'fail trust-principal'],
    ['users of another account alone, by a condition', {
      trust: [allow({}), allow({ Principal: { AWS: 'arn:aws:iam::444455556666:root' }, Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:user/*' } } })],
    }, 'fail trust-principal'],
    ['everybody of the account of Hasty, by a condition', { trust: [allow({ Principal: '*', Condition: { StringEquals: { 'sts:ExternalId': ID, 'aws:PrincipalAccount': '718860067770' } } })] }, 'pass'],
    ['another account alone is no matter of Hasty', { trust: [allow({ Principal: { AWS: 'arn:aws:iam::444455556666:root' } })] }, 'no access'],
    ['a user of Hasty who is to be a role', {
      trust: [allow({ Principal: { AWS: 'arn:aws:iam::718860067770:user/hasty' }, Condition: { ...demanded, ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::718860067770:role/*' } } })],
    }, 'fail need-access'],
    ['NotPrincipal lets everybody else in', { trust: [allow({ Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::444455556666:root' } })] }, 'fail trust-principal'],
  ]],
  [`${IAM}/reference_policies_evaluation-logic.html`, [
    ['a denial of every other id, and of none', { trust: [allow({ Condition: undefined }), deny({ StringNotEquals: { 'sts:ExternalId': ID } })] }, 'pass'],
    ['a denial of other ids that lets none pass', { trust: [allow({ Condition: undefined }), deny({ StringNotEqualsIfExists: { 'sts:ExternalId': ID }, Null: { 'sts:ExternalId': 'false' } })] }, OPEN],
    ['a denial of all', { trust: [allow({}), deny({})] }, 'fail need-access'],
    ['a denial of one user of Hasty is none of others', {
      trust: [allow({ Condition: undefined }), { ...deny({ StringNotEquals: { 'sts:ExternalId': ID } }), Principal: { AWS: 'arn:aws:iam::718860067770:user/one' } }],
    }, OPEN],
    ['a denial of one session of Hasty is none of others', {
      trust: [allow({ Condition: undefined }), { ...deny({ StringNotEquals: { 'sts:ExternalId': ID } }), Principal: { AWS: 'arn:aws:sts::718860067770:assumed-role/worker/one' } }],
    }, OPEN],
    ['a denial with NotPrincipal is not relied on', {
      trust: [allow({}), allow({ Principal: { AWS: 'arn:aws:iam::444455556666:root' } }), { Effect: 'Deny', NotPrincipal: HASTY, Action: 'sts:AssumeRole' }],
    }, 'cannot tell trust-principal'],
  ]],
  [`${IAM}/reference_policies_elements_action.html`, [
    ['the action in another case', { trust: [allow({ Action: 'STS:ASSUMEROLE' })] }, 'pass'],
    ['the action in a list', { trust: [allow({ Action: ['sts:AssumeRole'] })] }, 'pass'],
    ['every action of STS', { trust: [allow({ Action: 'sts:*' })] }, 'fail trust-action'],
    ['NotAction allows all others', { trust: [allow({ Action: undefined, NotAction: 'sts:TagSession' })] }, 'fail trust-action'],
    ['another action alone', { trust: [allow({ Action: 'sts:TagSession' })] }, 'fail need-access'],
  ]],
  [`${IAM}/id_session-tags.html`, [
    ['session tags', { trust: [allow({ Action: ['sts:AssumeRole', 'sts:TagSession'] })] }, 'fail trust-action'],
    ['session tags that are denied again', { trust: [allow({ Action: ['sts:AssumeRole', 'sts:TagSession'] }), { ...deny({}), Action: 'sts:TagSession' }] }, 'pass'],
  ]],
  [`${IAM}/reference_policies_elements_condition_operators.html#Conditions_Date`, [
    ['a date that has passed', { when: { ...demanded, DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } } }, 'no access'],
    ['seconds since 1970 that have passed', { when: { ...demanded, DateLessThan: { 'aws:CurrentTime': '1577836800' } } }, 'no access'],
    ['seconds by the key for seconds', { when: { ...demanded, NumericLessThan: { 'aws:EpochTime': '1577836800' } } }, 'no access'],
    ['a trust that ends: nobody comes in later', { when: { ...demanded, DateLessThan: { 'aws:CurrentTime': '2031-01-01T00:00:00Z' } } }, 'pass'],
  ]],
];
