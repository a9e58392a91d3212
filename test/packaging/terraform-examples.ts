import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as ts from 'typescript';
import { ROOT } from '../support/source';

export const TERRAFORM_EXAMPLES = readdirSync(join(ROOT, 'examples')).filter((name) => existsSync(join(ROOT, 'examples', name, 'cdktf.json')));

/** What an example needs to run, as its package.json pins it, but for our package. */
export function pinned(example: string): Record<string, string> {
  const { 'hasty-bucket-constructs': _, ...dependencies } = JSON.parse(readFileSync(join(ROOT, 'examples', example, 'package.json'), 'utf8')).dependencies;
  return dependencies;
}

/** main.ts on cdktn: what README says of the move. */
export function onCdktn(source: string): string {
  return source
    .replace(/'cdktf'/g, "'cdktn'")
    .replace(/'@cdktf\/provider-/g, "'@cdktn/provider-")
    .replace(/'hasty-bucket-constructs\/(terraform|gcp|azure|aws-terraform)'/g, "'hasty-bucket-constructs/cdktn/$1'");
}

/** TypeScript as a CommonJS or ES module. Node.js finds a folder's index for CommonJS alone. */
export function compiled(source: string, module: ts.ModuleKind): string {
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module, target: ts.ScriptTarget.ES2022 } });
  return module === ts.ModuleKind.CommonJS ? outputText : outputText.replace(/(?<=from '@cdkt[fn]\/provider-[^']+)(?=';)/g, '/index.js');
}

/** Puts packages of this repository into a folder: to install a provider takes 300 to 400 MB. */
export function link(home: string, packages: string[]): void {
  for (const name of packages) {
    const place = join(home, 'node_modules', name);
    rmSync(place, { recursive: true, force: true });
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), place, 'junction');
  }
}

/**
 * Installs, for cdktn, a provider that is published for cdktf alone; of it only some resources. As npm does it for
 * `"@cdktn/provider-google": "npm:@cdktf/provider-google@..."` and `"cdktf": "npm:cdktn@..."`, with `"cdktf": "$cdktf"` in the
 * overrides of the provider and of our package.
 */
export function alias(home: string, provider: string, resources: string[]): void {
  const modules = join(home, 'node_modules');
  cpSync(join(modules, 'cdktn'), join(modules, 'cdktf'), { recursive: true });
  for (const part of ['package.json', ...resources.map((name) => `lib/${name}`)]) {
    cpSync(join(ROOT, 'node_modules/@cdktf', provider, part), join(modules, '@cdktn', provider, part), { recursive: true });
  }
}
