import { ExternalId, HastyContract } from '../../src/contract';

const UUID = '0d1f2a3b-1111-4222-8333-444455556666';
const SAMPLE = HastyContract.TUTORIAL_EXTERNAL_ID;
const COPY_IT = 'copy it from the bucket page of your Hasty workspace';

describe('what an ExternalId may be', () => {
  test.each([
    ['a UUID, as Hasty hands out', UUID],
    ['a UUID in upper case', UUID.toUpperCase()],
    ['the shortest that STS accepts', 'ab'],
    ['the longest that STS accepts', 'a'.repeat(1224)],
    ['every kind of character that STS accepts', 'Az09_+=,.@:/-'],
    ['a UUID with something beside it', `hasty:${UUID}`],
  ])('%s is kept letter for letter', (_, value) => {
    expect(ExternalId.of(value).value).toBe(value);
  });

  test.each([
    ['an empty one', '', `\`externalId\` must not be empty, got: ""; ${COPY_IT}`],
    ['one of blanks', ' \t', `\`externalId\` must not be empty, got: " \\t"; ${COPY_IT}`],
    ['none at all', undefined, `\`externalId\` must not be empty, got: undefined; ${COPY_IT}`],
    ['a list', [UUID], `\`externalId\` must not be empty, got: ["${UUID}"]; ${COPY_IT}`],
    ['one character', 'a', `\`externalId\` must have 2 to 1224 characters, got 1; ${COPY_IT}`],
    ['1,225 characters', 'a'.repeat(1225), `\`externalId\` must have 2 to 1224 characters, got 1225; ${COPY_IT}`],
    ['the sample of the tutorial', SAMPLE, `\`externalId\` must be your workspace's own, got the sample of Hasty's tutorial: '${SAMPLE}'; ${COPY_IT}`],
    [
      'the sample in upper case', SAMPLE.toUpperCase(),
      `\`externalId\` must be your workspace's own, got the sample of Hasty's tutorial: '${SAMPLE.toUpperCase()}'; ${COPY_IT}`,
    ],
    [
      'the ids of two workspaces', `${UUID},${SAMPLE}`,
      `\`externalId\` must be the id of one workspace, got: "${UUID},${SAMPLE}"; make one role for each workspace`,
    ],
    [
      'the ids of two workspaces without anything between them', `${UUID}${UUID.toUpperCase()}`,
      `\`externalId\` must be the id of one workspace, got: "${UUID}${UUID.toUpperCase()}"; make one role for each workspace`,
    ],
  ])('%s is refused', (_, value, message) => {
    expect(() => ExternalId.of(value as string)).toThrow(new Error(message));
  });

  test.each([' ', '\n', '*', '?', '$', '{', '}', '"', "'", '\\', '#', '(', ';', '<', '|', '~', '\u0000', 'é', '🐕', 'א'])('%j is no character that STS accepts', (character) => {
    const value = `${UUID}${character}`;
    expect(() => ExternalId.of(value)).toThrow(new Error(
      `\`externalId\` may hold only letters, digits and _+=,.@:/- (what STS accepts), got: ${JSON.stringify(value)}; ${COPY_IT}`));
  });
});

describe('what is worth a second look', () => {
  test.each([
    [UUID, true, false],
    [UUID.toUpperCase(), true, true],
    ['acme', false, false],
    ['Acme', false, true],
    [`${UUID}0`, false, false],
    [UUID.replace('-8333', ''), false, false],
    [UUID.replace('-8333', '-8333-8333'), false, false],
    [`hasty:${UUID}`, false, false],
  ])('%s: is a UUID: %s, has upper case: %s', (value, isUuid, hasUpperCase) => {
    expect(ExternalId.of(value)).toMatchObject({ isUuid, hasUpperCase });
  });
});

test('the pattern for parameters accepts what STS accepts and nothing else', () => {
  const pattern = new RegExp(ExternalId.PATTERN);
  expect([UUID, 'ab', 'a'.repeat(1224), 'Az09_+=,.@:/-'].filter((value) => !pattern.test(value))).toEqual([]);
  expect(['', 'a', 'a'.repeat(1225), 'a b', 'ab\n', '{{resolve:ssm:/id}}', 'a*', 'éé'].filter((value) => pattern.test(value))).toEqual([]);
});
