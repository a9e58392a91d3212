import { createHash } from 'node:crypto';
import { partsOf, template } from './template';
import { readCloudFormation } from '../../../src/audit/read-cloudformation';
import { callsOne, isRequest, OWN_CODE, ownFunctions } from '../../../src/audit/read-cloudformation/own-function';
import { HANDLER, merging } from '../../support/merged-cors';

// When this fails, handler.js has changed: the hash that was not found is the new one.
test('the code of this release is the first of those that are known', () => {
  expect(OWN_CODE.slice(0, 1)).toContain(createHash('sha256').update(HANDLER).digest('hex'));
});

const owned = (properties: object = {}) => {
  const resources = merging();
  Object.assign(resources.CorsFunction.Properties, properties);
  return ownFunctions(partsOf(resources, { Parameters: { Code: { Type: 'String', Default: HANDLER } } }).resources).map(({ id }) => id);
};
const OWN = ['stack.json#CorsFunction'];

test.each<[string, object]>([
  ['as it is made', {}],
  ['with tags, in a network, traced, with more memory and time', { Tags: [{ Key: 'team', Value: 'acme' }], VpcConfig: {}, TracingConfig: { Mode: 'Active' }, MemorySize: 512, Timeout: 90 }],
  ['with its code in pieces that make the same', { Code: { ZipFile: { 'Fn::Join': ['\n', HANDLER.split('\n')] } } }],
])('is ours: %s', (_, properties) => {
  expect(owned(properties)).toEqual(OWN);
});

test.each<[string, object]>([
  ['another byte', { Code: { ZipFile: HANDLER.replace('45e3', '46e3') } }],
  ['a byte more', { Code: { ZipFile: `${HANDLER}\n` } }],
  ['no code', { Code: undefined }],
  ['code that whoever deploys gives', { Code: { ZipFile: { Ref: 'Code' } } }],
  ['code of another stack', { Code: { ZipFile: { 'Fn::ImportValue': 'Code' } } }],
  ['code that a macro makes', { Code: { 'Fn::Transform': { Name: 'x' } } }],
  ['code elsewhere too', { Code: { ZipFile: HANDLER, S3Bucket: 'acme-code', S3Key: 'code.zip' } }],
  ['an image', { Code: { ImageUri: 'acme' }, PackageType: 'Image' }],
  ['another runtime', { Runtime: 'nodejs22.x' }],
  ['another handler', { Handler: 'index.other' }],
  ['environment variables', { Environment: { Variables: { NODE_OPTIONS: '--require /tmp/x.js' } } }],
  ['a layer', { Layers: ['arn:aws:lambda:eu-central-1:111122223333:layer:x:1'] }],
  ['a file system', { FileSystemConfigs: [{ Arn: 'x', LocalMountPath: '/mnt/x' }] }],
  ['a name by which others may know it', { FunctionName: 'acme-cors' }],
])('is not ours: %s', (_, properties) => {
  expect([HANDLER.includes('45e3'), owned(properties)]).toEqual([true, []]);
});

test('only a function is', () => {
  const { CorsFunction } = merging();
  expect(ownFunctions(partsOf({ ...merging(), CorsFunction: { ...CorsFunction, Type: 'Acme::Test::Function' } }).resources)).toEqual([]);
});

test.each<[string, unknown, boolean]>([
  ['its ARN', { 'Fn::GetAtt': ['CorsFunction', 'Arn'] }, true],
  ['its ARN in pieces', { 'Fn::Sub': 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${CorsFunction}' }, true],
  ['the ARN of its latest version', { 'Fn::Sub': '${CorsFunction.Arn}:$LATEST' }, true],
  ['the ARN of a version, which may have other code', { 'Fn::Sub': '${CorsFunction.Arn}:7' }, false],
  ['the ARN of one in another account', { 'Fn::Sub': 'arn:aws:lambda:${AWS::Region}:999999999999:function:${CorsFunction}' }, false],
  ['the ARN of one in another region', { 'Fn::Sub': 'arn:aws:lambda:us-east-1:${AWS::AccountId}:function:${CorsFunction}' }, false],
  ['a topic of its name', { 'Fn::Sub': 'arn:aws:sns:${AWS::Region}:${AWS::AccountId}:${CorsFunction}' }, false],
  ['its name', { Ref: 'CorsFunction' }, false],
  ['a name that begins with its name', { 'Fn::Sub': '${CorsFunction.Arn}-of-acme' }, false],
  ['the ARN of another', { 'Fn::GetAtt': ['Other', 'Arn'] }, false],
  ['an ARN that is written out', 'arn:aws:lambda:eu-central-1:111122223333:function:CorsFunction', false],
])('is called by %s: %p', (_, ServiceToken, expected) => {
  const { resources } = partsOf({ ...merging(), Other: { Type: 'AWS::Lambda::Function' }, Call: { Type: 'Custom::Acme', Properties: { ServiceToken } } });
  const call = resources.find(({ type }) => type === 'Custom::Acme')!;
  const own = ownFunctions(resources);
  expect([callsOne(call.properties.entries.get('ServiceToken'), own), isRequest(call, own)]).toEqual([expected, expected]);
});

test('is called by its ARN where the account and the region of the stack are known', () => {
  const at = (account: string) => template({ Resources: merging() }, 'stack.json', { account, region: 'eu-central-1' });
  const { resources } = readCloudFormation([at('111122223333')], {});
  const call = resources.find(({ type }) => type === 'Custom::HastyBucketCors')!;
  expect(isRequest(call, ownFunctions(resources))).toBe(true);
  expect(isRequest(call, ownFunctions(readCloudFormation([at('999999999999')], {}).resources))).toBe(false);
});

test.each<[string, string, object, boolean]>([
  ['a custom resource', 'AWS::CloudFormation::CustomResource', { DryRun: 'true', Revision: '2', ServiceTimeout: '120' }, true],
  ['one of another type', 'Custom::Acme', {}, true],
  ['a resource of somebody who calls something else', 'Acme::Grant::Access', {}, false],
  ['one that says more', 'Custom::HastyBucketCors', { GiveTo: 'arn:aws:iam::718860067770:root' }, false],
])('is asked by %s: %s', (_, Type, more, expected) => {
  const { CorsRule: { Properties }, ...others } = merging();
  const { resources } = partsOf({ ...others, Call: { Type, Properties: { ...Properties, ...more } } });
  expect(isRequest(resources.find(({ type }) => type === Type)!, ownFunctions(resources))).toBe(expected);
});
