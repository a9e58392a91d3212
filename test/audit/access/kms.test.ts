import { matches } from '../../../src/audit/access/glob';
import { arnOf, isAlias, isManagedKey, keyRequest, openKey, throughS3 } from '../../../src/audit/access/kms';
import { Letters } from '../../../src/audit/access/letters';
import { NameHole, Text } from '../../../src/audit/document/text';
import { accessOf, alsoAllow, resource, sub, template } from '../../support/audited';

const hole = (id: string, label: string): NameHole => ({ kind: 'name', id, label: `\${${label}}` });

test.each<[string, boolean, boolean]>([
  ['aws/s3', true, false],
  ['alias/aws/s3', true, true],
  ['arn:aws:kms:eu-central-1:111122223333:alias/aws/s3', true, true],
  ['alias/images', false, true],
  ['alias/laws/s3', false, true],
  ['arn:aws:kms:eu-central-1:111122223333:key/images', false, false],
  ['1234abcd-12ab-34cd-56ef-1234567890ab', false, false],
])('%s is the key of AWS: %s, an alias: %s', (key, managed, alias) => {
  expect([isManagedKey([key]), isAlias([key])]).toEqual([managed, alias]);
});

test('the ARN of a key is found by its id, not by the label of one of another file', () => {
  const { court } = accessOf(template(resource('Key', 'AWS::KMS::Key', { KeyPolicy: { Version: '2012-10-17', Statement: [] } })));
  const [{ resource: arn }] = court.facts.resourcePolicies.filter(({ kind }) => kind === 'key');
  const other = [hole('other.template.json#Key', 'Key')];
  expect(arnOf(court, [hole('stack.template.json#Key', 'Key')])).toBe(arn);
  expect(arnOf(court, other)).toBe(other);
});

test('a key is asked for by its ARN, its id in any account, or any key behind an alias', () => {
  const letters = new Letters();
  const asked = (key: Text, arn: string) => keyRequest({ ...accessOf(template()).court, letters }, key).flat().every(({ constraint: { present } }) =>
    'globs' in present && present.globs.some((glob) => matches(glob, [...arn].map((letter) => letter.charCodeAt(0)))));
  const ARN = 'arn:aws:kms:eu-central-1:111122223333:key/images';
  expect([[ARN], ['images'], ['alias/x'], ['other'], [`${ARN}2`]].map((key) => asked(key, ARN))).toEqual([true, true, true, false, false]);
});

test('S3 asks in the key\'s region; where nobody tells it, in any, or one that a statement writes or leaves to the deployment', () => {
  const via = (...regions: string[]) => accessOf(template(...regions.map((region) => alsoAllow({ Action: 'kms:Decrypt', Condition: { StringEquals: { 'kms:ViaService': sub(`s3.${region}.amazonaws.com`) } } }))));
  const ways = (key: Text, ...regions: string[]) => {
    const { court, roles: [{ rights }] } = via(...regions);
    return throughS3(court, rights, key).length;
  };
  const open: Text = ['arn:aws:kms:', hole('AWS::Region', 'AWS::Region'), ':111122223333:key/images'];
  expect(ways(['arn:aws:kms:eu-central-1:111122223333:key/images'], 'us-east-1', '${AWS::Region}')).toBe(1);
  const openFor = (region: string) => {
    const { court, roles: [{ rights }] } = via(region);
    return openKey(court, rights, ['arn:aws:kms:eu-central-1:111122223333:key/images'], []);
  };
  expect([openFor('us-east-1'), openFor('${AWS::Region}')]).toEqual([undefined, 'whether the role\'s stack is deployed to eu-central-1']);
  expect([ways(open), ways(open, 'us-east-1'), ways(open, 'us-east-1', '${AWS::Region}')]).toEqual([1, 2, 3]);
});
