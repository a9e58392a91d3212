import { Text } from '../document/text';

/**
 * An ExternalId whose value is not known here, as one constant: that it is demanded is what counts, whichever it is.
 */
export function asConstant(id: Text): Text {
  return id.map((part) => typeof part === 'string' || part.kind !== 'unknown' ? part : { kind: 'name', id: `unknown#${part.why}`, label: `<${part.why}>` });
}
