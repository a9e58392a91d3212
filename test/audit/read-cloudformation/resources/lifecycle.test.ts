import { show } from '../../../../src/audit/document/text';
import { partsOf } from '../template';

const rules = (Rules: unknown) => partsOf({ B: { Type: 'AWS::S3::Bucket', Properties: { LifecycleConfiguration: { Rules } } } })
  .buckets[0].lifecycle.map(({ does, prefix }) => [show(does), show(prefix)]);

test.each([
  [{ ExpirationInDays: 3, Prefix: 'street/' }, [['expires', 'street/']]],
  [{ ExpirationDate: '2027-01-01T00:00:00Z' }, [['expires', '']]],
  [{ Transition: { StorageClass: 'GLACIER', TransitionInDays: 1 } }, [['GLACIER', '']]],
  [
    { Transitions: [{ StorageClass: 'DEEP_ARCHIVE' }, { StorageClass: 'STANDARD_IA' }], Filter: { And: { Prefix: 'a/' } } },
    [['DEEP_ARCHIVE', 'a/'], ['STANDARD_IA', 'a/']],
  ],
  [
    {
      NoncurrentVersionExpiration: { NoncurrentDays: 3 },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
      ExpiredObjectDeleteMarker: true,
    },
    [],
  ],
  [{ Expiration: { ExpiredObjectDeleteMarker: true } }, []],
])('%j', (rule, expected) => {
  expect(rules([{ Status: 'Enabled', ...rule }])).toEqual(expected);
  expect(rules([{ Status: 'Disabled', ...rule }])).toEqual([]);
});

test('rules that are not known do something unknown', () => {
  expect(rules({ 'Fn::ImportValue': 'x' })).toEqual([['<the import of x>', '']]);
});
