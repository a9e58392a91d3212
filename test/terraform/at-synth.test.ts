import { App, TerraformResource, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { onceAtSynth, resourcesOfApp } from '../../src/terraform/at-synth';
import { newTerraformStack, synthesized } from '../support/terraform-stack';

/** Counts how often a construct's children are counted, and gives what the checks of two children of it got. */
function counted(scope: Construct) {
  const find = jest.fn((of: Construct) => of.node.children.length);
  const count = onceAtSynth(find);
  const got: number[] = [];
  const check = { validate: () => { got.push(count(scope)); return []; } };
  for (const id of ['One', 'Two']) new Construct(scope, id).node.addValidation(check);
  return { find, count, got };
}

describe('what checks find out at synth', () => {
  test('is found out once, however many ask', () => {
    const stack = newTerraformStack();
    const { find, got } = counted(new Construct(stack, 'Team'));
    synthesized(stack);
    expect(got).toEqual([2, 2]);
    expect(find).toHaveBeenCalledTimes(1);
  });

  test('is found out again by the next synth', () => {
    const stack = newTerraformStack();
    const team = new Construct(stack, 'Team');
    const { got } = counted(team);
    synthesized(stack);
    new Construct(team, 'Three');
    synthesized(stack);
    expect(got).toEqual([2, 2, 3, 3]);
  });

  test('is not what a constructor found out before', () => {
    const stack = newTerraformStack();
    const team = new Construct(stack, 'Team');
    const { count, got } = counted(team);
    expect(count(team)).toBe(2);
    new Construct(team, 'Three');
    synthesized(stack);
    expect(got).toEqual([3, 3]);
  });

  test('is not what a constructor found out before, in a stack that was made after somebody had asked in another one', () => {
    const app = new App();
    const first = new Construct(new TerraformStack(app, 'First'), 'Team');
    const { count } = counted(first);
    count(first);
    const stack = new TerraformStack(app, 'Second');
    const team = new Construct(stack, 'Team');
    const got: number[] = [];
    team.node.addValidation({ validate: () => { got.push(count(team)); return []; } });
    count(team);
    new Construct(team, 'Later');
    synthesized(stack);
    expect(got).toEqual([1]);
  });

  test('is of each construct by itself', () => {
    const stack = newTerraformStack();
    const { count } = counted(stack);
    expect(count(stack)).toBe(2);
    expect(count(new Construct(stack, 'Empty'))).toBe(0);
  });
});

test('the resources of an app are those of all its stacks', () => {
  const app = new App();
  const resources = ['First', 'Second'].map((id) => new TerraformResource(new TerraformStack(app, id), 'Bucket', { terraformResourceType: 'google_storage_bucket' }));
  new Construct(resources[0], 'NoResource');
  expect(resourcesOfApp(app)).toEqual(resources);
});
