import { show } from '../document/text';
import { Rule } from '../rule';
import { TUTORIAL } from './contract';

export const rightsUserKey: Rule = {
  id: 'rights-user-key',
  severity: 'error',
  reason: 'Whoever has the access key of a user needs no role, no ExternalId and no session that ends.',
  fix: 'delete the access key and the user; Hasty comes in by its role alone',
  contract: TUTORIAL,
  check: ({ facts, subjects }) => facts.users
    .filter(({ accessKeys, name, id, arn }) => accessKeys.length > 0 && (/hasty/i.test(`${show(name)} ${id.slice(id.lastIndexOf('#'))}`) || subjects.includes(show(arn)) || subjects.includes(show(name))))
    .map(({ accessKeys, name, construct }) => ({ message: `the user ${show(name)}, who is Hasty by name, has an access key`, at: accessKeys[0], construct })),
};
