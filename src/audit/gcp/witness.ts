import { GcsRequest, LIST_PREFIX } from './condition';
import { Grant } from './grant';
import { Member } from './members';
import { shown } from './names';
import { Point } from './reach';
import { Analysis } from '../analysis';
import { chosen } from '../cloud-guard';
import { Guard } from '../document/choice';
import { Witness } from '../finding';

/** A request that a grant allows. */
export function allowed(analysis: Analysis, permission: string, { request, grant }: Pick<Point, 'request' | 'grant'>): Witness {
  return witness(analysis, grant.to, permission, request, grant.when, 'allowed');
}

/** A request that no grant allows. */
export function refused(analysis: Analysis, to: Member, permission: string, request: GcsRequest, when: Guard = []): Witness {
  return witness(analysis, to, permission, request, when, 'refused');
}

/** A request of something that is no bucket. */
export function elsewhere(analysis: Analysis, { to, role, on, when }: Grant): Witness {
  const { choices } = analysis.facts;
  const resource = on.kind === 'elsewhere' ? on.name : '*';
  return { principal: to.label, action: role.permissions[0] ?? `any of ${role.name}`, resource, context: {}, choices: chosen(when, choices), answer: 'allowed' };
}

function witness({ facts, now }: Analysis, to: Member, action: string, request: GcsRequest, when: Guard, answer: Witness['answer']): Witness {
  const context = {
    ...(request.listPrefix !== undefined && { [LIST_PREFIX]: request.listPrefix }),
    ...(request.time !== now.getTime() && { 'request.time': new Date(request.time).toISOString() }),
  };
  return { principal: to.label, action, resource: shown(request.name), context, choices: chosen(when, facts.choices), answer };
}
