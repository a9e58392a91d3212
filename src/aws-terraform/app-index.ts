import { TerraformProvider, TerraformResource, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { onceAtSynth } from '../terraform/at-synth';
import { isToken } from '../terraform/literal';
import { resolved } from '../terraform/rendered';

/** What a mount has to find in its app. */
interface Index {
  /** Resources that name a bucket, by how they name it (keyOf). */
  readonly settings: ReadonlyMap<string, TerraformResource[]>;
  /** The provider that resources of a stack have unless they say otherwise. */
  readonly providers: ReadonlyMap<TerraformStack, TerraformProvider & { readonly regionInput?: string }>;
}

/** The index of an app, by its root; at synth. */
export const indexOf = onceAtSynth(newIndex);

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

const SETTINGS = [
  'aws_s3_bucket_cors_configuration', 'aws_s3_bucket_intelligent_tiering_configuration', 'aws_s3_bucket_lifecycle_configuration',
  'aws_s3_bucket_server_side_encryption_configuration',
];
