import { CfnParameter, Stack } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import * as fc from 'fast-check';
import { HastyAccessRole, MountOptions } from '../../src/aws';
import { ImportMode, ListingScope } from '../../src/contract';
import { EXTERNAL_ID, newStack, statements, synthErrors } from '../support/stack';

const MAX = 10_240;
const folders = (count: number, name = 'folder') => Array.from({ length: count }, (_, n) => `${name}${String(n).padStart(4, '0')}/`);

/** A role that mounts buckets, each by its name. */
function roleFor(mounts: Record<string, MountOptions>, fence: boolean): HastyAccessRole {
  const stack = newStack();
  const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID, fence });
  Object.entries(mounts).forEach(([name, options]) => role.mount(Bucket.fromBucketName(stack, name, name), options));
  return role;
}
const images = (prefixes: string[], fence = true) => roleFor({ 'acme-images': { prefixes } }, fence);

/** What is wrong with the role: the same as at synth, without one. */
const errorsOf = (role: HastyAccessRole) => role.node.validate();

/** IAM's own count: the characters of the document without white space. None of these documents has any in its values. */
const counted = (role: HastyAccessRole) => JSON.stringify({ Version: '2012-10-17', Statement: statements(Stack.of(role)).access }).length;

/** The length at which something still fits and above which it does not. */
function longest(fits: (length: number) => boolean): number {
  expect([fits(1), fits(1000)]).toEqual([true, false]);
  let [low, high] = [1, 999];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What an error says: the size, how many prefixes there are, and how many fit with the fence and without. */
function numbers([error, ...others]: string[]): { size: number; total: number; fenced: number; open: number } {
  expect(others).toEqual([]);
  const [, size, total, fenced, open] = /^the policy of a role must have at most 10240 characters, got (\d+) for (\d+) prefixes; (\d+) of them fit with the fence and (\d+) without; mount a common parent folder, or spread the prefixes over several roles$/
    .exec(error)!.map(Number);
  return { size, total, fenced, open };
}

/** The document as the template will have it, synthesized or not, counted in the same way. */
function written(role: HastyAccessRole): number {
  const [{ policyDocument }] = Stack.of(role).resolve((role.role.node.defaultChild as CfnRole).policies);
  return JSON.stringify(policyDocument).length;
}

/** A role whose policy has exactly so many characters: with the fence an odd number needs another letter in the bucket's name. */
function ofExactly(characters: number, fence: boolean): HastyAccessRole {
  const role = (bucket: string, length: number) => roleFor({ [bucket]: { prefixes: [...folders(fence ? 105 : 230), 'x'.repeat(length)] } }, fence);
  const step = fence ? 2 : 1; // the fence names every folder a second time
  const [found] = ['acme-images', 'acme-images2'].flatMap((bucket) => {
    const more = (characters - written(role(bucket, 1))) / step;
    return Number.isInteger(more) ? [role(bucket, 1 + more)] : [];
  });
  expect(written(found)).toBe(characters);
  return found;
}

describe('the policy of a role', () => {
  test.each([true, false])('may have exactly 10,240 characters in the template, and is refused with 10,241 (fence: %s)', (fence) => {
    const fits = ofExactly(MAX, fence);
    expect(synthErrors(Stack.of(fits))).toEqual([]);
    expect(counted(fits)).toBe(MAX);
    const tooLong = ofExactly(MAX + 1, fence);
    expect(synthErrors(Stack.of(tooLong))).toEqual([expect.stringContaining('must have at most 10240 characters, got 10241 for')]);
  });

  test.each([[true, 105], [false, 230]])('may have 10,240 characters, and not one more in the name of a folder (fence: %s)', (fence, count) => {
    const role = (length: number) => images([...folders(count), 'x'.repeat(length)], fence);
    const length = longest((n) => errorsOf(role(n)).length === 0);
    const step = fence ? 2 : 1; // the fence names every folder a second time
    const size = counted(role(length));
    expect(size).toBeGreaterThan(MAX - step);
    expect(size).toBeLessThanOrEqual(MAX);
    expect(numbers(errorsOf(role(length + 1))).size).toBe(size + step);
  });

  test('counts 63 characters for the name of a bucket that CloudFormation makes up', () => {
    const fitting = (bucket: (stack: Stack) => Parameters<HastyAccessRole['mount']>[0]) => longest((length) => {
      const stack = newStack();
      const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
      role.mount(bucket(stack), { prefixes: [...folders(45), 'x'.repeat(length)] });
      return errorsOf(role).length === 0;
    });
    const named = (length: number) => fitting((stack) => Bucket.fromBucketName(stack, 'Bucket', 'a'.repeat(length)));
    const length = fitting((stack) => new Bucket(stack, 'Bucket'));
    expect(named(63)).toBe(length);
    expect(named(62)).toBeGreaterThan(length);
  });

  test('counts as many characters for a folder that is a parameter as it may have', () => {
    const withLast = (folder: (stack: Stack) => string) => {
      const stack = newStack();
      const role = new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID });
      role.mount(Bucket.fromBucketName(stack, 'Bucket', 'acme-images'), { prefixes: [...folders(105), folder(stack)] });
      return errorsOf(role);
    };
    const withParameter = (maxLength: number) => withLast((stack) => new CfnParameter(stack, 'Folder', { maxLength }).valueAsString);
    const length = longest((n) => withLast(() => 'x'.repeat(n)).length === 0) + 1; // with its slash
    expect(withParameter(length)).toEqual([]);
    expect(numbers(withParameter(length + 1)).total).toBe(106);
  });

  test('of 1,000 prefixes is refused at synth, with what would fit and what to do instead', () => {
    const prefixes = folders(1000, 'street/2026/block');
    const role = images(prefixes);
    const { total, fenced, open } = numbers(errorsOf(role));
    expect(total).toBe(1000);
    expect(synthErrors(Stack.of(role))).toEqual(errorsOf(role).map((error) => `[Stack/Hasty] ${error}`));
    for (const [fence, fitting] of [[true, fenced], [false, open]] as const) {
      expect(synthErrors(Stack.of(images(prefixes.slice(0, fitting), fence)))).toEqual([]);
      expect(synthErrors(Stack.of(images(prefixes.slice(0, fitting + 1), fence)))).toHaveLength(1);
    }
  });

  test('of 1,000 prefixes under a common parent fits, since the parent covers them', () => {
    expect(synthErrors(Stack.of(images([...folders(1000, 'street/2026/block'), 'street/'])))).toEqual([]);
  });
});

describe('the numbers in the error', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '/', '"', 'é', '$'), minLength: 1, maxLength: 60 });
  const options: fc.Arbitrary<MountOptions & { prefixes: string[] }> = fc.record({
    prefixes: fc.array(text, { minLength: 40, maxLength: 250 }).map((names) => names.map((name, n) => `${n}${name}`)),
    importMode: fc.constant(ImportMode.COPY),
    listing: fc.constantFrom(ListingScope.BUCKET, ListingScope.PREFIX),
    accessUntil: fc.constantFrom(undefined, '2029-06-01T00:00:00Z', '2030-01-01T00:00:00Z'),
  });

  test('are true: as many prefixes as they say fit, and one more does not', () => {
    let refused = 0;
    fc.assert(fc.property(options, options, fc.boolean(), (street, aerial, fence) => {
      const role = (count: number, fenceOn: boolean) => {
        const mounts = { street: { ...street, prefixes: street.prefixes.slice(0, count) } };
        const rest = aerial.prefixes.slice(0, Math.max(0, count - street.prefixes.length));
        return roleFor({ ...mounts, ...(rest.length > 0 && { aerial: { ...aerial, prefixes: rest } }) }, fenceOn);
      };
      const all = street.prefixes.length + aerial.prefixes.length;
      const errors = errorsOf(role(all, fence));
      if (errors.length === 0) return;
      refused += 1;
      const { total, fenced, open } = numbers(errors);
      expect(total).toBe(all);
      for (const [fenceOn, fitting] of [[true, fenced], [false, open]] as const) {
        expect(errorsOf(role(fitting, fenceOn))).toEqual([]);
        if (fitting < all) expect(errorsOf(role(fitting + 1, fenceOn))).toHaveLength(1);
      }
    }), { numRuns: 25, endOnFailure: true }); // shrinking 500 prefixes takes minutes
    expect(refused).toBeGreaterThan(5);
  });

  test('say that all would fit without the fence where that is so', () => {
    expect(numbers(errorsOf(images(folders(200))))).toMatchObject({ total: 200, open: 200 });
    expect(errorsOf(images(folders(200), false))).toEqual([]);
  });
});
