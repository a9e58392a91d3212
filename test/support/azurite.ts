import { ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  BlobSASPermissions, BlobServiceClient, ContainerClient, ContainerCreateOptions, generateBlobSASQueryParameters, StorageSharedKeyCredential,
} from '@azure/storage-blob';
import { ROOT } from './source';

/** The attributes of an account and its container, as Terraform JSON has them. */
export interface AzureResources {
  readonly account: any;
  readonly container: any;
}

/** Key 1 and key 2. */
type Keys = readonly [string, string];

type Launch = (command: string, args: string[], options: { env: NodeJS.ProcessEnv; stdio: ['ignore', 'pipe', 'pipe'] }) => ChildProcess;

/** A key as Azure makes them: 64 bytes. */
export const newKey = () => randomBytes(64).toString('base64');

/**
 * The Blob service of the emulator Azurite, on a port that the system chose, with one storage account. It judges CORS, signatures, keys and
 * public access.
 */
export class Azurite {
  /**
   * Starts the emulator with an account that has the name, CORS rules and container of what was synthesized.
   *
   * @param launch starts its process
   */
  public static async start(resources: AzureResources, keys: Keys, launch: Launch = spawn): Promise<Azurite> {
    const { account, container } = resources;
    const server = launch(process.execPath, [
      join(ROOT, 'node_modules/azurite/dist/src/blob/main.js'), '--blobPort', '0', '--inMemoryPersistence', '--skipApiVersionCheck', '--disableTelemetry', '--silent',
    ], { env: { ...process.env, AZURITE_ACCOUNTS: [account.name, ...keys].join(':') }, stdio: ['ignore', 'pipe', 'pipe'] });
    const kill = () => server.kill('SIGKILL');
    process.once('exit', kill);
    server.once('exit', () => process.off('exit', kill));
    try {
      const azurite = new Azurite(server, `${await addressOf(server)}/${account.name}`, account.name, container.name);
      await azurite.configure(resources, keys[0]);
      return azurite;
    } catch (error) {
      kill();
      throw error;
    }
  }

  private constructor(
    private readonly server: ChildProcess,
    private readonly url: string,
    private readonly accountName: string,
    private readonly containerName: string,
  ) {}

  /** Ends the emulator; what was in it is gone. */
  public async stop(): Promise<void> {
    if (this.server.exitCode !== null || this.server.signalCode !== null) return;
    const ended = new Promise((done) => this.server.once('exit', done));
    this.server.kill('SIGKILL');
    await ended;
  }

  /** The service as whoever has a key sees it. */
  public service(key: string): BlobServiceClient {
    return new BlobServiceClient(this.url, this.credential(key));
  }

  /** The container as whoever has a key sees it. */
  public container(key: string): ContainerClient {
    return this.service(key).getContainerClient(this.containerName);
  }

  /** The address of a blob, without a signature. */
  public blobUrl(name: string): string {
    return `${this.url}/${this.containerName}/${name}`;
  }

  /** The address of a blob, signed as Hasty does it: with a key, without asking anybody. */
  public signedUrl(name: string, key: string, minutes = 10, permissions = 'r'): string {
    const [startsOn, expiresOn] = [-60, minutes].map((offset) => new Date(Date.now() + offset * 60_000));
    const values = { containerName: this.containerName, blobName: name, permissions: BlobSASPermissions.parse(permissions), startsOn, expiresOn };
    const query = generateBlobSASQueryParameters(values, this.credential(key));
    return `${this.blobUrl(name)}?${query}`;
  }

  private credential(key: string): StorageSharedKeyCredential {
    return new StorageSharedKeyCredential(this.accountName, key);
  }

  /** What azurerm does with the account and the container. */
  private async configure({ account, container }: AzureResources, key: string): Promise<void> {
    const rules: any[] = account.blob_properties.cors_rule;
    await this.service(key).setProperties({
      cors: rules.map((rule) => ({
        allowedOrigins: rule.allowed_origins.join(','),
        allowedMethods: rule.allowed_methods.join(','),
        allowedHeaders: rule.allowed_headers.join(','),
        exposedHeaders: rule.exposed_headers.join(','),
        maxAgeInSeconds: rule.max_age_in_seconds,
      })),
    });
    const level: string = container.container_access_type;
    await this.container(key).create({ access: level === 'private' ? undefined : level as ContainerCreateOptions['access'] });
  }
}

/** The address that the emulator prints when it listens. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let text = '';
    const read = (chunk: Buffer) => {
      text += chunk;
      const [address] = /http:\/\/127\.0\.0\.1:\d+$/m.exec(text.replace(/starting on .*/g, '')) ?? [];
      if (address) found(address);
    };
    server.stdout!.on('data', read);
    server.stderr!.on('data', read);
    server.once('error', failed);
    server.once('exit', (code) => failed(new Error(`azurite must start, ended with ${code}: ${text}`)));
  });
}
