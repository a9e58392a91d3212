import { CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { HastyContract } from '../../src/contract';
import { EXTERNAL_ID, inputWarningsOf, mounted, newStack, parameters, statements } from '../support/stack';

const COPY_IT = 'copy it from the bucket page of your Hasty workspace';
const withId = (externalId: string, stack = newStack()) => mounted({ externalId, wholeBucket: true }, stack);
const trusted = (stack: Stack) => statements(stack).trust[0].Condition.StringEquals['sts:ExternalId'];

const NOT_CHECKED = {
  id: 'hasty-bucket-constructs:notChecked',
  text: '`externalId` is not known at synth, so nothing was checked; make sure that it is the id of your own Hasty workspace',
};

describe('an ExternalId', () => {
  test('that is a UUID in lower case goes into the trust policy without a warning', () => {
    const stack = withId(EXTERNAL_ID);
    expect(trusted(stack)).toBe(EXTERNAL_ID);
    expect(inputWarningsOf(stack)).toEqual([]);
  });

  test.each([
    ['is empty', '', `\`externalId\` must not be empty, got: ""; ${COPY_IT}`],
    ['has characters that STS refuses', 'acme*', `\`externalId\` may hold only letters, digits and _+=,.@:/- (what STS accepts), got: "acme*"; ${COPY_IT}`],
    ['is too short', 'a', `\`externalId\` must have 2 to 1224 characters, got 1; ${COPY_IT}`],
    ['is too long', 'a'.repeat(1225), `\`externalId\` must have 2 to 1224 characters, got 1225; ${COPY_IT}`],
    [
      'is the sample of the tutorial', HastyContract.TUTORIAL_EXTERNAL_ID,
      `\`externalId\` must be your workspace's own, got the sample of Hasty's tutorial: '7ed6d782-58b9-4b82-9f7e-a7d53c26e7f8'; ${COPY_IT}`,
    ],
    [
      'is the sample of the tutorial in upper case', HastyContract.TUTORIAL_EXTERNAL_ID.toUpperCase(),
      `\`externalId\` must be your workspace's own, got the sample of Hasty's tutorial: '7ED6D782-58B9-4B82-9F7E-A7D53C26E7F8'; ${COPY_IT}`,
    ],
    [
      'is two of them', `${EXTERNAL_ID},${EXTERNAL_ID}`,
      `\`externalId\` must be the id of one workspace, got: "${EXTERNAL_ID},${EXTERNAL_ID}"; make one role for each workspace`,
    ],
  ])('that %s is refused', (_, externalId, message) => {
    expect(() => withId(externalId)).toThrow(new Error(message));
  });

  test('that is no UUID is kept with a warning', () => {
    const stack = withId('acme');
    expect(trusted(stack)).toBe('acme');
    expect(inputWarningsOf(stack)).toEqual([{
      id: 'hasty-bucket-constructs:externalIdNotUuid',
      text: '`externalId` is not a UUID, as Hasty\'s are, got: \'acme\'; compare it with the bucket page of your Hasty workspace',
    }]);
  });

  test('in upper case is kept with a warning, since STS compares case-sensitively', () => {
    const upper = EXTERNAL_ID.toUpperCase();
    const stack = withId(upper);
    expect(trusted(stack)).toBe(upper);
    expect(inputWarningsOf(stack)).toEqual([{
      id: 'hasty-bucket-constructs:externalIdUpperCase',
      text: `\`externalId\` has upper-case letters, got: '${upper}'; STS compares case-sensitively, and Hasty's ids are lower case`,
    }]);
  });

  test('that is a parameter has CloudFormation check its form', () => {
    const stack = newStack();
    withId(new CfnParameter(stack, 'Id').valueAsString, stack);
    expect(trusted(stack)).toEqual({ Ref: 'Id' });
    expect(parameters(stack).Id).toEqual({
      Type: 'String', AllowedPattern: '^[\\w+=,.@:/-]{2,1224}$', ConstraintDescription: 'must be the ExternalId of one Hasty workspace',
    });
    expect(inputWarningsOf(stack)).toEqual([]);
  });

  test.each([{ default: HastyContract.TUTORIAL_EXTERNAL_ID }, { allowedValues: [EXTERNAL_ID, HastyContract.TUTORIAL_EXTERNAL_ID] }])(
    'that is a parameter is refused when it offers the sample of the tutorial: %j', (props) => {
      const stack = newStack();
      expect(() => withId(new CfnParameter(stack, 'Id', props).valueAsString, stack)).toThrow(/sample of Hasty's tutorial/);
    });

  test('that is a parameter with a pattern of its own keeps that, with a warning that nothing was checked', () => {
    const stack = newStack();
    withId(new CfnParameter(stack, 'Id', { allowedPattern: '^[0-9a-f-]+$' }).valueAsString, stack);
    expect(parameters(stack).Id).toEqual({ Type: 'String', AllowedPattern: '^[0-9a-f-]+$' });
    expect(inputWarningsOf(stack)).toEqual([NOT_CHECKED]);
  });

  test.each<[string, (stack: Stack) => string]>([
    ['a value of another stack', () => Fn.importValue('HastyExternalId')],
    ['a part of a parameter', (stack) => `x${new CfnParameter(stack, 'Id').valueAsString}`],
    ['a value of Systems Manager, of which CloudFormation checks the name only', (stack) => StringParameter.valueForStringParameter(stack, '/hasty/id')],
  ])('that is %s passes with a warning that nothing was checked', (_, value) => {
    const stack = newStack();
    withId(value(stack), stack);
    expect(inputWarningsOf(stack)).toEqual([NOT_CHECKED]);
  });
});
