import { TerraformStack, Testing } from 'cdktf';
import { addressesIn } from './terraform/document';

/** A stack of its own app. Its provider is the test's: `new GoogleProvider(stack, 'Google', {...})`. */
export function newTerraformStack(id = 'Stack'): TerraformStack {
  return new TerraformStack(Testing.app(), id);
}

/** The Terraform JSON of a stack, with all its validations run. */
export function synthesized(stack: TerraformStack): any {
  return JSON.parse(Testing.synth(stack, true));
}

/** The resources of one type, as in the Terraform JSON: logical id -> attributes. */
export function resourcesOf(stack: TerraformStack, type: string): Record<string, any> {
  return synthesized(stack).resource?.[type] ?? {};
}

/** By what Terraform's state knows what is in a stack: resources, data sources and outputs. */
export function addressesOf(stack: TerraformStack): string[] {
  const document = synthesized(stack);
  return [...addressesIn(document), ...Object.keys(document.output ?? {}).map((name) => `output.${name}`)].sort();
}

/** What is warned of at synth: the text, and the id by which it is acknowledged. */
export function terraformWarnings(stack: TerraformStack): { id: string; text: string }[] {
  synthesized(stack);
  return stack.node.findAll().flatMap(({ node }) => node.metadata).filter(({ type }) => type === '@cdktf/warn').map(({ data }) => {
    const [, text, id] = /^(.*) \[(.*)\]$/s.exec(String(data)) ?? ['', String(data), ''];
    return { id, text };
  });
}

/** What stops the synth; none: it is not stopped. */
export function terraformErrors(stack: TerraformStack): string[] {
  try {
    synthesized(stack);
    return [];
  } catch (error) {
    const [title, ...errors] = (error as Error).message.split('\n').map((line) => line.trim());
    if (!title.startsWith('Validation failed')) throw error;
    return errors.filter((line) => line !== '' && !line.startsWith('If you wish to ignore'));
  }
}
