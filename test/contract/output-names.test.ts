import { claimOutputName } from '../../src/contract/output-names';

const IMAGES = { id: 'Images', path: 'Stack/Images' };

describe('the name of an output', () => {
  test.each([
    ['Images', 'ImagesBucketName'],
    ['Street Images (2026)', 'StreetImages2026BucketName'],
    ['acme-images_2', 'acmeimages2BucketName'],
  ])('is the letters and digits of the construct id and what it is: %s', (id, name) => {
    expect(claimOutputName({}, { id, path: `Stack/${id}` }, 'BucketName')).toBe(name);
  });

  test('may be taken once in a stack, and again in another', () => {
    const stack = {};
    claimOutputName(stack, IMAGES, 'BucketName');
    expect(claimOutputName(stack, IMAGES, 'RoleArn')).toBe('ImagesRoleArn');
    expect(claimOutputName({}, IMAGES, 'BucketName')).toBe('ImagesBucketName');
    expect(() => claimOutputName(stack, { id: 'Images', path: 'Stack/Team/Images' }, 'BucketName')).toThrow(new Error(
      "output 'ImagesBucketName' of 'Stack/Team/Images' must be the only one of its name in the stack, and 'Stack/Images' has it; give one of the two another id, or `outputs: false`",
    ));
  });

  test('must not be the same as another one for ids that differ in signs alone', () => {
    const stack = {};
    claimOutputName(stack, IMAGES, 'BucketName');
    expect(() => claimOutputName(stack, { id: 'Im-ages', path: 'Stack/Im-ages' }, 'BucketName')).toThrow("'Stack/Images' has it");
  });
});
