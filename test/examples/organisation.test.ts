import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectReviewed } from './reviewed';
import { synthesize, Template } from './synthesize';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStackSet.html: bytes of TemplateBody */
const MAX_TEMPLATE_BODY = 51_200;

const folder = mkdtempSync(join(tmpdir(), 'hasty-organisation-'));
let member: Template;
let management: Template;
beforeAll(async () => {
  member = await synthesize('aws-organisation', folder);
  management = JSON.parse(readFileSync(join(folder, 'HastyOrganisation.template.json'), 'utf8'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const stackSet = () => management.Resources.Members.Properties;

test('the stack of the organisation is the StackSet that was reviewed', () => {
  expectReviewed('aws-organisation.stack-set.json', management);
  expect(Object.keys(management.Resources)).toEqual(['Members']);
});

test('every account gets the template that was reviewed, linted, audited and deployed as that of the example', () => {
  expect(JSON.parse(stackSet().TemplateBody)).toEqual(member);
});

test('the template fits into a StackSet, with room for what is added to it', () => {
  expect(Buffer.byteLength(stackSet().TemplateBody)).toBeLessThan(MAX_TEMPLATE_BODY / 5);
});

test('the accounts need nothing beforehand: no bootstrap, no assets, no stack beside it', () => {
  expect(Object.keys(member)).toEqual(['Resources', 'Outputs']); // no Parameters (BootstrapVersion), no Rules, no Transform
  expect(JSON.stringify(member)).not.toMatch(/Fn::ImportValue|cdk-hnb659fds|asset/i);
  const { artifacts } = JSON.parse(readFileSync(join(folder, 'assembly-Members/manifest.json'), 'utf8'));
  expect(Object.values<{ type: string }>(artifacts).map(({ type }) => type)).not.toContain('cdk:asset-manifest');
  expect(Object.values<{ type: string }>(artifacts).map(({ type }) => type)).toContain('aws:cloudformation:stack');
});

test('a role with a name is made only when the StackSet may make such', () => {
  expect(stackSet().Capabilities).toEqual(['CAPABILITY_NAMED_IAM']);
  expect(member.Resources.ImagesMountRole8C04B2E6.Properties.RoleName).toEqual({ 'Fn::Join': ['', ['HastyImages-', { Ref: 'AWS::Region' }]] });
});
