import { Change, template, Template, told } from '../../support/audited';

const tls = (t: Template) => t.Resources.ImagesPolicy.Properties.PolicyDocument.Statement[0];

test('a bucket that denies requests without TLS, or that is only named here, passes', () => {
  expect(told('bucket-tls', template())).toEqual([]);
  expect(told('bucket-tls', template((t) => { delete t.Resources.Images; delete t.Resources.ImagesPolicy; }))).toEqual([]);
});

test.each<[string, Change]>([
  ['has no policy', (t) => { delete t.Resources.ImagesPolicy; }],
  ['allows instead of denying', (t) => { tls(t).Effect = 'Allow'; }],
  ['denies requests with TLS', (t) => { tls(t).Condition.Bool['aws:SecureTransport'] = 'true'; }],
  ['asks for another key', (t) => { tls(t).Condition = { Bool: { 'aws:ViaAWSService': 'false' } }; }],
])('a note: the bucket %s', (_, change) => {
  expect(told('bucket-tls', template(change))).toEqual(['note at Images: acme-images takes requests without TLS']);
});
