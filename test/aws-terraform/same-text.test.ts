import { TerraformVariable } from 'cdktf';
import { SameText } from '../../src/aws-terraform/same-text';
import { newTerraformStack } from '../support/terraform-stack';

test('a variable that is asked twice is one text, two variables are two, and literals are themselves', () => {
  const stack = newTerraformStack();
  const [one, other] = ['one', 'other'].map((id) => new TerraformVariable(stack, id, { type: 'string' }));
  const texts = new SameText(stack);
  expect(one.stringValue).not.toBe(one.stringValue);
  expect(texts.of(one.stringValue)).toBe(texts.of(one.stringValue));
  expect(texts.of(one.stringValue)).not.toBe(texts.of(other.stringValue));
  expect(texts.of('street/')).toBe('street/');
});
