import { Node } from '../document/node';
import { Place } from '../document/place';
import { Raw } from '../document/raw';
import { findInMap } from './functions/find-in-map';
import { choose } from './functions/if';
import { importValue } from './functions/import-value';
import { join, select, split } from './functions/lists';
import { getAtt, ref } from './functions/references';
import { sub } from './functions/sub';
import { Context } from './scope';
import { opaque } from './texts';

type CfnFunction = (argument: Raw, context: Context, at: Place) => Node | undefined;

/** The functions that are resolved; every other one is unknown. */
export const FUNCTIONS: Readonly<Record<string, CfnFunction>> = {
  'Ref': ref,
  'Fn::FindInMap': findInMap,
  'Fn::GetAtt': getAtt,
  'Fn::If': choose,
  'Fn::ImportValue': importValue,
  'Fn::Join': join,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::Sub': sub,
  'Fn::Transform': (argument, _context, at) => opaque(`what the macro ${nameOf(argument)} makes`, at),
};

function nameOf(argument: Raw): string {
  const name = argument.kind === 'object' ? argument.entries.get('Name') : undefined;
  return name?.kind === 'string' ? name.value : 'of Fn::Transform';
}
