import { objectsOf } from '../../../src/audit/gcp/grant';

test('objects are named in their bucket, and a folder of one bucket is in no other', () => {
  expect(objectsOf('acme-images')).toBe('projects/_/buckets/acme-images/objects/');
  expect(objectsOf('acme-images').startsWith(objectsOf('acme'))).toBe(false);
});
