import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, LegacyStackSynthesizer, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { found, kept, RULE_TYPE } from '../../support/existing-bucket';
import { newStack } from '../../support/stack';

describe('the function', () => {
  test('is one for all of a stack, and may read and write the CORS rules of exactly its buckets, and its own log', () => {
    const stack = newStack();
    kept(stack, 'One', { name: 'acme-images' });
    kept(stack, 'Two', { name: 'acme-archive' });
    expect(found(stack, 'AWS::Lambda::Function')).toMatchObject([{ Properties: { Timeout: 60, Handler: 'index.handler', LoggingConfig: { LogGroup: { Ref: expect.any(String) } } } }]);
    const [role] = found(stack, 'AWS::IAM::Role');
    const [log] = found(stack, 'AWS::Logs::LogGroup');
    expect(role.Properties).not.toHaveProperty('ManagedPolicyArns');
    expect(role.Properties.Policies.map(({ PolicyDocument }: any) => PolicyDocument.Statement)).toEqual([
      [{ Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Effect: 'Allow', Resource: { 'Fn::GetAtt': [log.id, 'Arn'] } }],
    ]);
    expect(found(stack, 'AWS::IAM::Policy').map(({ Properties }) => [Properties.Roles, Properties.PolicyDocument.Statement])).toEqual(['acme-images', 'acme-archive'].map((name) => [
      [{ Ref: role.id }],
      [{ Action: ['s3:GetBucketCORS', 's3:PutBucketCORS'], Effect: 'Allow', Resource: `arn:aws:s3:::${name}` }],
    ]));
  });

  test('has its code in the template, so that there is no asset and nothing to bootstrap', () => {
    const app = new App({ analyticsReporting: false });
    const stack = new Stack(app, 'Stack', { synthesizer: new LegacyStackSynthesizer() });
    kept(stack);
    const { assets, template } = app.synth().getStackByName('Stack');
    expect(assets).toEqual([]);
    expect(Object.values<any>(template.Resources).find(({ Type }) => Type === 'AWS::Lambda::Function').Properties.Code.ZipFile).toContain('exports.handler');
    expect(template).not.toHaveProperty('Parameters');
  });

  test('loses its right on a bucket only after the rule is gone: the rule depends on the policy', () => {
    const stack = newStack();
    kept(stack);
    expect(found(stack, RULE_TYPE)[0].DependsOn).toEqual([found(stack, 'AWS::IAM::Policy')[0].id]);
  });

  test('can keep rules in some 40 buckets with the longest names; more are refused before IAM does', () => {
    const many = (count: number) => {
      const stack = newStack();
      for (let n = 0; n < count; n++) kept(stack, `Cors${n}`, { name: `acme-${n}`.padEnd(63, 'x'), outputs: false });
      return Template.fromStack(stack);
    };
    const size = (template: Template) => [...Object.values<any>(template.findResources('AWS::IAM::Policy')).map(({ Properties }) => Properties.PolicyDocument),
      ...Object.values<any>(template.findResources('AWS::IAM::Role')).flatMap(({ Properties }) => Properties.Policies.map((policy: any) => policy.PolicyDocument))]
      .reduce((sum, document) => sum + JSON.stringify(document).length, 0);
    expect(size(many(48))).toBeLessThan(10_240);
    expect(() => many(60)).toThrow(/the policies of the function that keeps CORS rules must have at most 9940 characters, got \d+ for 60 buckets; spread the buckets over several stacks/);
  });
});

test('an id in the stack that the function needs must be free', () => {
  const stack = newStack();
  new Construct(stack, 'HastyBucketCors');
  expect(() => kept(stack)).toThrow('the id \'HastyBucketCors\' in a stack must be free for the function that keeps CORS rules, and \'Stack/HastyBucketCors\' has it; give that another id');
});

test('a role that is made elsewhere has the rights in the report of CDK, and no policy in the template', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'hasty-roles-'));
  try {
    const app = new App({ analyticsReporting: false, outdir });
    Role.customizeRoles(app, { usePrecreatedRoles: { 'Stack/HastyBucketCors/Role': 'acme-cors' } });
    const stack = new Stack(app, 'Stack');
    kept(stack);
    expect(found(stack, 'AWS::IAM::Policy')).toEqual([]);
    expect(found(stack, RULE_TYPE)).toHaveLength(1);
    expect(readFileSync(join(outdir, 'iam-policy-report.txt'), 'utf8')).toMatch(/s3:GetBucketCORS[^]*arn:aws:s3:::acme-images/);
  } finally {
    rmSync(outdir, { recursive: true });
  }
});
