import { CfnParameter } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import * as fc from 'fast-check';
import { HastyAccessRole } from '../../src/aws';
import { ListingScope } from '../../src/contract';
import { deployed, Template } from '../support/deployed';
import { NOW, request, roleOf } from '../support/iam';
import { Action, actionsOf } from '../support/iam-actions';
import { Asked, contextOf, contractAllows, Mounted } from '../support/oracle';
import { everyAction, nearMisses } from '../support/s3-requests';
import { Verdict } from '../support/simulator';
import { EXTERNAL_ID } from '../support/stack';

const SEED = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** The role for a mount, written by the library. */
function mounting(mounted: Mounted, fence: boolean): Template {
  return deployed((stack) => {
    const bucket = Bucket.fromBucketName(stack, 'Bucket', mounted.bucket);
    new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID, fence })
      .mount(bucket, { prefixes: mounted.prefixes, listing: ListingScope[mounted.listing] });
  });
}

/** The requests that AWS answers otherwise than the contract. */
async function wrongAnswers(template: Template, mounted: Mounted, asked: Asked[]): Promise<object[]> {
  const contract = [{ ...mounted, prefixes: mounted.prefixes.map((prefix) => prefix.replace(/^\//, '').replace(/([^/])$/, '$1/')) }];
  const answers = await Promise.all(asked.map(async (one) => {
    return { ...one, answer: await request(template, one.action, one.resource, contextOf(one)) };
  }));
  return answers.filter((one) => one.answer !== (contractAllows(contract, one) ? 'allowed' : 'refused'));
}

const segment = fc.oneof(
  fc.constantFrom('street', 'street2', '2026', 'a*b', 'a?b', '*', '?', '$', '${*}', '${aws:username}', '..', '', "it's", 'a b', 'Ünïcode', '"{}"'),
  fc.string({ unit: fc.constantFrom(...'abz09-_.~*?$ {}[]()\\|^+\'"&;:@=,%#éÿ'), minLength: 1, maxLength: 5 }),
);
const prefix = fc.tuple(fc.array(segment, { minLength: 1, maxLength: 3 }), fc.boolean(), fc.boolean())
  .map(([segments, before, after]) => `${before ? '/' : ''}${segments.join('/')}${after ? '/' : ''}`)
  .filter((text) => !/^\/?$|^\/\/|\{\{/.test(text)); // {{ is refused, since CloudFormation would resolve it
const mount: fc.Arbitrary<Mounted> = fc.record({
  bucket: fc.constantFrom('acme', 'a.b'),
  prefixes: fc.array(prefix, { minLength: 1, maxLength: 4 }),
  listing: fc.constantFrom('BUCKET', 'PREFIX'),
});

describe.each([
  { policy: 'the whole policy', fence: true },
  { policy: 'the Allow statements alone', fence: false },
])('$policy', ({ policy, fence }) => {
  let actions: Action[];
  let asked = 0;
  beforeAll(async () => { actions = await actionsOf('s3'); });
  afterAll(() => { process.stdout.write(`${policy}: ${asked} S3 requests asked; FC_SEED=${SEED}\n`); });

  const property = (runs: number, requests: (mounted: Mounted) => Asked[]) => fc.assert(
    fc.asyncProperty(mount, async (mounted) => {
      const questions = requests(mounted);
      asked += questions.length;
      expect(await wrongAnswers(mounting(mounted, fence), mounted, questions)).toEqual([]);
    }), { seed: SEED, numRuns: runs });

  test('of every S3 action there is, Hasty may locate and list the bucket and read under the prefixes, nothing else', async () => {
    expect(actions.length).toBeGreaterThan(150);
    await property(15, (mounted) => everyAction(actions, [mounted], NOW));
    expect(asked).toBeGreaterThanOrEqual(5000);
  }, 60_000);

  test('names that only begin like a prefix, or that a wildcard in it would match, stay closed', () =>
    property(20, (mounted) => nearMisses(mounted, NOW)), 60_000);
});

test('a prefix that is a parameter opens that folder alone, once it is known', async () => {
  const template = deployed((stack) => {
    const prefixes = [new CfnParameter(stack, 'Folder').valueAsString, 'aerial'];
    new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID })
      .mount(Bucket.fromBucketName(stack, 'Bucket', 'acme'), { prefixes, listing: ListingScope.PREFIX });
  }, { Folder: 'street/' });
  const mounted: Mounted = { bucket: 'acme', prefixes: ['street/', 'aerial/'], listing: 'PREFIX' };
  expect(await wrongAnswers(template, mounted, nearMisses(mounted, NOW))).toEqual([]);
});

describe('a prefix with characters that are wildcards to IAM', () => {
  const prefixes = ['a*b/', 'a?b/', 'a$b/', '${*}/', '${aws:username}/'];
  const [read, fence] = ['HastyRead', 'HastyFenceObjects'].map((sid) => {
    const { policies } = roleOf(mounting({ bucket: 'acme', prefixes, listing: 'BUCKET' }, true));
    const { Resource, NotResource } = (policies as any[])[0].Statement.find((statement: any) => statement.Sid === sid);
    return [Resource ?? NotResource].flat().filter((arn) => arn.includes('/')).map((arn) => arn.replace('arn:aws:s3:::acme/', ''));
  });

  /** The simulator takes `*` in a requested ARN for a wildcard, but not in the text that a condition compares. */
  const matches = (patterns: string[], key: string): Promise<Verdict> => {
    const statement = { Effect: 'Allow', Action: 's3:ListBucket', Resource: '*', Condition: { StringLike: { 's3:prefix': patterns } } };
    const Policies = [{ PolicyDocument: { Version: '2012-10-17', Statement: [statement] } }];
    return request({ Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { Policies } } } }, 's3:ListBucket', 'arn:aws:s3:::acme', { 's3:prefix': key });
  };

  test.each(prefixes)('opens the folder of that very name: %s', async (folder) => {
    expect(await matches(read, `${folder}x.jpg`)).toBe('allowed');
    expect(await matches(fence, `${folder}x.jpg`)).toBe('allowed');
  });

  test.each(['axb/', 'axyb/', 'ab/', 'a/b/', 'x/', 'hasty/', '*/', '?/', '$/', '${x}/'])('and not the folder %s', async (folder) => {
    expect(await matches(read, `${folder}x.jpg`)).toBe('refused');
    expect(await matches(fence, `${folder}x.jpg`)).toBe('refused');
  });
});
