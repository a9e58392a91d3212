import { instancesOf } from '../../../src/audit/cloud-resource';
import { CHOSEN, nameOf, Names, saysHasty, shown } from '../../../src/audit/gcp/names';
import { analysisOf, Resources } from '../../support/audit-terraform';

const instances = (resources: Resources) => instancesOf(analysisOf(resources).facts.resources, /^google_/);
const HOLE = { kind: 'name' as const, id: 'cdk.tf.json#google_storage_bucket.b.id', label: '${google_storage_bucket.b.id}' };

describe('names', () => {
  test('are strings, with labels for what the cloud or the deployer fills in', () => {
    expect(nameOf(['a-', HOLE])).toBe('a-${google_storage_bucket.b.id}');
    expect(nameOf([{ kind: 'unknown', why: 'x' }])).toBeUndefined();
    expect(nameOf([{ kind: 'parameter', id: 'p', label: '${var.p}' }])).toBe(`${CHOSEN}\${var.p}`);
    expect(shown(`a${CHOSEN}b`)).toBe('ab');
  });

  test('of buckets are the same in all their forms', () => {
    const names = new Names(instances({ 'google_storage_bucket.b': { name: 'acme' } }));
    expect([['acme'], ['gs://acme'], ['b/acme'], ['projects/_/buckets/acme'], ['https://www.googleapis.com/storage/v1/b/acme'], [HOLE]].map((text) => names.bucket(text))).toEqual(Array(6).fill('acme'));
    expect(new Names(instances({ 'google_storage_bucket.b': {} })).bucket([HOLE])).toBe('${google_storage_bucket.b.name}');
  });

  test.each<[boolean, Resources]>([
    [true, { 'google_service_account.hasty': {} }],
    [true, { 'google_service_account.s': { display_name: 'Reader for HASTY' } }],
    [true, { 'google_service_account.s': { account_id: 'my-hasty-reader' } }],
    [false, { 'google_service_account.s': { labels: { team: 'hasty' } } }],
  ])('say Hasty: %s %j', (expected, resources) => {
    expect(instances(resources).map(saysHasty)).toEqual([expected]);
  });
});
