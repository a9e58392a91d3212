import { bucket, Change, condition, cors, NO_VALUE, resource, template, told } from '../../support/audited';

const origins = (...AllowedOrigins: unknown[]): Change => (t) => { cors(t)[0].AllowedOrigins = AllowedOrigins; };
const first = (rule: object): Change => (t) => void cors(t).unshift(rule);
const APP = 'https://app.hasty.ai';
const NONE = `error at CorsConfiguration: acme-images: no CORS rule lets ${APP} send GET requests`;

describe('CORS', () => {
  test.each<[string, Change[]]>([
    ['the rule of the tutorial', []],
    ['a header in other letters', [(t) => { cors(t)[0].AllowedHeaders = ['authorization']; }]],
    ['a longer memory of browsers', [(t) => { cors(t)[0].MaxAge = 3600; }]],
    ['a rule for another site before it', [first({ AllowedOrigins: ['https://acme.example'], AllowedMethods: ['PUT'], AllowedHeaders: ['*'] })]],
    ['a rule for another site after it', [(t) => void cors(t).push({ AllowedOrigins: ['https://acme.example'], AllowedMethods: ['PUT'] })]],
    ['a bucket that is only named here', [(t) => { delete t.Resources.Images; delete t.Resources.ImagesPolicy; }]],
    ['another bucket, which is open to everybody and not mounted', [resource('Site', 'AWS::S3::Bucket', { CorsConfiguration: { CorsRules: [{ AllowedOrigins: ['*'], AllowedMethods: ['GET'] }] } })]],
    ['another bucket, which is a site', [resource('Site', 'AWS::S3::Bucket', { CorsConfiguration: { CorsRules: [{ AllowedOrigins: ['https://acme.example'], AllowedMethods: ['GET', 'PUT'] }] } })]],
  ])('passes: %s', (_, changes) => {
    expect(told('bucket-cors', template(...changes))).toEqual([]);
  });

  test.each<[string, Change[], string[]]>([
    ['no rule', [(t) => { delete bucket(t).CorsConfiguration; }], [NONE.replace('CorsConfiguration', 'Images')]],
    ['no rule in one branch', [condition('Prod'), (t) => { bucket(t).CorsConfiguration = { 'Fn::If': ['Prod', bucket(t).CorsConfiguration, NO_VALUE] }; }], [NONE.replace('CorsConfiguration', 'Images')]],
    ['no HEAD', [(t) => { cors(t)[0].AllowedMethods = ['GET']; }], [NONE.replace('GET', 'HEAD')]],
    ['no header', [(t) => { delete cors(t)[0].AllowedHeaders; }], [`${NONE} with the header Authorization`]],
    ['the key of the S3 API where CloudFormation has its own', [(t) => { cors(t)[0].ExposeHeaders = cors(t)[0].ExposedHeaders; delete cors(t)[0].ExposedHeaders; }],
      [`error at {: acme-images: the first CORS rule that matches GET requests of ${APP} does not expose Access-Control-Allow-Origin`]],
  ])('fails, since the app cannot read: %s', (_, changes, expected) => {
    expect(told('bucket-cors', template(...changes))).toEqual(expected);
  });

  test.each<[string, string, string]>([
    ['a slash at the end', `${APP}/`, ': browsers send origins without a slash at the end, so it never matches'],
    ['the usual port', `${APP}:443`, ': browsers leave the usual port out, so it never matches'],
    ['another case', 'https://APP.hasty.ai', ''],
    ['a Cyrillic letter', 'https://\u0430pp.hasty.ai', ''],
    ['no TLS', 'http://app.hasty.ai', ': without TLS anybody on the way may read and change'],
    ['a longer domain of somebody else', `${APP}.acme.example`, ''],
  ])('fails twice, since the origin is another one: %s', (_, origin, why) => {
    expect(told('bucket-cors', template(origins(origin)))).toEqual([NONE, `error at {: acme-images: the origin ${origin} is not ${APP}${why}`]);
  });

  test.each<[string, Change[], string]>([
    ['everybody', [origins('*')], `the origin * is not ${APP}: every origin that the pattern matches may read`],
    ['sub-domains', [origins('https://*.hasty.ai')], `the origin https://*.hasty.ai is not ${APP}: every origin that the pattern matches may read`],
    ['another origin in the rule', [origins(APP, 'https://acme.example')], 'the CORS rule of Hasty\'s app also has https://acme.example'],
    ['writing', [(t) => void cors(t)[0].AllowedMethods.push('PUT')], 'the CORS rule of Hasty\'s app also allows PUT'],
    ['a second rule for everybody', [(t) => void cors(t).push({ AllowedOrigins: ['*'], AllowedMethods: ['GET'] })], `the origin * is not ${APP}: every origin that the pattern matches may read`],
  ])('fails, since more is allowed: %s', (_, changes, message) => {
    expect(told('bucket-cors', template(...changes))).toEqual([`error at {: acme-images: ${message}`]);
  });

  test('an earlier rule that answers first shadows the right one', () => {
    expect(told('bucket-cors', template(first({ AllowedOrigins: ['https://*'], AllowedMethods: ['GET'] })))).toContainEqual(
      `error at {: acme-images: the first CORS rule that matches GET requests of ${APP} does not expose Access-Control-Allow-Origin`);
  });

  test('all headers are a warning', () => {
    expect(told('bucket-cors', template((t) => { cors(t)[0].AllowedHeaders = ['*']; }))).toEqual(['warning at {: acme-images: the CORS rule of Hasty\'s app also takes the headers *']);
  });

  test('cannot tell: another stack exports the origin', () => {
    expect(told('bucket-cors', template(origins({ 'Fn::ImportValue': 'Origin' })))).toEqual([expect.stringMatching(/^error\? at \{: acme-images: a CORS rule depends on /)]);
  });
});
