import { CfnOutput, CfnParameter, Fn, Lazy, SecretValue, Stack } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { BucketMountProps, HastyBucket } from '../../src/aws';
import { ListingScope } from '../../src/contract';
import { EXTERNAL_ID, mounted, newStack, parameters, statements } from '../support/stack';

const ARN = 'arn:aws:s3:::acme-images';
const readable = (stack: Stack) => statements(stack).access.find(({ Sid }) => Sid === 'HastyRead').Resource;

describe('prefixes', () => {
  test.each(['street', '/street', 'street/', '/street/'])('written %j open the keys that begin with street/', (prefix) => {
    expect(readable(mounted({ prefixes: [prefix] }))).toEqual([`${ARN}/street/*`]);
  });

  test.each([
    ['street//2026', 'street//2026/*'],
    ['a/../b', 'a/../b/*'],
    ['a*b?c$d', 'a${*}b${?}c${$}d/*'],
    ['"${x}" %{y} \'é\'', '"${$}{x}" %{y} \'é\'/*'],
  ])('keep what is legal in a key, and escape what IAM would read: %j', (prefix, pattern) => {
    const stack = mounted({ prefixes: [prefix], listing: ListingScope.PREFIX });
    expect(readable(stack)).toEqual([`${ARN}/${pattern}`]);
    expect(statements(stack).access.find(({ Sid }) => Sid === 'HastyList').Condition.StringLike).toEqual({ 's3:prefix': [pattern] });
  });

  const WHOLE = 'for all of an existing bucket say `wholeBucket: true`';
  const FOLDER = 'for the whole bucket leave `prefixes` out (an existing bucket: `wholeBucket: true`)';
  const LATIN = 'IAM policies can hold Latin-1 characters only (up to U+00FF); rename the folder or mount a parent folder';
  test.each<[string, Partial<BucketMountProps>, string]>([
    ['none', {}, `\`prefixes\` must name the folders that Hasty may read, got: undefined; ${WHOLE}`],
    ['none, and not the whole bucket', { wholeBucket: false }, `\`prefixes\` must name the folders that Hasty may read, got: undefined; ${WHOLE}`],
    ['an empty list', { prefixes: [] }, `\`prefixes\` must name at least one folder, got: []; ${WHOLE}, for all of a new one leave \`prefixes\` out`],
    ['an empty one', { prefixes: ['street/', ''] }, `a prefix must name a folder, got: ""; ${FOLDER}`],
    ['a slash', { prefixes: ['/'] }, `a prefix must name a folder, got: "/"; ${FOLDER}`],
    ['two slashes in front', { prefixes: ['//street'] }, 'a prefix must not begin with two slashes, got: "//street"; keys begin with a name'],
    ['a control character', { prefixes: ['a\nb'] }, 'a prefix must not hold control characters, got: "a\\nb"; rename the folder or mount its parent'],
    ['emoji', { prefixes: ['🐕'] }, `prefix '🐕/' holds '🐕', and ${LATIN}`],
    ['right-to-left text', { prefixes: ['תמונות'] }, `prefix 'תמונות/' holds 'ת', and ${LATIN}`],
    [
      '1,025 bytes', { prefixes: ['a'.repeat(1024)] },
      `a prefix must have at most 1024 bytes, as keys do, got 1025: '${'a'.repeat(40)}...'; mount a parent folder`,
    ],
    ['one string', { prefixes: 'street/' as unknown as string[] }, '`prefixes` must be a list of strings, got: "street/"; write each prefix, or make each a parameter'],
    [
      'the whole bucket too', { prefixes: ['street/'], wholeBucket: true },
      '`prefixes` and `wholeBucket: true` exclude each other, got both: ["street/"]; keep one',
    ],
  ])('are refused: %s', (_, props, message) => {
    expect(() => mounted(props)).toThrow(new Error(message));
  });

  test('of 1,024 bytes are the longest', () => {
    expect(readable(mounted({ prefixes: ['a'.repeat(1023)] }))).toEqual([`${ARN}/${'a'.repeat(1023)}/*`]);
  });

  test('may be left out for a whole bucket: an existing one when that is said, a new one as it is', () => {
    expect(readable(mounted({ wholeBucket: true }))).toEqual([`${ARN}/*`]);
    const stack = newStack();
    const { bucket } = new HastyBucket(stack, 'Images', { externalId: EXTERNAL_ID });
    expect(readable(stack)).toEqual([stack.resolve(bucket.arnForObjects('*'))]);
  });

  test.each([[[]], [['']], [['/']]])('of a new bucket must not be %j, since that may be a mistake', (prefixes) => {
    expect(() => new HastyBucket(newStack(), 'Images', { externalId: EXTERNAL_ID, prefixes })).toThrow(/must name/);
  });

  test('that overlap are joined into the wider one', () => {
    expect(readable(mounted({ prefixes: ['a/b', 'a', 'c', 'a/'] }))).toEqual([`${ARN}/a/*`, `${ARN}/c/*`]);
  });
});

describe('a prefix that is not known at synth', () => {
  const NO_PARAMETER = 'a prefix that is not known at synth must be the value of one CfnParameter (`parameter.valueAsString`), got another token; write it literally or make it a parameter';

  test('may be the value of a parameter, and CloudFormation checks that it ends in a slash', () => {
    const stack = newStack();
    mounted({ prefixes: [new CfnParameter(stack, 'Folder').valueAsString] }, stack);
    expect(readable(stack)).toEqual([{ 'Fn::Join': ['', [`${ARN}/`, { Ref: 'Folder' }, '*']] }]);
    expect(parameters(stack).Folder).toMatchObject({
      AllowedPattern: expect.stringMatching(/\/\$$/),
      ConstraintDescription: 'must be a folder that ends in /, without a leading /, wildcards, $, {{ or characters outside Latin-1',
    });
  });

  test.each<[string, (stack: Stack) => string[]]>([
    ['a value of another stack', () => [Fn.importValue('Folder')]],
    ['a part of a parameter', (stack) => [`${new CfnParameter(stack, 'Folder').valueAsString}2026/`]],
    ['a value made at synth', () => [Lazy.string({ produce: () => 'street*' })]],
    ['a value of Systems Manager', (stack) => [StringParameter.valueForStringParameter(stack, '/street')]],
    ['a parameter that names a value of Systems Manager', (stack) => [new CfnParameter(stack, 'Folder', { type: 'AWS::SSM::Parameter::Value<String>' }).valueAsString]],
    ['a dynamic reference', () => [SecretValue.ssmSecure('/folder').unsafeUnwrap()]],
  ])('must not be %s, since street* would open street2/ too', (_, prefixes) => {
    const stack = newStack();
    expect(() => mounted({ prefixes: prefixes(stack) }, stack)).toThrow(new Error(NO_PARAMETER));
  });

  test('must not be a dynamic reference that is written out, while braces may be', () => {
    expect(() => mounted({ prefixes: ['{{resolve:ssm:/folder}}'] })).toThrow(new Error(
      'a prefix must not hold \'{{\', which begins a dynamic reference of CloudFormation, got: \'{{resolve:ssm:/folder}}\'; mount a parent folder'));
    expect(readable(mounted({ prefixes: ['{a}{b}'] }))).toEqual([`${ARN}/{a}{b}/*`]);
  });

  test('must not be hidden in a list that is not known either', () => {
    const stack = newStack();
    const prefixes = new CfnParameter(stack, 'Folders', { type: 'CommaDelimitedList' }).valueAsList;
    expect(() => mounted({ prefixes }, stack)).toThrow(new Error(
      '`prefixes` must be a list of strings, got: a token; write each prefix, or make each a parameter'));
  });
});

describe('listing', () => {
  const scope = (props: Partial<BucketMountProps>) => {
    const output = mounted(props).node.findChild('Images').node.findChild('HastyScope') as CfnOutput;
    return output.value;
  };

  test('the whole bucket is said in the outputs when only folders are read', () => {
    expect(scope({ prefixes: ['street', 'drone/'] })).toBe('reads street/, drone/; lists the key names of the whole bucket');
  });

  test('the folders alone needs no word, and neither does listing a bucket that is read as a whole', () => {
    expect(scope({ prefixes: ['street'], listing: ListingScope.PREFIX })).toBe('reads street/');
    expect(scope({ wholeBucket: true })).toBe('reads the whole bucket');
  });
});
