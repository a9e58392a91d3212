import { gcpCors } from '../../../src/audit/rules/gcp-cors';
import { changed, CORS, EMAIL, MOUNT, ORIGIN } from '../../support/audit-gcp';
import { findingsOf, Resources, unknown } from '../../support/audit-terraform';

const cors = (...rules: unknown[]) => changed('google_storage_bucket.images', { cors: rules });
const rule = (change: object) => cors({ ...CORS, ...change });
const MISSING = `error: CORS of acme-images: no rule allows GET from ${ORIGIN}`;

describe('CORS on Google Cloud', () => {
  test.each<[string, Resources]>([
    ['the rule', MOUNT],
    ['as a single block', changed('google_storage_bucket.images', { cors: CORS })],
    ['HEAD, and another header', rule({ method: ['GET', 'HEAD'], response_header: ['content-type', 'ETag'] })],
    ['behind a rule of the customer\'s', cors({ origin: ['https://acme.example'], method: ['PUT'] }, CORS)],
  ])('passes: %s', (_, resources) => {
    expect(findingsOf(gcpCors, resources)).toEqual([]);
  });

  test.each<[string, Resources, string[]]>([
    ['no rule', cors(), [MISSING]],
    ['every origin', rule({ origin: ['*'] }), ['error: CORS of acme-images: the origin * lets every web site read with a signed URL', MISSING]],
    ['every origin beside ours', rule({ origin: [ORIGIN, '*'] }), ['error: CORS of acme-images: the origin * lets every web site read with a signed URL']],
    ['a slash', rule({ origin: [`${ORIGIN}/`] }), [`error: CORS of acme-images: the origin "${ORIGIN}/" is not exactly ${ORIGIN}`, MISSING]],
    ['http', rule({ origin: [ORIGIN, 'http://app.hasty.ai'] }), [`error: CORS of acme-images: the origin "http://app.hasty.ai" is not exactly ${ORIGIN}`]],
    ['capitals', rule({ origin: ['https://App.hasty.ai'] }), [`error: CORS of acme-images: the origin "https://App.hasty.ai" is not exactly ${ORIGIN}`, MISSING]],
    ['a pattern', rule({ origin: ['https://*.hasty.ai'] }), [`error: CORS of acme-images: the origin "https://*.hasty.ai" is not exactly ${ORIGIN}`, MISSING]],
    ['PUT', rule({ method: ['GET', 'PUT'] }), ['error: CORS of acme-images: Hasty\'s app may use PUT, which it does not need']],
    ['HEAD alone', rule({ method: ['HEAD'] }), [MISSING]],
    ['no header', rule({ response_header: [] }), ['warning: CORS of acme-images: Hasty\'s app may not see Content-Type']],
    ['an unknown origin', rule({ origin: unknown('var.origins') }), [MISSING.replace('error', 'error?')]],
    ['unknown rules', changed('google_storage_bucket.images', { cors: unknown('dynamic') }), ['error?: the CORS rules of acme-images depend on dynamic']],
  ])('fails: %s', (_, resources, expected) => {
    expect(findingsOf(gcpCors, resources)).toEqual(expected);
  });

  test('other origins may be agreed', () => {
    const expected = [{ cloud: 'gcs' as const, principal: EMAIL, identity: EMAIL, bucket: 'acme-images', prefixes: [], actions: [], listing: 'BUCKET' as const, corsOrigins: ['https://label.acme.example'], revoke: '' }];
    expect(findingsOf(gcpCors, rule({ origin: ['https://label.acme.example'] }), { expected })).toEqual([]);
  });
});
