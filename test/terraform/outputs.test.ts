import { TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { Registration } from '../../src/contract';
import { addOutputs, registrationOutput } from '../../src/terraform/outputs';
import { newTerraformStack, synthesized } from '../support/terraform-stack';

const outputs = (value: unknown = 'acme-images') => ({ BucketName: { value, description: 'The bucket' } });

describe('outputs', () => {
  test('have stable names, construct id + name, wherever the construct is', () => {
    const stack = newTerraformStack();
    addOutputs(new Construct(new Construct(stack, 'Team'), 'Images'), outputs());
    expect(synthesized(stack).output).toEqual({ ImagesBucketName: { value: 'acme-images', description: 'The bucket' } });
  });

  test('keep a secret out of what Terraform prints', () => {
    const stack = newTerraformStack();
    addOutputs(new Construct(stack, 'Images'), { Key: { value: 'secret', description: 'A key', sensitive: true } });
    expect(synthesized(stack).output.ImagesKey).toMatchObject({ sensitive: true });
  });

  test('have values of Terraform', () => {
    const stack = newTerraformStack();
    addOutputs(new Construct(stack, 'Images'), outputs(new TerraformVariable(stack, 'Name', {}).value));
    expect(synthesized(stack).output.ImagesBucketName.value).toBe('${var.Name}');
  });

  test('have names that Terraform takes, whatever the id', () => {
    const stack = newTerraformStack();
    addOutputs(new Construct(stack, '2026 (street)'), outputs());
    expect(Object.keys(synthesized(stack).output)).toEqual(['_2026streetBucketName']);
  });

  test('must not have names that are taken in the stack; another stack has its own', () => {
    const stack = newTerraformStack();
    addOutputs(new Construct(stack, 'Images'), outputs());
    const other = new Construct(new Construct(stack, 'Team'), 'Images');
    expect(() => addOutputs(other, outputs())).toThrow(new Error(
      "output 'ImagesBucketName' of 'Stack/Team/Images' must be the only one of its name in the stack, and 'Stack/Images' has it; give one of the two another id, or `outputs: false`",
    ));
    expect(() => addOutputs(new Construct(newTerraformStack(), 'Images'), outputs())).not.toThrow();
  });
});

describe('the output with what to register', () => {
  const rendered = (description: string) => {
    const stack = newTerraformStack();
    const bucket = new TerraformVariable(stack, 'Name', {}).stringValue;
    addOutputs(new Construct(stack, 'Images'), { HastyRegistration: registrationOutput(Registration.gcs({ description, bucket })) });
    return synthesized(stack).output.ImagesHastyRegistration.value;
  };

  test('is JSON that Terraform writes, with its own values in place', () => {
    expect(rendered('Stack/Images')).toBe('${jsonencode({"description" = "Stack/Images", "cloud_provider" = "gcs", "bucket_gcs" = var.Name})}');
  });

  // what Terraform 1.11 makes of the right side was seen to be the left side
  test.each([
    ['a"b', 'a\\"b'],
    ['a\\b', 'a\\\\b'],
    ['a\nb', 'a\\nb'],
    ['${file("/etc/passwd")}', '$${file(\\"/etc/passwd\\")}'],
    ['%{ for x in y }', '%%{ for x in y }'],
    ['$${b}%%{c}', '$$${b}%%%{c}'],
  ])('shows the path of a construct as it is, and runs nothing in it: %j', (description, escaped) => {
    expect(rendered(description)).toContain(`{"description" = "${escaped}", `);
  });
});
