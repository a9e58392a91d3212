import { isNamedBy } from './access/named-roles';
import { Analysis } from './analysis';
import { DocumentError } from './document/document-error';
import { show } from './document/text';

/** How service accounts and storage accounts are named. */
const ELSEWHERE = /@|^\$\{google_|^(?:storage account )?[a-z0-9]{3,24}$/;

/** Whoever names Hasty and is not understood would take the report for one about what was named. */
export function checkSubjects({ facts, subjects }: Analysis): void {
  const stranger = subjects.find((subject) => !ELSEWHERE.test(subject) && !facts.roles.some((role) => isNamedBy(role, subject)));
  if (stranger === undefined) return;
  const known = facts.roles.length > 0 ? [...new Set(facts.roles.map(({ name }) => show(name)))].sort().join(', ') : 'none';
  const expected = `expected --subject to name a role of the documents (${known}), the email of a service account or a storage account`;
  throw new DocumentError(`${expected}, got ${JSON.stringify(stranger)}; add the document that makes it`, { file: facts.files[0] });
}
