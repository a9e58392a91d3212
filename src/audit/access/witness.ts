import { Witness } from '../finding';
import { showValue } from './constraint';
import { Court, Found, Rights } from './judge';

/** A request as people and simulators read it. */
export function witnessOf(court: Court, rights: Rights, { action, answer }: Found, replied: Witness['answer']): Witness | undefined {
  if (!answer) return undefined;
  const context: Record<string, string> = {};
  for (const [variable, value] of [...answer.values].sort(([one], [other]) => one < other ? -1 : 1)) {
    if (variable !== 'resource' && value !== 'absent') context[NAMES[variable] ?? variable] = showValue(value, court.letters);
  }
  const resource = answer.values.get('resource');
  return {
    principal: rights.subject.name,
    action,
    resource: resource && resource !== 'absent' ? showValue(resource, court.letters) : '*',
    context,
    choices: answer.choices,
    answer: replied,
  };
}

/** Keys as AWS writes them; their case does not matter. */
const NAMES: Readonly<Record<string, string>> = {
  'aws:currenttime': 'aws:CurrentTime',
  'aws:principalaccount': 'aws:PrincipalAccount',
  'aws:principalarn': 'aws:PrincipalArn',
  'aws:principalorgid': 'aws:PrincipalOrgID',
  'aws:securetransport': 'aws:SecureTransport',
  'aws:sourceip': 'aws:SourceIp',
  'aws:sourcevpce': 'aws:SourceVpce',
  'kms:viaservice': 'kms:ViaService',
  'sts:externalid': 'sts:ExternalId',
};
