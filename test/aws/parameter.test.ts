import { CfnParameter, CfnParameterProps, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { constrain, parameterOf } from '../../src/aws/parameter';
import { mounted, newStack, parameters, statements, synthErrors } from '../support/stack';

const WORDS = 'a folder that ends in /, without a leading /, wildcards, $, {{ or characters outside Latin-1';

/** A stack that mounts the folder that a parameter names. */
function mountedBy(props: CfnParameterProps, stack = newStack()): Stack {
  return mounted({ prefixes: [new CfnParameter(stack, 'Folder', props).valueAsString] }, stack);
}
const ours: string = parameters(mountedBy({})).Folder.AllowedPattern;

describe('the parameter that a value stands for', () => {
  test('is found when the value is all of it', () => {
    const parameter = new CfnParameter(newStack(), 'Folder');
    expect(parameterOf(parameter.valueAsString)).toBe(parameter);
  });

  test.each<[string, (stack: Stack) => string]>([
    ['a literal', () => 'street/'],
    ['a part of a value', (stack) => `${new CfnParameter(stack, 'Folder').valueAsString}/`],
    ['two of them', (stack) => `${new CfnParameter(stack, 'A').valueAsString}${new CfnParameter(stack, 'B').valueAsString}`],
    ['another reference', (stack) => stack.stackId],
    ['another token', () => Lazy.string({ produce: () => 'street/' })],
    ['a function', () => Fn.importValue('Folder')],
    ['a number', (stack) => new CfnParameter(stack, 'Folder', { type: 'Number' }).valueAsString],
    // its name is what CloudFormation checks, not its value:
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/systems-manager-parameter-types.html
    ['the name of a value in Systems Manager', (stack) => new CfnParameter(stack, 'Folder', { type: 'AWS::SSM::Parameter::Value<String>' }).valueAsString],
  ])('is none for %s', (_, value) => {
    expect(parameterOf(value(newStack()))).toBeUndefined();
  });
});

describe('the limits of a parameter', () => {
  test('are ours when it has none: a pattern, and words for whoever gives another value', () => {
    const stack = mountedBy({ description: 'A folder', default: 'street/' });
    expect(parameters(stack).Folder).toEqual({
      Type: 'String', Description: 'A folder', Default: 'street/', AllowedPattern: ours, ConstraintDescription: `must be ${WORDS}`,
    });
  });

  test('keep the words that are there', () => {
    expect(parameters(mountedBy({ constraintDescription: 'ask Jo' })).Folder).toEqual({
      Type: 'String', AllowedPattern: ours, ConstraintDescription: 'ask Jo',
    });
  });

  test('may be a list of folders, which stays as it is', () => {
    const props = { allowedValues: ['street/', 'drone/2026/'], default: 'street/' };
    expect(parameters(mountedBy(props)).Folder).toEqual({ Type: 'String', AllowedValues: props.allowedValues, Default: 'street/' });
  });

  test('may be a list of folders and a pattern', () => {
    const stack = mountedBy({ allowedValues: ['street/'], allowedPattern: '.*' });
    expect(parameters(stack).Folder).toEqual({ Type: 'String', AllowedValues: ['street/'], AllowedPattern: '.*' });
  });

  test('may be our own pattern, so two mounts may share a parameter', () => {
    const stack = newStack();
    const folder = new CfnParameter(stack, 'Folder').valueAsString;
    mounted({ prefixes: [folder, folder] }, stack);
    expect(statements(stack).access.find(({ Sid }) => Sid === 'HastyRead').Resource).toEqual([
      { 'Fn::Join': ['', ['arn:aws:s3:::acme-images/', { Ref: 'Folder' }, '*']] },
    ]);
  });

  test('must not be a pattern of its own, since what it lets through is not known', () => {
    expect(() => mountedBy({ allowedPattern: '^[a-z]+/$' })).toThrow(new Error(
      `parameter 'Stack/Folder' must be ${WORDS}, and its own \`allowedPattern\` cannot be judged, got: '^[a-z]+/$'; remove it, and ours is set`));
  });

  test.each<[string, CfnParameterProps, string]>([
    ['an allowed value without its slash', { allowedValues: ['drone/', 'street'] }, 'street'],
    ['an allowed value with a wildcard', { allowedValues: ['*/'] }, '*/'],
    ['a default without its slash', { default: 'street' }, 'street'],
    ['an empty default', { default: '' }, ''],
    ['a bad default beside good values', { allowedValues: ['street/'], default: 'drone' }, 'drone'],
  ])('must not have %s', (_, props, got) => {
    expect(() => mountedBy(props)).toThrow(new Error(
      `parameter 'Stack/Folder' must be ${WORDS}, and its default or allowed value is not, got: '${got}'`));
  });

  test('are judged again at synth, since they may have been changed', () => {
    const changed = (change: (parameter: CfnParameter) => void) => {
      const stack = mountedBy({});
      change(stack.node.findChild('Folder') as CfnParameter);
      return synthErrors(stack);
    };
    const MUST = `[Stack/Folder] parameter 'Stack/Folder' must be ${WORDS}, and`;
    expect(changed((parameter) => { parameter.allowedPattern = '.*'; })).toEqual([`${MUST} its own \`allowedPattern\` cannot be judged, got: '.*'; remove it, and ours is set`]);
    expect(changed((parameter) => { parameter.default = 'street'; })).toEqual([`${MUST} its default or allowed value is not, got: 'street'`]);
    expect(changed((parameter) => { parameter.default = 'street/'; })).toEqual([]);
  });

  test('are said to be sure only when they are', () => {
    const check = { pattern: '^a$', words: 'an a' };
    const limited = (props: CfnParameterProps) => constrain(new CfnParameter(newStack(), 'Folder', props), check);
    expect([limited({}), limited({ allowedValues: ['a'] }), limited({ allowedPattern: '^a$' })]).toEqual([true, true, true]);
    expect(limited({ allowedPattern: '^.$' })).toBe(false);
  });
});

describe('the pattern for folders', () => {
  const accepted = (value: string) => new RegExp(ours).test(value);

  test.each(['a/', 'street/2026/', 'a//b/', '../', ' /', 'straße/', '"\'(){}[]#%&+,-.:;<=>@\\^_`|~!/', '\u00a0/'])('accepts %j', (value) => {
    expect(accepted(value)).toBe(true);
  });

  test.each([
    '{{resolve:ssm:/folder}}/', 'a{{/', '', '/', '//', 'street', '/a/', '//a/', 'a*/', '*', '*/', 'a$/', '${aws:username}/', 'a?/', 'a/*', 'a/b', '🐕/', 'תמונות/', '\u0100/', 'a\n/', 'a/\n', '\u007f/',
  ])('refuses %j', (value) => {
    expect(accepted(value)).toBe(false);
  });

  test('decides on every character of a folder\'s name as literal folders do, but for what would need an escape', () => {
    const characters = Array.from({ length: 0x180 }, (_, code) => String.fromCharCode(code));
    const fine = characters.filter((character) => !/[\u0000-\u001f\u007f-\u009f\u0100-\uffff*?$]/.test(character));
    expect(characters.filter((character) => accepted(`a${character}/`))).toEqual(fine);
    expect(characters.filter((character) => accepted(`${character}/`))).toEqual(fine.filter((character) => character !== '/'));
  });
});
