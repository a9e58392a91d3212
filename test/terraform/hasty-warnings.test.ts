import { Construct } from 'constructs';
import { HastyWarnings } from '../../src/terraform';
import { warn, WARNING_IDS } from '../../src/terraform/warning';
import { newTerraformStack, terraformWarnings } from '../support/terraform-stack';

const ID = 'hasty-bucket-constructs:notChecked';

function warned() {
  const stack = newTerraformStack();
  const team = new Construct(stack, 'Team');
  warn(new Construct(team, 'Images'), 'notChecked', 'look at this');
  warn(new Construct(team, 'Scans'), 'linkEnds', 'and at that');
  return { stack, team };
}
const idsOf = (stack: Parameters<typeof terraformWarnings>[0]) => terraformWarnings(stack).map(({ id }) => id);

describe('an acknowledged warning', () => {
  test.each([
    ['the construct itself', ({ team }: ReturnType<typeof warned>) => team.node.findChild('Images')],
    ['a construct around it', ({ team }: ReturnType<typeof warned>) => team],
    ['the stack', ({ stack }: ReturnType<typeof warned>) => stack],
    ['the app', ({ stack }: ReturnType<typeof warned>) => stack.node.root],
  ])('is not shown, when it is acknowledged on %s; others are', (_, scope) => {
    const made = warned();
    HastyWarnings.acknowledge(scope(made), ID, 'the variable is checked by the module that sets it');
    expect(idsOf(made.stack)).toEqual(['hasty-bucket-constructs:linkEnds']);
  });

  test('is shown elsewhere', () => {
    const { stack, team } = warned();
    HastyWarnings.acknowledge(team.node.findChild('Scans'), ID, 'the variable is checked by the module that sets it');
    expect(idsOf(stack)).toEqual([ID, 'hasty-bucket-constructs:linkEnds']);
  });

  test('may be acknowledged before it is given', () => {
    const stack = newTerraformStack();
    HastyWarnings.acknowledge(stack, ID, 'the variable is checked by the module that sets it');
    warn(stack, 'notChecked', 'look at this');
    expect(idsOf(stack)).toEqual([]);
  });

  test('is also acknowledged for another copy of this library, such as the one for the other engine', () => {
    const { stack } = warned();
    jest.isolateModules(() => {
      const copy: typeof import('../../src/terraform') = require('../../src/terraform'); // eslint-disable-line @typescript-eslint/no-require-imports
      expect(copy.HastyWarnings).not.toBe(HastyWarnings);
      copy.HastyWarnings.acknowledge(stack, ID, 'the variable is checked by the module that sets it');
    });
    expect(idsOf(stack)).toEqual(['hasty-bucket-constructs:linkEnds']);
  });

  test.each(WARNING_IDS.map((id) => [`hasty-bucket-constructs:${id}`]))('may be %s', (id) => {
    expect(() => HastyWarnings.acknowledge(newTerraformStack(), id, 'a reason')).not.toThrow();
  });

  test.each(['notChecked', 'hasty-bucket-constructs:', 'hasty-bucket-constructs:notcheckd', ` ${ID}`, `${ID}]`, 'aws-cdk-lib:notChecked', ''])('must be one of ours: not %j', (id) => {
    expect(() => HastyWarnings.acknowledge(newTerraformStack(), id, 'a reason')).toThrow(new Error(
      `\`id\` must be the id of a warning, such as hasty-bucket-constructs:corsNotManaged, got: '${id}'; copy it from the end of the warning`,
    ));
  });

  test.each(['', '  \n'])('must have a reason: not %j', (reason) => {
    expect(() => HastyWarnings.acknowledge(newTerraformStack(), ID, reason)).toThrow(new Error(`\`reason\` must say why '${ID}' is accepted, got: '${reason}'; write a sentence`));
  });
});
