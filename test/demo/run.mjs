// `npm run demo [-- CLOUD] [--keep]`: sets the clone up, then runs a demo. Plain JavaScript, since it runs before anything is installed.
import { devNull } from 'node:os';
import { parseArgs } from 'node:util';
import { setUp } from '../support/setup.mjs';

/** What is deployed with Terraform, and what answers. */
const CLOUDS = {
  'gcs': 'a bucket on Google Cloud; its conditions are evaluated by an implementation of CEL',
  'azure': 'a container on Azure; the emulator Azurite is set up as Terraform planned it',
  's3-terraform': 'a bucket on S3; its role and policies are judged by an IAM simulator',
};

const USAGE = `Usage: npm run demo [-- --keep]
       npm run demo -- ${Object.keys(CLOUDS).join('|')}

Deploys examples/aws-new-bucket to an AWS emulator on this machine, acts as Hasty, and tries what must be refused.
Or, with a cloud, deploys its example with Terraform to a stand-in for the provider, which asks no cloud, and tries the same:

${Object.entries(CLOUDS).map(([name, text]) => `  ${name.padEnd(14)} ${text}`).join('\n')}

No cloud account is needed. Everything it makes is in the folder .demo/ of this clone.

  --keep   leave the AWS emulator up at the end, with the example deployed, to look around; Ctrl-C ends it
  --help   this text`;

/** The flags; undefined when there is nothing to run. */
function options() {
  try {
    const { values, positionals } = parseArgs({ options: { keep: { type: 'boolean' }, help: { type: 'boolean' } }, allowPositionals: true });
    if (!values.help) return checked(values, ...positionals);
    console.log(USAGE);
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exitCode = 2;
  }
}

function checked({ keep }, cloud, ...others) {
  const known = Object.keys(CLOUDS).join(', ');
  if (cloud !== undefined && !Object.hasOwn(CLOUDS, cloud)) throw new Error(`Unknown cloud '${cloud}': there are ${known}`);
  if (others.length > 0) throw new Error(`One cloud at a time, got also: ${others.join(', ')}`);
  if (cloud !== undefined && keep) throw new Error('--keep is for the AWS emulator: it goes with no cloud');
  return { keep, cloud };
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
