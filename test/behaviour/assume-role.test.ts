import { CfnParameter, Duration } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { BucketMount, BucketMountProps } from '../../src/aws';
import { ImportMode } from '../../src/contract';
import { ACCOUNT, deployed, Template } from '../support/deployed';
import { assume, Caller } from '../support/iam';
import { actionsOf } from '../support/iam-actions';
import { EXTERNAL_ID } from '../support/stack';

const HASTY = '718860067770';
const USER = `arn:aws:iam::${HASTY}:user/hasty`;
const SESSION = `arn:aws:sts::${HASTY}:assumed-role/worker/session`;
const STRANGER = 'arn:aws:iam::999999999999:user/stranger';
const GOOD: Caller = { principal: USER, externalId: EXTERNAL_ID };

function mounting(props: Partial<BucketMountProps> = {}): Template {
  return deployed((stack) => new BucketMount(stack, 'Images', {
    bucket: Bucket.fromBucketName(stack, 'Bucket', 'acme'), externalId: EXTERNAL_ID, prefixes: ['street/'], ...props,
  }));
}

/** The same role, but it trusts everybody with everything: what is refused before and allowed now, the trust policy refuses. */
function trustingEverybody(template: Template): Template {
  const open = structuredClone(template);
  const role = Object.values(open.Resources).find(({ Type }) => Type === 'AWS::IAM::Role')!;
  role.Properties.AssumeRolePolicyDocument.Statement = [{ Effect: 'Allow', Principal: '*', Action: 'sts:*' }];
  return open;
}

describe('the role may be assumed', () => {
  const template = mounting();

  test.each<[string, Caller]>([
    ['a user of Hasty with the ExternalId', GOOD],
    ['a role session of Hasty with the ExternalId', { ...GOOD, principal: SESSION }],
    ['for the six hours that Hasty asks for', { ...GOOD, seconds: 21_600 }],
    ['for one hour, to which role chaining limits a session', { ...GOOD, principal: SESSION, seconds: 3600 }],
  ])('by, or: %s', async (_, caller) => {
    expect(await assume(template, caller)).toBe('allowed');
  });

  test('longer where the customer says so', async () => {
    const caller = { ...GOOD, seconds: 43_200 };
    expect(await assume(template, caller)).toBe('refused');
    expect(await assume(mounting({ maxSessionDuration: Duration.hours(12) }), caller)).toBe('allowed');
  });
});

describe('the role may not be assumed', () => {
  const template = mounting();

  test.each<[string, Caller]>([
    ['without an ExternalId', { principal: USER }],
    ['with an empty ExternalId', { ...GOOD, externalId: '' }],
    ['with another ExternalId', { ...GOOD, externalId: '9d1f2a3b-1111-4222-8333-444455556666' }],
    ["with the ExternalId of Hasty's tutorial", { ...GOOD, externalId: '7ed6d782-58b9-4b82-9f7e-a7d53c26e7f8' }],
    ['with the ExternalId in upper case', { ...GOOD, externalId: EXTERNAL_ID.toUpperCase() }],
    ['with a beginning of the ExternalId', { ...GOOD, externalId: EXTERNAL_ID.slice(0, -1) }],
    ['with the ExternalId and one character more', { ...GOOD, externalId: `${EXTERNAL_ID}0` }],
    ['with the ExternalId and a space', { ...GOOD, externalId: `${EXTERNAL_ID} ` }],
    ['with a wildcard for ExternalId', { ...GOOD, externalId: '*' }],
    ['by a role session of Hasty without the ExternalId', { principal: SESSION }],
    ['by another account with the ExternalId', { ...GOOD, principal: STRANGER }],
    ["by a user of the customer's own account", { ...GOOD, principal: `arn:aws:iam::${ACCOUNT}:user/admin` }],
    ["by a user of another account who has Hasty's account id for a name", { ...GOOD, principal: `arn:aws:iam::999999999999:user/${HASTY}` }],
    ['by an AWS service', { ...GOOD, principal: 'ec2.amazonaws.com' }],
    ['by nobody known', { ...GOOD, principal: 'anonymous' }],
  ])('%s', async (_, caller) => {
    expect(await assume(template, caller)).toBe('refused');
    expect(await assume(trustingEverybody(template), caller)).toBe('allowed');
  });

  test('by any other action of STS: with session tags, a source identity, a SAML or web identity, ...', async () => {
    const others = (await actionsOf('sts')).filter(({ name, arns }) => arns.role && name !== 'sts:AssumeRole').map(({ name }) => name);
    expect(others).toEqual(expect.arrayContaining(
      ['sts:TagSession', 'sts:SetSourceIdentity', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity']));
    for (const action of others) {
      expect([action, await assume(template, { ...GOOD, action })]).toEqual([action, 'refused']);
      expect([action, await assume(trustingEverybody(template), { ...GOOD, action })]).toEqual([action, 'allowed']);
    }
  });

  test.each([
    ['an identity provider of the account', `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`, 'sts:AssumeRoleWithWebIdentity'],
    ['a SAML provider of the account', `arn:aws:iam::${ACCOUNT}:saml-provider/acme`, 'sts:AssumeRoleWithSAML'],
  ])('through %s', async (_, principal, action) => {
    expect(await assume(template, { principal, action })).toBe('refused');
    expect(await assume(trustingEverybody(template), { principal, action })).toBe('allowed');
  });
});

describe('with an end date', () => {
  const dates = { importMode: ImportMode.COPY, accessUntil: '2030-01-01T00:00:00Z' };
  const times: [string, string, 'allowed' | 'refused'][] = [
    ['a second before', '2029-12-31T23:59:59Z', 'allowed'],
    ['at the date', '2030-01-01T00:00:00Z', 'refused'],
    ['a year after', '2031-01-01T00:00:00Z', 'refused'],
  ];

  test.each(times)('%s (%s) it is %s', async (_, time, verdict) => {
    expect(await assume(mounting(dates), { ...GOOD, time })).toBe(verdict);
    expect(await assume(mounting(), { ...GOOD, time })).toBe('allowed');
  });

  test.each(times)('that is a parameter: %s (%s) it is %s', async (_, time, verdict) => {
    const template = deployed((stack) => {
      const accessUntil = new CfnParameter(stack, 'End').valueAsString;
      new BucketMount(stack, 'Images', {
        bucket: Bucket.fromBucketName(stack, 'Bucket', 'acme'), externalId: EXTERNAL_ID, prefixes: ['street/'], importMode: ImportMode.COPY, accessUntil,
      });
    }, { End: dates.accessUntil });
    expect(await assume(template, { ...GOOD, time })).toBe(verdict);
  });

  test('the ExternalId is still asked for', async () => {
    const time = '2029-12-31T23:59:59Z';
    expect(await assume(mounting(dates), { principal: USER, time })).toBe('refused');
  });
});
