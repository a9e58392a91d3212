import { run } from './run';

const { stdout, stderr } = process;
// whoever reads may have read enough: `hasty-buckets audit x | head`
stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  if (code !== 'EPIPE') stderr.write(`hasty-buckets: cannot write: ${message}\n`);
  process.exit(code === 'EPIPE' ? process.exitCode : 2);
});

process.exitCode = run(process.argv.slice(2), {
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
  colour: stdout.isTTY === true && !process.env.NO_COLOR, // https://no-color.org
  width: stdout.columns ?? 80,
});
