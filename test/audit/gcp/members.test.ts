import { instancesOf } from '../../../src/audit/cloud-resource';
import { accountsOf, entityText, Members, requiredText } from '../../../src/audit/gcp/members';
import { analysisOf } from '../../support/audit-terraform';

const ID = 'cdk.tf.json#google_service_account.s';
const instances = instancesOf(analysisOf({ 'google_service_account.s': { account_id: 's', project: 'acme' }, 'data.google_service_account.looked': { account_id: 'l' } }).facts.resources, /google_/);
const members = new Members(accountsOf(instances));
const hole = (attribute: string) => ({ kind: 'name' as const, id: `${ID}.${attribute}`, label: `\${google_service_account.s.${attribute}}` });

describe('members', () => {
  test('are one account, however it is written', () => {
    const ways = [['serviceAccount:s@acme.iam.gserviceaccount.com'], [hole('member')], ['serviceAccount:', hole('email')],
      ['principal://iam.googleapis.com/projects/-/serviceAccounts/s@acme.iam.gserviceaccount.com']].map((text) => members.read(text));
    expect(new Set(ways.map(({ key }) => key))).toEqual(new Set([ID]));
    expect(ways[0]).toEqual({ key: ID, label: 's@acme.iam.gserviceaccount.com', kind: 'service account' });
    expect([['projects/acme/serviceAccounts/s@acme.iam.gserviceaccount.com'], ['projects/-/serviceAccounts/', hole('email')], [hole('name')], ['s@acme.iam.gserviceaccount.com']]
      .map((text) => members.account(text).key)).toEqual([ID, ID, ID, ID]);
  });

  test('of an account without a project are those of any project', () => {
    expect(members.byEmail('l@other.iam.gserviceaccount.com').key).toBe('cdk.tf.json#data.google_service_account.looked');
    expect(members.byEmail('s@other.iam.gserviceaccount.com').key).toBe('s@other.iam.gserviceaccount.com');
  });

  test.each([
    ['allUsers', 'everyone'], ['allAuthenticatedUsers', 'everyone'], ['user:a@acme.example', 'other'], ['group:a@acme.example', 'other'], ['deleted:serviceAccount:x?uid=1', 'other'],
    ['projectViewer:acme', 'other'], ['serviceAccount:x@acme.iam.gserviceaccount.com', 'service account'],
  ])('%s is %s', (text, kind) => {
    expect(members.read([text]).kind).toBe(kind);
  });

  test('may be unknown', () => {
    expect(members.read([{ kind: 'unknown', why: 'var.m' }])).toEqual({ key: '', label: '<var.m>', kind: 'unknown' });
    expect(members.read([{ kind: 'parameter', id: 'm', label: '${var.m}' }]).kind).toBe('unknown');
    expect(requiredText(instances[0], 'email')).toEqual([{ kind: 'unknown', why: '`email` of google_service_account.s' }]);
  });

  test('of ACLs are entities', () => {
    expect([entityText(['user-s@acme.iam.gserviceaccount.com']), entityText(['user-', hole('email')]), entityText(['allUsers'])])
      .toEqual([['serviceAccount:s@acme.iam.gserviceaccount.com'], ['serviceAccount:', hole('email')], ['allUsers']]);
  });
});
