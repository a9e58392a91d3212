import { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { BY_HAND } from './foreign-bucket';
import { awsEnvironment } from '../demo/cdk';
import { ACCOUNT } from '../demo/emulator';
import { ROOT, Run } from '../demo/processes';

const HANDLER = join(ROOT, 'src/aws/existing-bucket-cors/handler.js');
const LISTEN = `const { handler } = require(${JSON.stringify(HANDLER)});
process.on('message', (event) => handler(event, { logStreamName: 'stream' }));`;

/** What the function answers to CloudFormation. */
export interface Answer {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly Reason?: string;
  readonly PhysicalResourceId: string;
}

/** What CloudFormation is to the function: it calls it, and the function puts its answer to a URL. */
export class CloudFormation {
  public static async start(): Promise<CloudFormation> {
    const waiting = new Map<string, (answer: Answer) => void>();
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      waiting.get(request.url!)!(JSON.parse(body));
      response.end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new CloudFormation(server, waiting);
  }

  private constructor(private readonly server: Server, private readonly waiting: Map<string, (answer: Answer) => void>) {}

  /** Has a process make the rule of an id in a bucket, or take it out. */
  public ask(process: ChildProcess, requestType: 'Create' | 'Delete', bucket: string, id: string): Promise<Answer> {
    const path = `/${randomUUID()}`;
    return new Promise((resolve) => {
      this.waiting.set(path, resolve);
      process.send({
        RequestType: requestType,
        ResponseURL: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${path}`,
        ...(requestType === 'Delete' && { PhysicalResourceId: `${bucket}|${id}` }),
        ResourceProperties: { BucketName: bucket, ExpectedBucketOwner: ACCOUNT, RuleId: id, Rule: JSON.stringify(BY_HAND) },
      });
    });
  }

  public stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

/** Starts a process that is what an instance of the function is on Lambda: its code, which takes one event after the other. */
export function startFunction(run: Run, endpoint: string): ChildProcess {
  const env = { ...awsEnvironment(endpoint), PATH: process.env.PATH, NODE_PATH: join(ROOT, 'node_modules'), NODE_NO_WARNINGS: '1' };
  return run.start(process.execPath, ['--eval', LISTEN], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}
