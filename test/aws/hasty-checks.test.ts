import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnResource, IPolicyValidationContext, Stack, Validations } from 'aws-cdk-lib';
import { AccountPrincipal, AnyPrincipal, Effect, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { audit, formatManifest, documentsAt } from '../../src/audit';
import { BucketMount, HastyBucket, HastyChecks, HastyCors } from '../../src/aws';
import { EXTERNAL_ID } from '../support/stack';

/** An app with the checks and a bucket, changed by hand. */
function app(change: (bucket: HastyBucket, stack: Stack) => void = () => {}, checks = new HastyChecks()): App {
  const made = new App();
  Validations.of(made).addPlugins(checks);
  const stack = new Stack(made, 'Storage');
  change(new HastyBucket(stack, 'Images', { externalId: EXTERNAL_ID, prefixes: ['street/'], fence: false }), stack);
  return made;
}

/** What the synthesis of an app prints and throws. */
function complaint(made: App): string {
  const printed = jest.spyOn(console, 'error').mockImplementation(() => {});
  try {
    made.synth();
    return '';
  } catch (error) {
    return [...printed.mock.calls.flat(), (error as Error).message].join('\n');
  } finally {
    printed.mockRestore();
  }
}

const widen = (bucket: HastyBucket) => bucket.role.role.addToPrincipalPolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: ['*'] }));

describe('HastyChecks', () => {
  test('lets an app pass that gives Hasty the contract', () => {
    expect(complaint(app())).toBe('');
  });

  test('stops the synthesis at a right beyond the contract, with the construct, the request and the fix', () => {
    const told = complaint(app(widen));
    expect(told).toContain('rights-actions');
    expect(told).toContain('s3:PutObject');
    expect(told).toContain('Storage/Images');
    expect(told).toContain('is allowed');
    expect(told).toContain('and nothing else');
    expect(told).toContain("Acknowledge with 'HastyChecks::rights-actions'");
  });

  test('sees roles that were not made by this library', () => {
    const told = complaint(app((_, stack) => new Role(stack, 'Legacy', { assumedBy: new AccountPrincipal('718860067770') })));
    expect(told).toContain('trust-external-id');
    expect(told).toContain('Storage/Legacy');
  });

  test('sees a deny in the bucket policy that keeps browsers out, and lets one pass that does not', () => {
    const denying = (conditions: Record<string, unknown>) => complaint(app(({ bucket }) => bucket.addToResourcePolicy(new PolicyStatement({
      sid: 'Network', effect: Effect.DENY, principals: [new AnyPrincipal()], actions: ['s3:*'], resources: [bucket.arnForObjects('*')], conditions,
    }))));
    expect(denying({ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })).toContain('s3:GetObject is refused for ');
    expect(denying({ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })).toContain('by the deny Network: annotators\' browsers open signed URLs from any network');
    expect(denying({ NumericLessThan: { 's3:TlsVersion': '1.2' } })).toBe('');
  });

  test('takes an acknowledgement with a reason, for that rule alone', () => {
    const acknowledge = (id: string) => complaint(app((bucket, stack) => {
      widen(bucket);
      Validations.of(stack).acknowledge({ id, reason: 'an upload test, until Friday' });
    }));
    expect(acknowledge('HastyChecks::rights-actions')).toBe('');
    expect(acknowledge('HastyChecks::rights-escalation')).toContain('s3:PutObject');
  });

  describe('with CORS that is merged into a bucket of others', () => {
    const merging = (change: (resources: CfnResource[]) => void = () => {}, options = {}) => app((_, stack) => {
      const bucket = Bucket.fromBucketName(stack, 'Theirs', 'acme-images');
      new BucketMount(stack, 'Mount', { bucket, externalId: EXTERNAL_ID, prefixes: ['street/'], cors: HastyCors.merge(options) });
      change(stack.node.findAll().filter((one) => one instanceof CfnResource));
    });
    const overridden = (type: string, path: string, value: unknown) => complaint(merging((resources) =>
      resources.filter(({ cfnResourceType }) => cfnResourceType === type).forEach((one) => one.addPropertyOverride(path, value))));

    test('lets it pass, and a dry run', () => {
      expect(complaint(merging())).toBe('');
      expect(complaint(merging(undefined, { dryRun: true }))).toBe('');
    });

    test('says in the manifest who may read in browsers, unless it is a dry run', () => {
      const origins = (made: App) => audit(documentsAt([made.synth().getStackByName('Storage').templateFullPath])).access.mounts
        .find(({ bucket }) => bucket === 'acme-images')!.corsOrigins;
      expect([origins(merging()), origins(merging(undefined, { dryRun: true }))]).toEqual([['https://app.hasty.ai'], undefined]);
    });

    test('stops at another rule', () => {
      const told = overridden('Custom::HastyBucketCors', 'Rule', '{"AllowedOrigins":["*"],"AllowedMethods":["GET"]}');
      expect(told).toContain('bucket-cors');
      expect(told).toContain('HastyCors-acme-images');
    });

    test('stops at another function', () => {
      expect(overridden(CfnFunction.CFN_RESOURCE_TYPE_NAME, 'Environment.Variables.NODE_OPTIONS', '--require /tmp/x.js')).toContain('not-understood');
      expect(overridden(CfnFunction.CFN_RESOURCE_TYPE_NAME, 'Code.ZipFile', 'exports.handler = () => {};')).toContain('not-understood');
    });
  });

  describe('with what was agreed', () => {
    const agreed = (prefix: string): string => {
      const file = join(mkdtempSync(join(tmpdir(), 'hasty-checks-')), 'hasty-access.json');
      const assembly = app().synth();
      const { access } = audit(documentsAt([assembly.getStackByName('Storage').templateFullPath]));
      writeFileSync(file, formatManifest({ ...access, mounts: access.mounts.map((mount) => ({ ...mount, prefixes: [prefix] })) }));
      return file;
    };

    test('lets it pass', () => {
      expect(complaint(app(undefined, new HastyChecks({ expected: agreed('street/') })))).toBe('');
    });

    test('stops at any other folder, and says which', () => {
      expect(complaint(app(undefined, new HastyChecks({ expected: agreed('street/2026/') })))).toContain('+ street/');
    });

    test('says what is wrong with a file that cannot be read', () => {
      expect(complaint(app(undefined, new HastyChecks({ expected: 'no-such-file.json' })))).toContain('no-such-file.json');
    });

    test('makes that a violation of its own, since the CDK command passes over plugins that throw', () => {
      const context = { templatePaths: ['a.json'], stackTemplates: [], appConstruct: new App() } as unknown as IPolicyValidationContext;
      const { success, violations } = new HastyChecks({ expected: 'no-such-file.json' }).validate(context);
      expect({ success, rules: violations.map(({ ruleName, severity }) => [ruleName, severity]) }).toEqual({ success: false, rules: [['not-audited', 'error']] });
    });
  });
});
