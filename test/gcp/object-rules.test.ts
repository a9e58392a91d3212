import { StorageBucketLifecycleRule, StorageBucketLifecycleRuleCondition } from '@cdktf/provider-google/lib/storage-bucket';
import { TerraformVariable, Token } from 'cdktf';
import { ImportMode } from '../../src/contract';
import { HastyBucket } from '../../src/gcp';
import { objectRules } from '../../src/gcp/object-rules';
import { gcpStack, mounted, ownBucket } from '../support/gcp';
import { terraformErrors, terraformWarnings } from '../support/terraform-stack';

const DELETE = { action: { type: 'Delete' }, condition: { age: 30 } };
const READ = { title: 'lifecycle rule 1', prefix: '', certain: true, does: ['expires'] };
const read = (lifecycleRule: any) => objectRules(ownBucket(gcpStack(), { lifecycleRule }));
const deleting = (condition: StorageBucketLifecycleRuleCondition) => read([{ action: { type: 'Delete' }, condition }]);

test.each<[string, StorageBucketLifecycleRuleCondition, object[]]>([
  ['of some age', { age: 30 }, [READ]],
  ['that are live', { age: 30, withState: 'LIVE' }, [READ]],
  ['of two folders', { age: 30, matchesPrefix: ['street/', 'aerial/'] }, [{ ...READ, prefix: 'street/' }, { ...READ, prefix: 'aerial/' }]],
  ['with a suffix', { age: 30, matchesSuffix: ['.tmp'] }, [{ ...READ, certain: false }]],
  ['of a class', { matchesStorageClass: ['NEARLINE'] }, [{ ...READ, certain: false }]],
  ['made before a day', { createdBefore: '2020-01-01' }, [{ ...READ, certain: false }]],
  ['that are old generations', { age: 30, withState: 'ARCHIVED' }, []],
  ['with newer generations', { numNewerVersions: 3 }, []],
  ['with no newer generation', { age: 30, numNewerVersions: 0 }, [{ ...READ, certain: false }]],
  ['that were replaced a while ago', { daysSinceNoncurrentTime: 7 }, []],
  ['that were replaced before a day', { noncurrentTimeBefore: '2020-01-01' }, []],
])('a rule that deletes is read: objects %s', (_, condition, rules) => {
  expect(deleting(condition)).toEqual(rules);
});

test.each<[string, StorageBucketLifecycleRule]>([
  ['archives, which GCS reads at once', { action: { type: 'SetStorageClass', storageClass: 'ARCHIVE' }, condition: { age: 30 } }],
  ['ends unfinished uploads', { action: { type: 'AbortIncompleteMultipartUpload' }, condition: { age: 7 } }],
])('a rule takes nothing away that %s', (_, rule) => {
  expect(read([rule])).toEqual([]);
  expect(read([rule, DELETE])).toEqual([{ ...READ, title: 'lifecycle rule 2' }]);
});

test('what only Terraform knows may be so', () => {
  const token = (name: string) => new TerraformVariable(gcpStack(), name, {}).stringValue;
  expect(read([{ ...DELETE, action: { type: token('Action') } }])).toEqual([{ ...READ, certain: false }]);
  expect(deleting({ age: 30, matchesPrefix: [token('Folder')] })).toEqual([{ ...READ, prefix: undefined }]);
  expect(read(Token.asAny('${local.rules}'))).toEqual([{ title: 'a rule that is not known at synth', prefix: undefined, certain: false, does: ['expires'] }]);
});

describe('a mount by links', () => {
  const ids = (stack: ReturnType<typeof gcpStack>) => terraformWarnings(stack).map(({ id }) => id.replace('hasty-bucket-constructs:', ''));
  const linked = (rules: StorageBucketLifecycleRule[], { importMode, forceDestroy }: { importMode?: ImportMode; forceDestroy?: boolean } = {}) => {
    const stack = gcpStack();
    const bucket = ownBucket(stack, { forceDestroy });
    mounted({ bucket, prefixes: ['street/'], importMode }, stack);
    bucket.putLifecycleRule(rules);
    return ids(stack);
  };

  test('is warned of rules that come after it, and a copy is not', () => {
    expect(linked([DELETE])).toEqual(['linkObjectsExpire']);
    expect(linked([{ ...DELETE, condition: { age: 30, matchesPrefix: ['tmp/'] } }])).toEqual([]);
    expect(linked([DELETE], { importMode: ImportMode.COPY })).toEqual([]);
  });

  test('is warned of a bucket that Terraform would empty, and a copy is not', () => {
    expect(linked([], { forceDestroy: true })).toEqual(['linkBucketGoes']);
    expect(linked([], { forceDestroy: true, importMode: ImportMode.COPY })).toEqual([]);
  });

  test('of a new bucket is silent by default, warned of a rule that deletes, and an error alone when Terraform would empty it', () => {
    const images = () => new HastyBucket(gcpStack(), 'Images', { name: 'acme-images', location: 'EU' });
    const [kept, expiring, forced] = [images(), images(), images()];
    expiring.bucket.putLifecycleRule([DELETE]);
    forced.bucket.forceDestroy = true;
    const stackOf = ({ node }: HastyBucket) => node.scope as ReturnType<typeof gcpStack>;
    expect([kept, expiring].map((one) => ids(stackOf(one)))).toEqual([[], ['linkObjectsExpire']]);
    expect(terraformErrors(stackOf(forced))).toEqual([expect.stringContaining('must not have force_destroy')]);
  });
});
