import { App, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { checkEngine } from '../../src/terraform/engine';
import { engine, OURS, THEIRS } from '../support/engines';
import { newTerraformStack } from '../support/terraform-stack';

const SUBPATHS: Record<string, string> = { cdktf: 'gcp', cdktn: 'cdktn/gcp' };

/** Made as the constructs of a room are. */
class Made extends Construct {
  constructor(scope: Construct, id = 'Images') {
    super(scope, id);
    checkEngine(this, 'gcp');
  }
}

test('these tests run on the engine that they name', () => {
  expect(TerraformStack).toBe(engine(OURS).TerraformStack);
  expect(TerraformStack).not.toBe(engine(THEIRS).TerraformStack);
});

describe('the engine of a construct', () => {
  test('may be that of its stack', () => {
    expect(() => new Made(newTerraformStack())).not.toThrow();
  });

  test('may be that of a class of stacks that a user made, and of a construct in between', () => {
    class Storage extends TerraformStack {}
    expect(() => new Made(new Construct(new Storage(new App(), 'Storage'), 'Team'))).not.toThrow();
  });

  test('must not be another than that of its stack: the message says what to import', () => {
    const foreign = new (engine(THEIRS).TerraformStack)(new (engine(THEIRS).App)(), 'Storage');
    expect(() => new Made(foreign)).toThrow(new Error(
      `'Storage/Images' must be made for ${THEIRS}, as its stack 'Storage' is, got one for ${OURS}; import it from 'hasty-bucket-constructs/${SUBPATHS[THEIRS]}'`,
    ));
  });

  test('must not be another than that of a class of stacks that a user made, whatever its name', () => {
    class Cdktf extends engine(THEIRS).TerraformStack {}
    expect(() => new Made(new Construct(new Cdktf(new (engine(THEIRS).App)(), 'Storage'), 'Team'))).toThrow(`must be made for ${THEIRS}, as its stack 'Storage' is`);
  });

  test('is compared with the stack that is nearest', () => {
    const outer = new (engine(THEIRS).TerraformStack)(new (engine(THEIRS).App)(), 'Outer');
    expect(() => new Made(new TerraformStack(outer, 'Inner'))).not.toThrow();
  });

  test('must not be a second copy of the same one', () => {
    jest.isolateModules(() => {
      const copy = engine(OURS);
      expect(copy.TerraformStack).not.toBe(TerraformStack);
      expect(() => new Made(new copy.TerraformStack(new copy.App(), 'Storage'))).toThrow(new Error(
        `the app must use one copy of ${OURS}, and 'Storage' is of another one than this library's; run \`npm dedupe\`, or see \`npm ls ${OURS}\``,
      ));
    });
  });

  test.each([['the app itself', () => new App()], ['a tree of something else', () => new Construct(undefined as any, '')]])('must be in a stack, not in %s', (_, root) => {
    expect(() => new Made(root())).toThrow(/^'Images' must be in a TerraformStack, got: (App|Construct); make it in a stack of cdktf or cdktn$/);
  });
});
