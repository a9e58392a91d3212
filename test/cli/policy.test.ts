import { policyCommand } from '../../src/cli/policy';
import { HastyContract, ListingScope } from '../../src/contract';
import { accessPolicy, trustPolicy } from '../../src/contract/s3-access';
import { fakeTerminal } from '../support/terminal';

const ID = '0d1f2a3b-1111-4222-8333-444455556666';
const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const BASE = ['--bucket', 'acme-images', '--external-id', ID];

function policy(...args: string[]) {
  const terminal = fakeTerminal();
  const code = policyCommand(args, terminal);
  return { code, ...terminal.written, documents: JSON.parse(terminal.written.out) };
}

test('the documents are those of the constructs', () => {
  const { code, err, documents } = policy(...BASE, '--prefix', '/street/2026', '--prefix', 'sea/');
  const mount = { bucketArn: 'arn:aws:s3:::acme-images', patterns: ['street/2026/*', 'sea/*'], listing: ListingScope.BUCKET, keys: [] };
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(documents).toEqual({
    trust: trustPolicy(ID),
    permissions: accessPolicy([mount], true),
    cors: {
      CORSRules: [{
        AllowedHeaders: ['Authorization'], AllowedMethods: ['GET', 'HEAD'], AllowedOrigins: ['https://app.hasty.ai'], ExposeHeaders: ['Access-Control-Allow-Origin'],
      }],
    },
    maxSessionDuration: HastyContract.SESSION_SECONDS,
  });
});

test('every option reaches the documents', () => {
  const until = '2099-12-01T00:00:00Z';
  const { documents } = policy(...BASE, '--whole-bucket', '--listing', 'PREFIX', '--until', until, '--kms-key', KEY, '--no-fence');
  const mount = { bucketArn: 'arn:aws:s3:::acme-images', patterns: ['*'], listing: ListingScope.PREFIX, accessUntil: until, keys: [{ arn: KEY, region: 'eu-central-1' }] };
  expect(documents.trust).toEqual(trustPolicy(ID, until));
  expect(documents.permissions).toEqual(accessPolicy([mount], false));
});

test.each([
  [['--bucket', 'acme-images', '--prefix', 'a/'], /--external-id is needed/],
  [['--external-id', ID, '--prefix', 'a/'], /--bucket is needed/],
  [BASE, /--prefix must name a folder/],
  [[...BASE, '--prefix', 'a/', '--whole-bucket'], /exclude each other/],
  [[...BASE, '--prefix', ''], /a prefix must name a folder, got: ""/],
  [[...BASE, '--prefix', '通り/'], /IAM policies can hold Latin-1 characters only/],
  [['--bucket', 'acme-images', '--external-id', HastyContract.TUTORIAL_EXTERNAL_ID, '--prefix', 'a/'], /the sample of Hasty's tutorial/],
  [['--bucket', 'Acme*', '--external-id', ID, '--prefix', 'a/'], /--bucket must be the name of an S3 bucket .* got: "Acme\*"/],
  [[...BASE, '--prefix', 'a/', '--listing', 'ALL'], /--listing must be one of BUCKET, PREFIX, got: "ALL"/],
  [[...BASE, '--prefix', 'a/', '--until', '2026-12-01'], /--until must be a time in UTC/],
  [[...BASE, '--prefix', 'a/', '--until', '2027-02-30T00:00:00Z'], /--until must be a time in UTC/],
  [[...BASE, '--prefix', 'a/', '--kms-key', 'arn:aws:kms:eu-central-1:111122223333:alias/acme'], /--kms-key must be the ARN of a key/],
  [[...BASE, ...Array.from({ length: 200 }, (_, index) => ['--prefix', `folder-with-a-long-name-${index}/`]).flat()], /at most 10240 characters/],
])('refused: %j', (args, message) => {
  expect(() => policyCommand(args, fakeTerminal())).toThrow(message);
});

test('what works but may be wrong is a warning, away from the documents', () => {
  const { err } = policy('--bucket', 'acme.images', '--external-id', 'ACME-1', '--prefix', 'a/', '--until', '2020-01-01T00:00:00Z');
  expect(err.trimEnd().split('\n').map((line) => line.split(/[,:;] /)[1])).toEqual([
    'the ExternalId is not a UUID', 'the ExternalId has upper-case letters', "the bucket's name has a dot", '--until is in the past',
  ]);
});
