import { TerraformProvider, TerraformResource, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { isToken } from '../terraform/literal';
import { resolved } from '../terraform/rendered';

/** What a mount has to find in its app: looked for once for all mounts, since the way through the tree is long. */
interface Index {
  /** Resources that name a bucket, by how they name it (keyOf). */
  readonly settings: ReadonlyMap<string, TerraformResource[]>;
  /** The provider that resources of a stack have unless they say otherwise. */
  readonly providers: ReadonlyMap<TerraformStack, TerraformProvider & { readonly regionInput?: string }>;
}

const indexes = new WeakMap<IConstruct, Index>();
const watched = new WeakSet<TerraformStack>();

/** Has the app looked through anew whenever a stack is synthesized: its own validations come before those of what is in it. */
export function watch(stack: TerraformStack): void {
  if (watched.has(stack)) return;
  watched.add(stack);
  stack.node.addValidation({
    validate: () => {
      indexes.delete(stack.node.root);
      return [];
    },
  });
}

/** The index of an app, at synth. */
export function indexOf(scope: IConstruct): Index {
  const { root } = scope.node;
  const index = indexes.get(root) ?? newIndex(root);
  indexes.set(root, index);
  return index;
}

/** How a bucket is named: a name is the same everywhere, and an expression in one stack. */
export function keyOf(stack: TerraformStack, name: string): string {
  return isToken(name) ? `${stack.node.addr} ${resolved(name, stack)}` : name;
}

function newIndex(root: IConstruct): Index {
  const settings = new Map<string, TerraformResource[]>();
  const providers = new Map<TerraformStack, TerraformProvider>();
  for (const one of root.node.findAll()) {
    if (TerraformProvider.isTerraformProvider(one)) {
      if (one.terraformResourceType === 'aws' && one.alias === undefined) providers.set(TerraformStack.of(one), one);
    } else if (TerraformResource.isTerraformResource(one) && SETTINGS.includes(one.terraformResourceType)) {
      const key = keyOf(TerraformStack.of(one), (one as TerraformResource & { bucketInput: string }).bucketInput);
      settings.set(key, [...settings.get(key) ?? [], one]);
    }
  }
  return { settings, providers };
}

const SETTINGS = ['aws_s3_bucket_cors_configuration', 'aws_s3_bucket_server_side_encryption_configuration'];
