import { bucket, Change, list, read, resource, template, told, trust } from '../../support/audited';

const rule = (...Rules: object[]): Change => (t) => { bucket(t).LifecycleConfiguration = { Rules: Rules.map((one) => ({ Status: 'Enabled', ...one })) }; };
const to = (StorageClass: string) => ({ Transitions: [{ StorageClass, TransitionInDays: 30 }] });
const dated: Change = (t) => { for (const one of [trust(t), list(t), read(t)]) one.Condition = { ...one.Condition, DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } }; };

test.each<[string, Change[]]>([
  ['no rule', []],
  ['a rule that is off', [rule({ Status: 'Disabled', ExpirationInDays: 30 })]],
  ['a rule for another folder', [rule({ Prefix: 'logs/', ExpirationInDays: 30 })]],
  ['a rule for old versions', [rule({ NoncurrentVersionExpiration: { NoncurrentDays: 30 } })]],
  ['a rule for uploads that broke off', [rule({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } })]],
  ['a class from which objects are read at once', [rule(to('STANDARD_IA')), rule(to('GLACIER_IR'))]],
  ['a rule of another bucket', [resource('Logs', 'AWS::S3::Bucket', { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: 1 }] } })]],
  ['access that ends by itself, as for a copy', [rule({ ExpirationInDays: 30 }), dated]],
])('objects stay: %s', (_, changes) => {
  expect(told('bucket-keeps-objects', template(...changes))).toEqual([]);
});

test.each<[string, Change[], string]>([
  ['a rule that deletes all', [rule({ ExpirationInDays: 30 })], 'warning at {: acme-images: a lifecycle rule deletes objects'],
  ['a rule that deletes the folder', [rule({ Prefix: 'street/', ExpirationInDays: 30 })], 'warning at {: acme-images: a lifecycle rule deletes objects in street/'],
  ['a rule that deletes a part of the folder', [rule({ Prefix: 'street/2020/', ExpirationInDays: 30 })], 'warning at {: acme-images: a lifecycle rule deletes objects in street/2020/'],
  ['a rule that archives', [rule(to('DEEP_ARCHIVE'))], 'warning at {: acme-images: a lifecycle rule moves objects to DEEP_ARCHIVE, where they cannot be read at once'],
  ['a stack that deletes the bucket with it', [(t) => { t.Resources.Images.DeletionPolicy = 'Delete'; }], 'warning at DeletionPolicy: acme-images: DeletionPolicy: Delete deletes the bucket or its objects'],
  ['a stack that does not say', [(t) => { delete t.Resources.Images.DeletionPolicy; }], 'warning at Images: acme-images: it has no DeletionPolicy, so that the bucket or its objects can be deleted with the stack'],
  ['a stack that replaces the bucket', [(t) => { delete t.Resources.Images.UpdateReplacePolicy; }], 'warning at Images: acme-images: it has no UpdateReplacePolicy, so that the bucket or its objects can be deleted with the stack'],
])('objects may go: %s', (_, changes, expected) => {
  expect(told('bucket-keeps-objects', template(...changes))).toEqual([expected]);
});
