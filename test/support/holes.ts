import { NameHole, ParameterHole, UnknownHole } from '../../src/audit/document/text';

/** A name that a deployment makes. */
export const name = (id: string): NameHole => ({ kind: 'name', id, label: `\${${id}}` });
/** A value that whoever deploys gives. */
export const parameter = (id: string, more: Pick<ParameterHole, 'pattern' | 'default'> = {}): ParameterHole => ({ kind: 'parameter', id, label: `\${${id}}`, ...more });
/** A value of which nothing is known. */
export const unknown = (why: string): UnknownHole => ({ kind: 'unknown', why });
