import { median, Series } from './processes';
import { columns } from '../test/demo/table';

/** What is to be at most, or at least, so many times something else. */
export interface Target {
  readonly what: string;
  readonly of: string;
  readonly to: string;
  readonly most?: number;
  readonly least?: number;
}

/** Prints the medians and the ratios; when a ratio misses its target, the process fails. */
export function report(found: ReadonlyMap<string, Series>, targets: readonly Target[]): void {
  const judged = targets.map((target) => ({ ...target, ratio: ratioOf(found.get(target.of)!, found.get(target.to)!) }));
  const isMissed = ({ ratio, most = Infinity, least = 0 }: typeof judged[number]) => ratio > most || ratio < least;
  console.log(`\n${columns([['PROCESS', 'MEDIAN'], ...[...found].map(([name, { values, unit }]) => [name, `${median(values).toFixed(0)} ${unit}`])])}`);
  console.log(`\n${columns([['RATIO', 'MEASURED', 'TARGET', 'MET'], ...judged.map((one) => [
    one.what, `${one.ratio.toFixed(2)} x`, one.most ? `at most ${one.most} x` : one.least ? `at least ${one.least} x` : '-', isMissed(one) ? 'NO' : one.most ?? one.least ? 'yes' : '-',
  ])])}`);
  process.exitCode = judged.some(isMissed) ? 1 : 0;
}

/** The median of the ratios in each turn: a machine whose clock changes between turns changes both sides of a ratio, and each median by chance. */
function ratioOf(of: Series, to: Series): number {
  const turns = Math.min(of.values.length, to.values.length);
  return median(of.values.slice(0, turns).map((value, turn) => value / to.values[turn]));
}
