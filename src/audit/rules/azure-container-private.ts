import { TUTORIAL } from './contract';
import { azureModel } from '../azure/model';
import { literalAt, textAt } from '../cloud-resource';
import { Rule, RuleFinding } from '../rule';

/** Containers that everybody can read. */
export const azureContainerPrivate: Rule = {
  id: 'azure-container-private',
  severity: 'error',
  reason: 'A container with access level `blob` or `container` can be read by everybody, without a key.',
  fix: 'set container_access_type = "private"',
  contract: TUTORIAL,
  check: (analysis) => azureModel(analysis).accounts.flatMap(({ containers }) => containers.flatMap(({ name, instance }): RuleFinding[] => {
    const level = literalAt(instance.properties, 'container_access_type');
    if (level === 'private' || textAt(instance.properties, 'container_access_type') === undefined) return [];
    const { at, construct } = instance;
    if (level === undefined) return [{ status: 'cannot tell', message: `who can read the container ${name} is not known`, at, construct }];
    return [{ message: `everybody can read the container ${name}: its access level is ${level}`, at, construct }];
  })),
};
