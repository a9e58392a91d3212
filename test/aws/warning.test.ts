import { Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { BucketMount } from '../../src/aws';
import { newStack, warningsOf } from '../support/stack';

/** A mount that is warned of twice: the ExternalId is no UUID and has upper-case letters. */
function warned(prepare: (stack: Stack) => void = () => {}): Stack {
  const stack = newStack();
  prepare(stack);
  new BucketMount(stack, 'Images', { bucket: new Bucket(stack, 'Bucket'), externalId: 'Acme', wholeBucket: true });
  return stack;
}
const ids = (stack: Stack) => warningsOf(stack).map(({ id }) => id);
const acknowledge = (stack: Stack, id: string) => Validations.of(stack).acknowledge({ id, reason: 'the workspace is an old one' });
const [UPPER, NO_UUID] = ['hasty-bucket-constructs:externalIdUpperCase', 'hasty-bucket-constructs:externalIdNotUuid'];

test('a warning is shown under its id', () => {
  expect(ids(warned()).sort()).toEqual([NO_UUID, UPPER]);
});

test.each([NO_UUID, `annotation::${NO_UUID}`, `Annotation::${NO_UUID}`])('a warning is silent once it is acknowledged as %s, and others are not', (id) => {
  const stack = warned();
  acknowledge(stack, id);
  expect(ids(stack)).toEqual([UPPER]);
});

test('a warning is silent when it was acknowledged beforehand', () => {
  expect(ids(warned((stack) => acknowledge(stack, NO_UUID)))).toEqual([UPPER]);
});

test('a warning is not silenced by another\'s id, or by its own without the library\'s name', () => {
  const stack = warned();
  acknowledge(stack, 'hasty-bucket-constructs:linkEnds');
  acknowledge(stack, 'externalIdNotUuid');
  expect(ids(stack).sort()).toEqual([NO_UUID, UPPER]);
});
