import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { output } from '../../src/cli/output';
import { fakeTerminal } from '../support/terminal';

const folder = mkdtempSync(join(tmpdir(), 'hasty-output-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('without a file it is printed, with one it is written', () => {
  const terminal = fakeTerminal();
  output('one', undefined, terminal);
  output('two', join(folder, 'two.txt'), terminal);
  expect(terminal.written).toEqual({ out: 'one', err: '' });
  expect(readFileSync(join(folder, 'two.txt'), 'utf8')).toBe('two');
});

test('a file that cannot be written is named', () => {
  expect(() => output('x', join(folder, 'none', 'x'), fakeTerminal())).toThrow(/^cannot write .*none.x: ENOENT.*; choose another --output$/);
});
