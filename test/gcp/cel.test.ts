import { TerraformVariable } from 'cdktf';
import { asksForFolder, clausesThatFit, condition, isInFolder } from '../../src/gcp/cel';
import { newTerraformStack, synthesized } from '../support/terraform-stack';

const OBJECTS = 'projects/_/buckets/acme-images/objects/';

test('names of objects are compared with the bucket in front', () => {
  expect(isInFolder('acme-images', 'street/')).toBe(`resource.name.startsWith("${OBJECTS}street/")`);
});

test('list calls are compared by their prefix; one without a prefix is in no folder', () => {
  expect(asksForFolder('street/')).toBe('api.getAttribute("storage.googleapis.com/objectListPrefix", "").startsWith("street/")');
});

test.each([
  ['CEL', 'a"b/', 'a\\"b/'],
  ['CEL', 'a\\/', 'a\\\\/'],
  ['CEL, in front of its own escapes', 'a\\"/', 'a\\\\\\"/'],
  ['Terraform', '${file("x")}/', '$${file(\\"x\\")}/'],
  ['Terraform', '%{ if true }/', '%%{ if true }/'],
  ['Terraform, twice', '$${x}/', '$$${x}/'],
  ['neither', "it's 東京 *?$ %/", "it's 東京 *?$ %/"],
])('a letter that means something to %s is escaped: %s', (_, prefix, written) => {
  expect(isInFolder('acme-images', prefix)).toBe(`resource.name.startsWith("${OBJECTS}${written}")`);
  expect(asksForFolder(prefix)).toContain(`.startsWith("${written}")`);
});

test('what only Terraform knows stays its code', () => {
  const stack = newTerraformStack();
  const [bucket, prefix, until] = ['bucket', 'prefix', 'until'].map((id) => new TerraformVariable(stack, id, {}).stringValue);
  stack.addOverride('locals.condition', condition([isInFolder(bucket, prefix), asksForFolder('a"b/')], until));
  expect(synthesized(stack).locals.condition).toBe(
    '(resource.name.startsWith("projects/_/buckets/${var.bucket}/objects/${var.prefix}") || api.getAttribute("storage.googleapis.com/objectListPrefix", "").startsWith("a\\"b/")) && request.time < timestamp("${var.until}")',
  );
});

test.each([
  [[], undefined, ''],
  [['a'], undefined, 'a'],
  [['a', 'b'], undefined, 'a || b'],
  [[], '2030-06-01T12:00:00Z', 'request.time < timestamp("2030-06-01T12:00:00Z")'],
  [['a'], '2030-06-01T12:00:00Z', '(a) && request.time < timestamp("2030-06-01T12:00:00Z")'],
  [['a', 'b'], '2030-06-01T12:00:00Z', '(a || b) && request.time < timestamp("2030-06-01T12:00:00Z")'],
])('any of %j, until %s', (clauses, until, written) => {
  expect(condition(clauses, until)).toBe(written);
});

test('as many clauses fit as there may be operators, of which 12', () => {
  for (const until of [undefined, '2030-06-01T12:00:00Z']) {
    const written = condition(Array.from({ length: clausesThatFit(until) }, () => 'a'), until);
    expect(written.match(/&&|\|\||!/g)).toHaveLength(12);
  }
});
