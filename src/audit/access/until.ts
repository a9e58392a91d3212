import { allowed, Bearing, Court, Rights } from './judge';
import { instant } from './operators';
import { Literal } from './problem';
import { above } from './ranges';
import { literalOf, show } from '../document/text';

const TIME = ['aws:currenttime', 'aws:epochtime'];

/** When an action on something ends: an instant, the label of a parameter that says it; undefined: it does not. */
export function endOf(court: Court, rights: Rights, action: string, on: readonly Literal[]): string | undefined {
  const statements = [...rights.allows, ...rights.allows.flatMap((allow) => rights.denies(allow))];
  const values = statements.flatMap(timesIn);
  const instants = values.flatMap((value) => instant(literalOf(value) ?? '') ?? []).filter((time) => time > court.now.getTime());
  for (const time of [...new Set(instants)].sort((one, other) => one - other)) {
    if (!allowed(court, rights, action, [], [...on, from(time)])) return new Date(time).toISOString().replace('.000Z', 'Z');
  }
  const open = values.find((value) => literalOf(value) === undefined);
  return open && show(open);
}

/** After an instant, in milliseconds: whether the instant itself is in is told by nobody. */
function from(time: number): Literal {
  return { variable: 'aws:currenttime', constraint: { absent: false, present: { kind: 'date', ranges: above(time, false) } } };
}

function timesIn({ statement: { conditions } }: Bearing) {
  return conditions.filter(({ key }) => TIME.includes(key.toLowerCase())).flatMap(({ values }) => values);
}
