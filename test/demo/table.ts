import { Answer, Group } from './check';

/** The answers as a table for people. */
export function table(groups: Group[], answers: Answer[]): string {
  const rows = groups.flatMap(({ title, checks }) => [
    ['', '', ''],
    [title, '', ''],
    ...checks.map((check) => row(answers.find((answer) => answer.check === check)!)),
  ]);
  return columns([['WHAT WAS ASKED', 'ANSWER', 'AS IT SHOULD BE'], ...rows]);
}

function row({ check, answer, detail, right }: Answer): string[] {
  return [`  ${check.ask}`, detail ? `${answer} (${detail.split('\n')[0]})` : answer, right ? 'yes' : `NO, it should be ${check.expect}`];
}

/** Lines of columns that are as wide as their widest cell. */
export function columns(rows: string[][]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.filter(([, second]) => second !== '').map((cells) => cells[column].length)));
  return rows.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column])).join('   ').trimEnd()).join('\n');
}
