import { gcpCondition } from '../../../src/audit/rules/gcp-condition';
import { IN_STREET, LIST_STREET, MOUNT, OBJECTS, reading } from '../../support/audit-gcp';
import { findingsOf, Resources } from '../../support/audit-terraform';

const END = 'request.time < timestamp("2026-12-01T00:00:00Z")';
const AERIAL = `resource.name.startsWith("${OBJECTS}aerial/")`;

describe('conditions on Google Cloud', () => {
  test.each<[string, Resources]>([
    ['without a date', MOUNT],
    ['a date around one folder', reading(`${IN_STREET} && ${END}`)],
    ['a date around both folders', reading(`(${IN_STREET} || ${AERIAL}) && ${END}`)],
    ['a date first', reading(`${END} && (${IN_STREET} || ${AERIAL})`)],
    ['a date the other way round', reading(`${IN_STREET} && timestamp("2026-12-01T00:00:00Z") > request.time`)],
    ['a date for each folder', reading(`${IN_STREET} && ${END} || ${AERIAL} && ${END}`)],
  ])('passes: %s', (_, resources) => {
    expect(findingsOf(gcpCondition, resources)).toEqual([]);
  });

  test.each<[string, string, string]>([
    ['a date that limits the second folder only', `${IN_STREET} || ${AERIAL} && ${END}`, 'error: the condition has an end date and still allows storage.objects.get after it'],
    ['a date that limits nothing', `${IN_STREET} || ${END}`, 'error: the condition has an end date and still allows storage.objects.get after it'],
    ['a date in the past', `${IN_STREET} && request.time < timestamp("2020-01-01T00:00:00Z")`, 'warning: no request to this bucket meets the condition'],
    ['another bucket', 'resource.name.startsWith("projects/_/buckets/acme-other/objects/street/")', 'warning: no request to this bucket meets the condition'],
    ['two folders at once', `${IN_STREET} && ${AERIAL}`, 'warning: no request to this bucket meets the condition'],
    ['the prefix of lists', `${IN_STREET} || ${LIST_STREET}`, 'note: storage.googleapis.com/objectListPrefix in the policy of a bucket'],
  ])('fails: %s', (_, expression, message) => {
    expect(findingsOf(gcpCondition, reading(expression))).toEqual([expect.stringContaining(message)]);
  });
});
