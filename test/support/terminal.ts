import { Terminal } from '../../src/cli/terminal';

/** A terminal that keeps what is written to it. */
export function fakeTerminal(): Terminal & { written: { out: string; err: string } } {
  const written = { out: '', err: '' };
  return {
    written,
    out: (text) => { written.out += text; },
    err: (text) => { written.err += text; },
    colour: false,
    width: 80,
  };
}
