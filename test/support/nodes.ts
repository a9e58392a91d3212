import { analysisOf } from './audit-terraform';
import { Node } from '../../src/audit/document/node';

/** A node from a plain value, in which `either` and `unknown` of audit-terraform may stand. */
export function nodeOf(value: unknown): Node {
  return analysisOf({ 'acme.node': { value } }).facts.resources[0].properties.entries.get('value')!;
}
