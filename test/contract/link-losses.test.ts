import fc from 'fast-check';
import { LINK_LOSSES, linkLoss, Linked, ObjectRule, overlap } from '../../src/contract/link-losses';

const RULE: ObjectRule = { title: 'rule \'tidy\'', prefix: '', certain: true, does: ['expires'] };
const losses = (rule: Partial<ObjectRule>, folders: Linked['folders'] = ['street/']) =>
  LINK_LOSSES.map((id) => linkLoss(id, { bucket: 'Stack/Archive', folders, rules: [{ ...RULE, ...rule }] }));

describe('rules that take objects away', () => {
  test.each<[string, Partial<ObjectRule>, string]>([
    ['all objects', {}, 'rule \'tidy\' deletes objects;'],
    ['a mounted folder', { prefix: 'street/' }, 'rule \'tidy\' deletes objects under \'street/\';'],
    ['a folder in a mounted one', { prefix: 'street/old/' }, 'deletes objects under \'street/old/\';'],
    ['what a mounted folder is in', { prefix: 'str' }, 'deletes objects under \'str\';'],
    ['some objects only', { certain: false }, 'rule \'tidy\' may delete objects;'],
    ['an unknown folder', { prefix: undefined }, 'rule \'tidy\' may delete objects;'],
  ])('are told of: %s', (_, rule, words) => {
    const [expire, archived] = losses(rule);
    expect(expire).toContain(words);
    expect(archived).toBeUndefined();
  });

  test('of archives name the class', () => {
    expect(losses({ does: ['STANDARD_IA', 'GLACIER', 'DEEP_ARCHIVE'] })).toEqual([
      undefined,
      'the images of \'Stack/Archive\' must stay where Hasty\'s links find them, got: rule \'tidy\' moves objects to GLACIER and DEEP_ARCHIVE, where they cannot be read until they are restored; leave the mounted folders out, or choose a class that is read at once, or import by ImportMode.COPY',
    ]);
    expect(losses({ does: [undefined] })[1]).toContain('rule \'tidy\' may move objects to a storage class that is not known at synth');
    expect(losses({ does: ['GLACIER'], prefix: undefined })[1]).toContain('rule \'tidy\' may move objects to GLACIER');
  });

  test('may be for a folder that is not known at synth', () => {
    expect(losses({ prefix: 'street/' }, [undefined])[0]).toContain('rule \'tidy\' may delete objects under \'street/\'');
    expect(losses({ prefix: 'street/' }, [undefined, 'street/'])[0]).toContain('rule \'tidy\' deletes objects under \'street/\'');
  });

  test('are listed, each once', () => {
    const rules = [RULE, RULE, { ...RULE, title: 'a rule', prefix: 'street/a' }];
    expect(linkLoss('linkObjectsExpire', { bucket: 'Stack/Archive', folders: ['street/'], rules }))
      .toContain('got: rule \'tidy\' deletes objects; a rule deletes objects under \'street/a\'; leave');
  });

  test.each<[string, Partial<ObjectRule>]>([
    ['for another folder', { prefix: 'street2/' }],
    ['for a folder that only begins alike', { prefix: 'streets' }],
    ['that do nothing to current objects', { does: [] }],
    ['that move to what is read at once', { does: ['STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER_IR'] }],
  ])('are not: %s', (_, rule) => {
    expect(losses(rule)).toEqual([undefined, undefined]);
  });
});

test('prefixes overlap when some key begins with both', () => {
  const keys = (length: number): string[] => length === 0 ? [''] : ['', ...'ab/'.split('').flatMap((first) => keys(length - 1).map((rest) => first + rest))];
  const all = keys(5);
  const prefix = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 5 });
  fc.assert(fc.property(prefix, prefix, (a, b) => {
    expect(overlap(a, b)).toBe(all.some((key) => key.startsWith(a) && key.startsWith(b)));
  }), { numRuns: 300 });
});
