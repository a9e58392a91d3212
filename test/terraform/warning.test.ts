import { Construct } from 'constructs';
import { warn } from '../../src/terraform/warning';
import { newTerraformStack, terraformErrors, terraformWarnings } from '../support/terraform-stack';

describe('a warning', () => {
  test('is shown at synth with the id by which it is acknowledged, and stops nothing', () => {
    const stack = newTerraformStack();
    warn(new Construct(stack, 'Images'), 'notChecked', 'look at this');
    expect(terraformErrors(stack)).toEqual([]);
    expect(terraformWarnings(stack)).toEqual([{ id: 'hasty-bucket-constructs:notChecked', text: 'look at this' }]);
  });

  test('is shown once, however often the app is synthesized', () => {
    const stack = newTerraformStack();
    warn(stack, 'notChecked', 'look at this');
    terraformWarnings(stack);
    expect(terraformWarnings(stack)).toHaveLength(1);
  });

  test('does not hide another one of the same id', () => {
    const stack = newTerraformStack();
    warn(stack, 'notChecked', 'look at this');
    warn(stack, 'notChecked', 'and at that');
    expect(terraformWarnings(stack).map(({ text }) => text)).toEqual(['look at this', 'and at that']);
  });

  test('may depend on what is found at synth', () => {
    const stack = newTerraformStack();
    let found: string | undefined;
    warn(stack, 'notChecked', () => found);
    expect(terraformWarnings(stack)).toEqual([]);
    found = 'look at this';
    expect(terraformWarnings(stack)).toEqual([{ id: 'hasty-bucket-constructs:notChecked', text: 'look at this' }]);
  });
});
