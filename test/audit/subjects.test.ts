import { audit } from '../../src/audit';
import { template } from '../support/audited';

const judge = (...subjects: string[]) => audit([{ name: 'stack.json', text: JSON.stringify(template()) }], { subjects });

test('says which roles were named', () => {
  expect(judge('HastyImages').subjects).toContain('the role arn:aws:iam::${AWS::AccountId}:role/HastyImages');
});

test('leaves accounts of other clouds to those who read them', () => {
  expect(() => judge('reader@acme.iam.gserviceaccount.com', 'acmeimages', 'storage account acmeimages')).not.toThrow();
});

test.each(['arn:aws:iam::111122223333:role/other', 'arn:aws:iam::111122223333:user/hasty', 'Hasty-Images'])('refuses %s, which nothing makes', (subject) => {
  expect(() => judge(subject)).toThrow('stack.json: expected --subject to name a role of the documents (HastyImages), '
    + `the email of a service account or a storage account, got "${subject}"; add the document that makes it`);
});

test('says so where there are no roles', () => {
  expect(() => audit([{ name: 'a.json', text: '{"Resources":{}}' }], { subjects: ['Hasty-Images'] })).toThrow('a role of the documents (none)');
});
