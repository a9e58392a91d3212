import { TerraformOutput, TerraformVariable } from 'cdktf';
import { Stage } from './stage';
import { ListingScope } from '../../src/contract';
import { checkAccess } from '../../src/terraform/inputs';
import { escapeTerraform } from '../../src/terraform/literal';
import { newTerraformStack, synthesized } from '../support/terraform-stack';

const stage = Stage.set([]);

/** A stack that puts out what a construct makes of two variables. */
function checked() {
  const stack = newTerraformStack();
  const [prefix, until] = ['prefix', 'until'].map((name) => new TerraformVariable(stack, name, { type: 'string' }).stringValue);
  const { prefixes, accessUntil } = checkAccess(stack, { prefixes: [prefix], accessUntil: until, listing: ListingScope.BUCKET });
  new TerraformOutput(stack, 'checked', { value: [...prefixes!, accessUntil] });
  return synthesized(stack);
}

const GOOD = { prefix: 'street/2026/', until: '2026-12-01T00:00:00Z' };

test('variables that are a folder and a time in UTC are taken as they are', async () => {
  await stage.onEachCore(checked(), async (workspace) => {
    await workspace.prepare();
    expect((await workspace.plan(GOOD)).planned_values.outputs!.checked.value).toEqual(Object.values(GOOD));
  });
});

test('Terraform refuses to plan with a variable that is no folder', async () => {
  await stage.onEachCore(checked(), async (workspace) => {
    await workspace.prepare();
    for (const prefix of ['', '/', 'street', '/street/', 'street/\n', 'street*/', 'a"||true||"/', 'a${b}/', "it's/"]) {
      await expect(workspace.plan({ ...GOOD, prefix })).rejects.toThrow(/Call to function "regex" failed: pattern did not match any part/);
    }
  });
});

test('Terraform refuses to plan with a variable that is no time in UTC', async () => {
  await stage.onEachCore(checked(), async (workspace) => {
    await workspace.prepare();
    for (const until of ['', '2026-12-01', '2026-12-01T00:00:00', '2026-12-01T00:00:00+02:00', '2026-12-01T00:00:00Z\n', '2026-12-01T00:00:00Z") || ("" == "']) {
      await expect(workspace.plan({ ...GOOD, until })).rejects.toThrow(/Call to function "regex" failed: pattern did not match any part/);
    }
  });
});

test('literals come out of Terraform as themselves, whatever they look like', async () => {
  const literals = ['${file("/etc/passwd")}', '%{ if true }x%{ endif }', '${*}', '$${a}', '%%{a}', '$$${a}', '$', '%', '{', '${', 'a$b{c}', '"\\n'];
  const stack = newTerraformStack();
  new TerraformOutput(stack, 'literals', { value: literals.map(escapeTerraform) });
  await stage.onEachCore(synthesized(stack), async (workspace) => {
    await workspace.prepare();
    expect((await workspace.plan()).planned_values.outputs!.literals.value).toEqual(literals);
  });
});

test('a literal that is not escaped would be run', async () => {
  const stack = newTerraformStack();
  new TerraformOutput(stack, 'literal', { value: '${upper("run")}' });
  await stage.onEachCore(synthesized(stack), async (workspace) => {
    await workspace.prepare();
    expect((await workspace.plan()).planned_values.outputs!.literal.value).toBe('RUN');
  });
});
