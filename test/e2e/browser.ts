import { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { Program } from './chromium';
import { Run } from '../demo/processes';

/** What a page of the browser does and looks like. */
interface Look {
  /** What was asked of the network, files and data addresses, but for the page itself. */
  readonly requests: readonly string[];
  /** Errors and warnings that the browser wrote to its console. */
  readonly complaints: readonly string[];
  /** The text that people see. */
  readonly text: string;
  /** How far the page is wider than the window, in pixels. */
  readonly overhang: number;
  /** PNG, of the whole page. */
  readonly screenshot: Buffer;
}

/** How a page is looked at. */
interface View {
  readonly width: number;
  readonly scripts?: boolean;
  readonly dark?: boolean;
  readonly media?: 'screen' | 'print';
}

type Json = Record<string, unknown>;

/** A browser without a window, which is spoken to by pipes: https://chromedevtools.github.io/devtools-protocol/ */
export class Browser {
  private readonly answers = new Map<number, (message: Json) => void>();
  private readonly listeners = new Set<(message: Json) => void>();
  private readonly input: Writable;
  private pages = 0;
  private asked = 0;

  constructor(private readonly run: Run, { command, env }: Program) {
    const profile = `--user-data-dir=${join(run.folder, 'profile')}`;
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars=false', '--remote-debugging-pipe', profile, 'about:blank'];
    const child = run.start(command, flags, { env: { ...env, HOME: run.folder }, stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
    this.input = child.stdio[3] as Writable;
    this.input.on('error', () => {}); // said by 'exit'
    this.listen(child);
  }

  /** Opens a page and says what is to be seen. */
  public async look(html: string, view: View): Promise<Look> {
    const file = join(this.run.folder, `page-${++this.pages}.html`);
    writeFileSync(file, html);
    const url = pathToFileURL(file).href;
    const { browserContextId } = await this.ask('Target.createBrowserContext');
    const { targetId } = await this.ask('Target.createTarget', { url: 'about:blank', browserContextId });
    const { sessionId } = await this.ask('Target.attachToTarget', { targetId, flatten: true });
    const ask = (method: string, params: Json = {}) => this.ask(method, params, sessionId as string);
    const requests: string[] = [];
    const complaints: string[] = [];
    const loaded = new Promise<void>((resolve) => this.listeners.add((message) => {
      if (message.sessionId !== sessionId) return;
      const { method, params } = message as { method: string; params: Json };
      if (method === 'Network.requestWillBeSent') requests.push((params.request as Json).url as string);
      if (['Log.entryAdded', 'Runtime.consoleAPICalled', 'Runtime.exceptionThrown'].includes(method)) complaints.push(JSON.stringify(params));
      if (method === 'Page.loadEventFired') resolve();
    }));
    for (const domain of ['Page', 'Network', 'Log', 'Runtime']) await ask(`${domain}.enable`);
    await ask('Emulation.setScriptExecutionDisabled', { value: view.scripts !== true });
    await ask('Emulation.setDeviceMetricsOverride', { width: view.width, height: 900, deviceScaleFactor: 1, mobile: false });
    await ask('Emulation.setEmulatedMedia', { media: view.media ?? 'screen', features: [{ name: 'prefers-color-scheme', value: view.dark ? 'dark' : 'light' }] });
    await ask('Page.navigate', { url });
    await loaded;
    const { cssLayoutViewport, cssContentSize } = await ask('Page.getLayoutMetrics') as Record<string, Record<string, number>>;
    const { result } = await ask('Runtime.evaluate', { expression: 'document.body.innerText' });
    const { data } = await ask('Page.captureScreenshot', { captureBeyondViewport: true });
    await this.ask('Target.disposeBrowserContext', { browserContextId });
    return {
      requests: requests.filter((request) => request !== url),
      complaints,
      text: (result as Json).value as string,
      overhang: cssContentSize.width - cssLayoutViewport.clientWidth,
      screenshot: Buffer.from(data as string, 'base64'),
    };
  }

  private ask(method: string, params: Json = {}, sessionId?: string): Promise<Json> {
    const id = ++this.asked;
    this.input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => this.answers.set(id, ({ error, result }) =>
      error ? reject(new Error(`${method}: ${(error as Json).message}`)) : resolve(result as Json)));
  }

  /** Messages end with a zero byte. */
  private listen(child: ChildProcess): void {
    let rest = '';
    let said = '';
    (child.stdio[4] as Readable).setEncoding('utf8').on('data', (chunk: string) => {
      const messages = (rest + chunk).split('\0');
      rest = messages.pop()!;
      messages.map((text) => JSON.parse(text) as Json).forEach((message) => {
        const answer = this.answers.get(message.id as number);
        if (answer) answer(message);
        else this.listeners.forEach((listener) => listener(message));
      });
    });
    child.stderr!.on('data', (chunk) => said = (said + chunk).slice(-2_000));
    child.once('exit', () => this.answers.forEach((answer) => answer({ error: { message: `the browser ended\n${said}` } })));
  }
}
