// `npm run demo [-- --keep]`: sets the clone up, then runs the demo. Plain JavaScript, since it runs before anything is installed.
import { devNull } from 'node:os';
import { parseArgs } from 'node:util';
import { setUp } from '../support/setup.mjs';

const USAGE = `Usage: npm run demo [-- --keep]

Deploys examples/aws-new-bucket to an AWS emulator on this machine, acts as Hasty, and tries what must be refused.
No cloud account is needed. Everything it makes is in the folder .demo/ of this clone.

  --keep   leave the emulator up at the end, with the example deployed, to look around; Ctrl-C ends it
  --help   this text`;

/** The flags; undefined when there is nothing to run. */
function options() {
  try {
    const { values } = parseArgs({ options: { keep: { type: 'boolean' }, help: { type: 'boolean' } } });
    if (!values.help) return values;
    console.log(USAGE);
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
  }
}

const flags = options();
if (flags) {
  try {
    setUp(console.log);
    Object.keys(process.env).filter((name) => name.startsWith('AWS_')).forEach((name) => delete process.env[name]);
    Object.assign(process.env, {
      AWS_CONFIG_FILE: devNull, // whatever is set up for a real cloud stays out of this
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      TSX_DISABLE_CACHE: '1', // it would lie outside the clone
    });
    await import('tsx');
    const { main } = (await import('./main.ts')).default; // it is compiled to CommonJS
    process.exit(await main(flags));
  } catch (error) {
    // errors that we throw say what to do; of any other the place matters
    console.error(`\n${error.constructor === Error ? error.message : error.stack}`);
    process.exit(1);
  }
}
