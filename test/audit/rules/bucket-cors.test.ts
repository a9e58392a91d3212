import { audited, bucket, Change, condition, cors, NO_VALUE, resource, template, told, toldByAll } from '../../support/audited';
import { asking, HANDLER, mergesCors, ruleFor, running } from '../../support/merged-cors';

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

describe('CORS that is merged into a bucket that no document makes', () => {
  const merged = (...changes: Change[]) => template(mergesCors, ...changes);
  const tampered = (rule: object) => asking({ Rule: JSON.stringify({ ...JSON.parse(ruleFor(APP)), ...rule }) });

  test('passes, and is in the manifest', () => {
    const { verdict, access: { mounts: [mount] } } = audited(merged());
    expect([toldByAll(merged()), verdict, mount.corsOrigins]).toEqual([[], 'pass', [APP]]);
  });

  test.each<[string, Change, string[]]>([
    ['another origin', tampered({ AllowedOrigins: ['https://acme.example'] }), [NONE.replace('CorsConfiguration', 'CorsRule')]],
    ['everybody', tampered({ AllowedOrigins: ['*'] }), [`error at Rule: acme-images: the origin * is not ${APP}: every origin that the pattern matches may read`]],
    ['one more origin', tampered({ AllowedOrigins: [APP, 'https://acme.example'] }), ['error at Rule: acme-images: the CORS rule of Hasty\'s app also has https://acme.example']],
    ['writing', tampered({ AllowedMethods: ['GET', 'HEAD', 'PUT'] }), ['error at Rule: acme-images: the CORS rule of Hasty\'s app also allows PUT']],
    ['the key of CloudFormation where the S3 API has its own', tampered({ ExposeHeaders: undefined, ExposedHeaders: ['Access-Control-Allow-Origin'] }),
      [`error at Rule: acme-images: the first CORS rule that matches GET requests of ${APP} does not expose Access-Control-Allow-Origin`]],
    ['a rule of another stack', asking({ Rule: { 'Fn::ImportValue': 'Rule' } }), ['error? at Rule: acme-images: a CORS rule depends on the import of Rule']],
    ['a dry run or not', asking({ DryRun: { 'Fn::ImportValue': 'Dry' } }), ['error? at Rule: acme-images: a CORS rule depends on a DryRun that is not known']],
  ])('is judged: %s', (_, change, expected) => {
    expect(told('bucket-cors', merged(change))).toEqual(expected);
  });

  test('an origin that was agreed is right, and the usual one is not then', () => {
    const other = merged(asking({ Rule: ruleFor('https://hasty.acme.example') }));
    const expected = audited(other).access;
    expect(told('bucket-cors', other, { expected })).toEqual([]);
    expect(told('bucket-cors', merged(), { expected })).toHaveLength(2);
  });

  test.each<[string, Change[]]>([
    ['a dry run', [asking({ DryRun: 'true' })]],
    ['a function elsewhere', [asking({ ServiceToken: 'arn:aws:lambda:eu-central-1:111122223333:function:cors' })]],
  ])('is not set, so a wrong rule is none, and none is in the manifest: %s', (_, changes) => {
    const content = merged(tampered({ AllowedOrigins: ['*'] }), ...changes);
    expect([toldByAll(content), audited(content).access.mounts[0].corsOrigins]).toEqual([[], undefined]);
  });

  test.each<[string, object]>([
    ['other code', { Code: { ZipFile: HANDLER.replace('...rule', '...other') } }],
    ['an environment', { Environment: { Variables: { AWS_ENDPOINT_URL: 'https://acme.example' } } }],
  ])('cannot tell, since the function is not ours: %s', (_, properties) => {
    const content = merged(running(properties));
    expect([told('bucket-cors', content), audited(content).verdict, audited(content).access.mounts[0].corsOrigins]).toEqual([[], 'cannot tell', undefined]);
    expect(toldByAll(content)).toEqual([expect.stringContaining('not-understood: error? at CorsFunction: ')]);
  });
});

test('a rule that is merged into a bucket of the template serves as one of its own, and is judged like it', () => {
  const into = (...changes: Change[]) => template((t) => {
    const { Images, ImagesPolicy } = t.Resources;
    mergesCors(t);
    Object.assign(t.Resources, { Images, ImagesPolicy });
    delete bucket(t).CorsConfiguration;
  }, ...changes);
  expect(told('bucket-cors', into())).toEqual([]);
  expect(told('bucket-cors', into(asking({ DryRun: 'true' })))).toEqual([NONE.replace('CorsConfiguration', 'Images')]);
  expect(told('bucket-cors', into(asking({ Rule: ruleFor('*') })))).toEqual([`error at Rule: acme-images: the origin * is not ${APP}: every origin that the pattern matches may read`]);
});
