import { azureCors } from '../../../src/audit/rules/azure-cors';
import { changed, CORS, MOUNT, ORIGIN } from '../../support/audit-azure';
import { findingsOf, Resources, unknown } from '../../support/audit-terraform';

const cors = (...rules: unknown[]) => changed('azurerm_storage_account.images', { blob_properties: [{ cors_rule: rules }] });
const rule = (change: object) => cors({ ...CORS, ...change });
const MISSING = `error: CORS of acmeimages: no rule allows GET from ${ORIGIN}`;

describe('CORS on Azure', () => {
  test.each<[string, Resources]>([
    ['the rule', MOUNT],
    ['the rule, with every header', rule({ allowed_headers: ['*'] })],
    ['the rule without HEAD', rule({ allowed_methods: ['GET'] })],
  ])('passes: %s', (_, resources) => {
    expect(findingsOf(azureCors, resources)).toEqual([]);
  });

  test.each<[string, Resources, string]>([
    ['no rule', { 'azurerm_storage_account.hasty': { name: 'acmeimages' } }, MISSING],
    ['every origin', rule({ allowed_origins: [ORIGIN, '*'] }), 'error: CORS of acmeimages: the origin * lets every web site read with a signed URL'],
    ['a slash', rule({ allowed_origins: [ORIGIN, `${ORIGIN}/`] }), `error: CORS of acmeimages: the origin "${ORIGIN}/" is not exactly ${ORIGIN}`],
    ['PUT', rule({ allowed_methods: ['GET', 'PUT'] }), 'error: CORS of acmeimages: Hasty\'s app may use PUT, which it does not need'],
    ['POST alone in a second rule', cors(CORS, { ...CORS, allowed_methods: ['DELETE'] }), 'error: CORS of acmeimages: Hasty\'s app may use DELETE, which it does not need'],
    ['HEAD alone', rule({ allowed_methods: ['HEAD'] }), MISSING],
    ['six rules', cors(...Array(6).fill(CORS)), 'error: CORS of acmeimages: Azure takes at most 5 rules, got 6'],
    ['no header', rule({ allowed_headers: ['x-ms-*'] }), 'warning: CORS of acmeimages: Hasty\'s app may not send Authorization'],
    ['unknown methods', rule({ allowed_methods: unknown('var.methods') }), MISSING.replace('error', 'error?')],
  ])('fails: %s', (_, resources, message) => {
    expect(findingsOf(azureCors, resources)).toEqual([message]);
  });
});
