// Serves stand-ins for providers, until standard input closes. Writes one line: the value of TF_REATTACH_PROVIDERS, by which Terraform
// and OpenTofu find them. https://developer.hashicorp.com/terraform/plugin/debugging#running-terraform-with-a-provider-in-debug-mode
//   serve.ts LOG TYPE...     LOG: the file that gets a line for each change; TYPE: google_storage_bucket, data.google_project, ...
import { join } from 'node:path';
import { loadPackageDefinition, Server, ServerCredentials, ServiceClientConstructor, UntypedHandleCall } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { providerCalls } from './provider';
import { Schemas } from './schemas';

const REGISTRIES = ['registry.terraform.io', 'registry.opentofu.org'];

async function main([log, ...types]: string[]): Promise<void> {
  const providers = new Set(types.map((type) => /^(?:data\.)?([a-z]+)/.exec(type)![1]));
  const found = await Promise.all([...providers].map(async (provider) => {
    const port = await serve(providerCalls(new Schemas(provider, types.filter((type) => type.replace(/^data\./, '').startsWith(`${provider}_`))), log));
    // Test: it is not Terraform's to end
    const place = { Protocol: 'grpc', ProtocolVersion: 5, Pid: process.pid, Test: true, Addr: { Network: 'tcp', String: `127.0.0.1:${port}` } };
    return REGISTRIES.map((registry) => [`${registry}/hashicorp/${provider}`, place] as const);
  }));
  process.stdout.write(`${JSON.stringify(Object.fromEntries(found.flat()))}\n`);
  process.stdin.on('end', () => process.exit()).resume();
}

/** Serves calls on a free port of the loopback interface. */
function serve(calls: ReturnType<typeof providerCalls>): Promise<number> {
  const definition = loadSync(join(__dirname, 'tfplugin5.proto'), { keepCase: true, enums: String, defaults: true });
  const { Provider } = loadPackageDefinition(definition).tfplugin5 as Record<string, ServiceClientConstructor>;
  const server = new Server({ 'grpc.max_send_message_length': -1, 'grpc.max_receive_message_length': -1 });
  server.addService(Provider.service, Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, answering(name, call)])));
  return new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => error ? reject(error) : resolve(port));
  });
}

/** A call whose failure is told as Terraform tells the errors of providers. */
function answering(name: string, call: ReturnType<typeof providerCalls>[string]): UntypedHandleCall {
  return ({ request }: any, answer: any) => {
    try {
      answer(null, call(request));
    } catch (error: any) {
      answer(null, { diagnostics: [{ severity: 'ERROR', summary: `the stand-in provider failed in ${name}`, detail: error.stack }] });
    }
  };
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
