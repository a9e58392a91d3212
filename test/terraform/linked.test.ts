import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { ImportMode } from '../../src/contract';
import { ObjectRule } from '../../src/contract/link-losses';
import { HastyWarnings } from '../../src/terraform';
import { blocksOf, literalOf, UNKNOWN_RULE, warnOfLosses } from '../../src/terraform/linked';
import { awsStack } from '../support/aws-terraform';
import { terraformWarnings } from '../support/terraform-stack';

const EXPIRES: ObjectRule = { title: 'rule \'tidy\'', prefix: 'street/', certain: true, does: ['expires'] };
const EXPIRE = 'hasty-bucket-constructs:linkObjectsExpire';
const ARCHIVED = 'hasty-bucket-constructs:linkObjectsArchived';
const GOES = 'hasty-bucket-constructs:linkBucketGoes';
const told = (mounted: Partial<Parameters<typeof warnOfLosses>[1]>, rules: ObjectRule[], stack = awsStack()) => {
  warnOfLosses(new Construct(stack, 'Images'), { title: 'Stack/Archive', ...mounted }, () => rules);
  return terraformWarnings(stack).map(({ id, text }) => [id, text]);
};

describe('what takes objects away from Hasty', () => {
  test('is warned of, with what to do', () => {
    expect(told({ prefixes: ['street/'] }, [EXPIRES])).toEqual([[EXPIRE,
      'the images of \'Stack/Archive\' must stay where Hasty\'s links find them, got: rule \'tidy\' deletes objects under \'street/\'; leave the mounted folders out, or import by ImportMode.COPY']]);
    expect(told({}, [{ ...EXPIRES, does: ['GLACIER'] }]).map(([id]) => id)).toEqual([ARCHIVED]);
    expect(told({}, [UNKNOWN_RULE]).map(([id]) => id)).toEqual([EXPIRE, ARCHIVED]);
  });

  test('is not warned of in other folders, or when Hasty copies', () => {
    expect(told({ prefixes: ['aerial/'] }, [EXPIRES])).toEqual([]);
    expect(told({ importMode: ImportMode.COPY }, [EXPIRES])).toEqual([]);
    expect(told({ importMode: ImportMode.LINK }, [EXPIRES])).toHaveLength(1);
  });

  test('may be in a folder that is not known at synth', () => {
    const stack = awsStack();
    const folder = new TerraformVariable(stack, 'Folder', {}).stringValue;
    expect(told({ prefixes: [folder] }, [EXPIRES], stack)[0][1]).toContain('got: rule \'tidy\' may delete objects under \'street/\';');
  });

  test('is silent once it is acknowledged, and the rest is not', () => {
    const stack = awsStack();
    HastyWarnings.acknowledge(stack, EXPIRE, 'the project ends before');
    expect(told({}, [{ ...EXPIRES, does: ['expires', 'GLACIER'] }], stack).map(([id]) => id)).toEqual([ARCHIVED]);
  });
});

describe('a bucket that Terraform would empty', () => {
  const forced = (forceDestroy: boolean, importMode?: ImportMode) => {
    const stack = awsStack();
    const bucket = new S3Bucket(stack, 'Archive');
    const before = told({ bucket, importMode }, [], stack);
    bucket.forceDestroy = forceDestroy;
    return [before, terraformWarnings(stack).map(({ id, text }) => [id, text])];
  };

  test('is warned of, also when that is set after the mount', () => {
    expect(forced(true)).toEqual([[], [[GOES,
      '\'Stack/Archive\' must stay for as long as Hasty links to its images, got force_destroy: true, which deletes all of them with the bucket; leave it out and set lifecycle.preventDestroy, or import by ImportMode.COPY']]]);
  });

  test('is not warned of when it stays, or when Hasty copies', () => {
    expect([forced(false), forced(true, ImportMode.COPY)]).toEqual([[[], []], [[], []]]);
  });
});

test('blocks are read alone, in a list, and as what is not known', () => {
  const [a, b] = [{ id: 'a' }, { id: 'b' }];
  expect([{}, { rule: a }, { rule: [a, b] }, { rule: '${local.rules}' }, { rule: [a], dynamic: { rule: { for_each: '${local.rules}' } } }].map((attributes) => blocksOf(attributes, 'rule')))
    .toEqual([[], [a], [a, b], ['${local.rules}'], [a, '']]);
  expect(['street/', '${var.folder}', 1, undefined].map(literalOf)).toEqual(['street/', undefined, undefined, undefined]);
});
