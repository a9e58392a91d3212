import { Block, schemaOf } from './schema';

/** A provider's schemas by type, as they are given to Terraform, and as they are used here. */
export class Schemas {
  private readonly blocks: ReadonlyMap<string, Block>;

  /**
   * @param provider `google`
   * @param types of its resources and data sources: `google_storage_bucket`, `data.google_project`
   */
  constructor(private readonly provider: string, types: readonly string[]) {
    this.blocks = new Map([`provider.${provider}`, ...types].map((type) => [type, schemaOf(type)]));
  }

  /** The schema of a resource, or of a data source as `data.google_project`. */
  public of(type: string): Block {
    const block = this.blocks.get(type);
    if (!block) throw new Error(`the stand-in for ${this.provider} was started without ${type}`);
    return block;
  }

  public toWire(): object {
    const some = (data: boolean) => [...this.blocks].filter(([type]) => type.startsWith('data.') === data && !type.startsWith('provider.'))
      .map(([type, block]) => [type.replace(/^data\./, ''), { block: blockToWire(block) }]);
    return {
      provider: { block: blockToWire(this.of(`provider.${this.provider}`)) },
      resource_schemas: Object.fromEntries(some(false)),
      data_source_schemas: Object.fromEntries(some(true)),
    };
  }
}

function blockToWire({ attributes, blocks }: Block): object {
  return {
    attributes: Object.entries(attributes).map(([name, { type, required, optional, computed, sensitive }]) => ({
      name, required, optional, computed, sensitive, type: Buffer.from(JSON.stringify(type)),
    })),
    block_types: Object.entries(blocks).map(([name, { nesting, minItems, maxItems, block }]) => ({
      type_name: name, nesting, min_items: minItems, max_items: maxItems, block: blockToWire(block),
    })),
  };
}
