import * as fc from 'fast-check';
import { ObjectPrefix } from '../../src/contract';

const WHOLE_BUCKET = 'for the whole bucket leave `prefixes` out (an existing bucket: `wholeBucket: true`)';

describe('the one form of a prefix', () => {
  test.each([
    ['street', 'street/'],
    ['/street', 'street/'],
    ['street/', 'street/'],
    ['/street/', 'street/'],
    ['street/2026', 'street/2026/'],
    ['street//2026', 'street//2026/'],
    ['street//', 'street//'],
    ['../street/..', '../street/../'],
    ['.', './'],
    [' ', ' /'],
    ['a*b?c$d', 'a*b?c$d/'],
    ['"quoted" \'${aws:username}\' %{if}', '"quoted" \'${aws:username}\' %{if}/'],
    ['🐕', '🐕/'],
    ['תמונות', 'תמונות/'],
  ])('%j becomes %j', (value, normal) => {
    expect(ObjectPrefix.of(value).value).toBe(normal);
  });

  test('a mark that turns the reading direction is kept, since keys may hold it', () => {
    expect(ObjectPrefix.of('\u202efolder').value).toBe('\u202efolder/');
  });

  test('the whole bucket is the empty prefix', () => {
    expect(ObjectPrefix.wholeBucket().value).toBe('');
    expect(ObjectPrefix.wholeBucket().toIamPattern()).toBe('*');
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('/', '.', 'a', '*', '$', 'é', '🐕', '\ud83d', '\n') }),
    fc.tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 600 })).map(([text, times]) => text.repeat(times)),
  );
  test('whatever is given, it is refused with a reason, or gets a form that does not change any more', () => {
    let accepted = 0;
    fc.assert(fc.property(anyText, (text) => {
      let normal: string;
      try {
        normal = ObjectPrefix.of(text).value;
      } catch (error) {
        expect((error as Error).message).toMatch(/^a prefix must .*got.*; /s);
        return;
      }
      accepted += 1;
      expect(normal).toMatch(/^[^/].*\/$/su);
      expect(text === normal || [`${text}/`, text.slice(1), `${text.slice(1)}/`].includes(normal)).toBe(true);
      expect(Buffer.byteLength(normal)).toBeLessThanOrEqual(1024);
      expect(ObjectPrefix.of(normal).value).toBe(normal);
      if (Buffer.byteLength(normal) < 1024) expect(ObjectPrefix.of(`/${normal}`).value).toBe(normal);
    }), { numRuns: 1000 });
    expect(accepted).toBeGreaterThan(100);
  });
});

describe('what a prefix must not be', () => {
  test.each([
    ['empty', '', `a prefix must name a folder, got: ""; ${WHOLE_BUCKET}`],
    ['a slash', '/', `a prefix must name a folder, got: "/"; ${WHOLE_BUCKET}`],
    ['missing', undefined, `a prefix must name a folder, got: undefined; ${WHOLE_BUCKET}`],
    ['begun with two slashes', '//street', 'a prefix must not begin with two slashes, got: "//street"; keys begin with a name'],
    ['a list', ['street/'], `a prefix must name a folder, got: ["street/"]; ${WHOLE_BUCKET}`],
    ['two slashes', '//', 'a prefix must not begin with two slashes, got: "//"; keys begin with a name'],
  ])('%s', (_, value, message) => {
    expect(() => ObjectPrefix.of(value as string)).toThrow(new Error(message));
  });

  test('with a control character, whichever', () => {
    for (let code = 0; code < 0xa0; code += 1) {
      if (code >= 0x20 && code < 0x7f) continue;
      for (const value of [`a${String.fromCharCode(code)}b`, `a${String.fromCharCode(code)}b/`]) {
        expect(() => ObjectPrefix.of(value)).toThrow(new Error(
          `a prefix must not hold control characters, got: ${JSON.stringify(value)}; rename the folder or mount its parent`));
      }
    }
  });

  test.each(['\ud83d', '\udc15', 'a\udc15\ud83d/', '\ud800', '\udfff'])('with half a surrogate pair: %j', (value) => {
    expect(() => ObjectPrefix.of(value)).toThrow(new Error(
      `a prefix must be well-formed Unicode, got: ${JSON.stringify(value)}; it holds half of a surrogate pair`));
  });

  test.each([
    ['one byte a character', 'a'.repeat(1023), 'a'.repeat(1024)],
    ['two bytes a character', `a${'é'.repeat(511)}`, 'é'.repeat(512)],
    ['four bytes a character', `aaa${'🐕'.repeat(255)}`, '🐕'.repeat(256)],
  ])('longer than 1,024 bytes, the slash at the end included (%s)', (_, fits, tooLong) => {
    expect(Buffer.byteLength(ObjectPrefix.of(fits).value)).toBe(1024);
    expect(ObjectPrefix.of(`/${fits}/`).value).toBe(`${fits}/`);
    expect(() => ObjectPrefix.of(tooLong)).toThrow(new Error(
      `a prefix must have at most 1024 bytes, as keys do, got 1025: '${tooLong.slice(0, 40)}...'; mount a parent folder`));
    expect(() => ObjectPrefix.of(`${tooLong}/`)).toThrow('got 1025');
  });
});

test.each(['s3://acme-images/street/', 'https://acme-images.s3.amazonaws.com/street/', 'gs://acme-images/street/', 'arn:aws:s3:::acme-images/street/'])(
  'an address is refused: %s', (prefix) => {
    expect(() => ObjectPrefix.of(prefix)).toThrow(new Error(
      `a prefix must be how keys begin, such as street/, got: "${prefix}"; give the part after the bucket's name`));
    expect(ObjectPrefix.of('s3/street').value).toBe('s3/street/');
  });
