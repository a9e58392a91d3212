import { Median } from './processes';
import { columns } from '../test/demo/table';

/** A median that is to be at most, or at least, so many times another. */
export interface Target {
  readonly what: string;
  readonly of: string;
  readonly to: string;
  readonly most?: number;
  readonly least?: number;
}

/** Prints the medians and their ratios; when a ratio misses its target, the process fails. */
export function report(medians: ReadonlyMap<string, Median>, targets: readonly Target[]): void {
  const judged = targets.map((target) => ({ ...target, ratio: medians.get(target.of)!.value / medians.get(target.to)!.value }));
  const isMissed = ({ ratio, most = Infinity, least = 0 }: typeof judged[number]) => ratio > most || ratio < least;
  console.log(`\n${columns([['PROCESS', 'MEDIAN'], ...[...medians].map(([name, { value, unit }]) => [name, `${value.toFixed(0)} ${unit}`])])}`);
  console.log(`\n${columns([['RATIO', 'MEASURED', 'TARGET', 'MET'], ...judged.map((one) => [
    one.what, `${one.ratio.toFixed(2)} x`, one.most ? `at most ${one.most} x` : one.least ? `at least ${one.least} x` : '-', isMissed(one) ? 'NO' : one.most ?? one.least ? 'yes' : '-',
  ])])}`);
  process.exitCode = judged.some(isMissed) ? 1 : 0;
}
