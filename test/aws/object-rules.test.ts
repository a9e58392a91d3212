import { objectRules } from '../../src/aws/object-rules';

const of = (...Rules: any[]) => objectRules({ LifecycleConfiguration: { Rules } });
const RULE = { Id: 'tidy', Status: 'Enabled', ExpirationInDays: 30 };
const READ = { title: 'lifecycle rule \'tidy\'', prefix: '', certain: true, does: ['expires'] };
const IF = (yes: unknown, no: unknown) => ({ 'Fn::If': ['Old', yes, no] });
const NOTHING = { Ref: 'AWS::NoValue' };

test('a bucket without rules has none', () => {
  const none = [{}, { LifecycleConfiguration: {} }, { LifecycleConfiguration: NOTHING }, { LifecycleConfiguration: { Rules: [] } }];
  expect(none.map(objectRules)).toEqual([[], [], [], []]);
});

test.each<[string, object, object]>([
  ['that expires after days', RULE, READ],
  ['that expires at a date', { ...RULE, ExpirationInDays: undefined, ExpirationDate: '2030-01-01T00:00:00.000Z' }, READ],
  ['of a folder', { ...RULE, Prefix: 'street/' }, { ...READ, prefix: 'street/' }],
  ['without an id', { ...RULE, Id: undefined }, { ...READ, title: 'a rule of lifecycle' }],
  ['with a tag', { ...RULE, TagFilters: [{ Key: 'old', Value: 'yes' }] }, { ...READ, certain: false }],
  ['for large objects', { ...RULE, ObjectSizeGreaterThan: '500' }, { ...READ, certain: false }],
  ['for small objects', { ...RULE, ObjectSizeLessThan: '500' }, { ...READ, certain: false }],
  ['that moves', { ...RULE, ExpirationInDays: undefined, Transitions: [{ StorageClass: 'GLACIER', TransitionInDays: 1 }] }, { ...READ, does: ['GLACIER'] }],
  ['that moves, in the old form', { ...RULE, ExpirationInDays: undefined, Transition: { StorageClass: 'Glacier' } }, { ...READ, does: ['Glacier'] }],
  ['for old versions alone', { ...RULE, ExpirationInDays: undefined, NoncurrentVersionExpiration: { NoncurrentDays: 30 } }, { ...READ, does: [] }],
  ['for unfinished uploads', { ...RULE, ExpirationInDays: undefined, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }, { ...READ, does: [] }],
  ['for delete markers', { ...RULE, ExpirationInDays: undefined, ExpiredObjectDeleteMarker: true }, { ...READ, does: [] }],
])('a rule is read: one %s', (_, rule, read) => {
  expect(of(rule)).toEqual([read]);
});

test('a rule that is switched off is none', () => {
  expect(of({ ...RULE, Status: 'Disabled' }, IF({ ...RULE, Status: 'Disabled' }, NOTHING))).toEqual([]);
});

describe('what is decided when CloudFormation deploys', () => {
  const unsure = { ...READ, certain: false };
  test.each<[string, object, object[]]>([
    ['a rule, or none', IF(RULE, NOTHING), [unsure]],
    ['a rule, or another', IF(RULE, { ...RULE, Prefix: 'a/' }), [unsure, { ...unsure, prefix: 'a/' }]],
    ['the status', { ...RULE, Status: IF('Enabled', 'Disabled') }, [unsure]],
    ['the status, by a parameter', { ...RULE, Status: { Ref: 'Status' } }, [unsure]],
    ['the expiration', { ...RULE, ExpirationInDays: IF(30, NOTHING) }, [unsure]],
    ['the days', { ...RULE, ExpirationInDays: { Ref: 'Days' } }, [READ]],
    ['no expiration', { ...RULE, ExpirationInDays: NOTHING }, [{ ...READ, does: [] }]],
    ['one of two folders', { ...RULE, Prefix: IF('a/', 'b/') }, [{ ...unsure, prefix: 'a/' }, { ...unsure, prefix: 'b/' }]],
    ['a folder, or all', { ...RULE, Prefix: IF('a/', NOTHING) }, [{ ...unsure, prefix: 'a/' }, unsure]],
    ['the folder, by a parameter', { ...RULE, Prefix: { Ref: 'Folder' } }, [{ ...READ, prefix: undefined }]],
    ['the class', { ...RULE, Transitions: [{ StorageClass: { Ref: 'Class' } }] }, [{ ...READ, does: ['expires', undefined] }]],
    ['one of two classes', { ...RULE, Transitions: [{ StorageClass: IF('GLACIER', 'STANDARD_IA') }] }, [{ ...unsure, does: ['expires', 'GLACIER', 'STANDARD_IA'] }]],
    ['the transitions', { ...RULE, Transitions: IF([{ StorageClass: 'GLACIER' }], NOTHING) }, [{ ...unsure, does: ['expires', 'GLACIER'] }]],
  ])('may be so: %s', (_, rule, read) => {
    expect(of(rule)).toEqual(read);
  });

  const UNKNOWN = { title: 'a lifecycle rule that is not known at synth', prefix: undefined, certain: false, does: ['expires', undefined] };
  test.each<[string, any, object]>([
    ['a rule', { Rules: [{ 'Fn::FindInMap': ['Rules', 'a', 'b'] }] }, UNKNOWN],
    ['a text for a rule', { Rules: ['tidy'] }, UNKNOWN],
    ['the list', { Rules: { 'Fn::GetAtt': ['Macro', 'Rules'] } }, UNKNOWN],
    ['the configuration', { Ref: 'Lifecycle' }, UNKNOWN],
    ['the list under a condition', IF({ Rules: [RULE] }, NOTHING), unsure],
    ['the rules under a condition', { Rules: IF([RULE], []) }, unsure],
  ])('does not stop the reading: %s', (_, LifecycleConfiguration, read) => {
    expect(objectRules({ LifecycleConfiguration })).toEqual([read]);
  });
});

describe('Intelligent-Tiering', () => {
  const tiering = { Id: 'cold', Status: 'Enabled', Tierings: [{ AccessTier: 'ARCHIVE_ACCESS', Days: 90 }, { AccessTier: 'DEEP_ARCHIVE_ACCESS', Days: 180 }] };
  const read = { title: 'Intelligent-Tiering \'cold\'', prefix: '', certain: false, does: ['ARCHIVE_ACCESS', 'DEEP_ARCHIVE_ACCESS'] };
  test.each<[string, object, object[]]>([
    ['for all keys', tiering, [read]],
    ['for a folder', { ...tiering, Prefix: 'street/' }, [{ ...read, prefix: 'street/' }]],
    ['switched off', { ...tiering, Status: 'Disabled' }, []],
    ['not known at synth', { Ref: 'Tiering' }, [{ title: 'a rule of Intelligent-Tiering', prefix: '', certain: false, does: [undefined] }]],
  ])('is read: %s', (_, one, rules) => {
    expect(objectRules({ IntelligentTieringConfigurations: [one] })).toEqual(rules);
  });
});
