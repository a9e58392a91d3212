type Section = Readonly<Record<string, Readonly<Record<string, any>>>>;

/** What an engine writes as cdk.tf.json, as far as tests look into it. https://developer.hashicorp.com/terraform/language/syntax/json */
export interface TerraformDocument {
  /** Type -> name -> attributes. */
  readonly resource?: Section;
  readonly data?: Section;
  readonly output?: Readonly<Record<string, any>>;
  readonly variable?: Readonly<Record<string, any>>;
  readonly terraform?: Readonly<Record<string, unknown>>;
  readonly provider?: unknown;
  readonly import?: unknown;
  readonly removed?: unknown;
}

/** The document without what depends on the machine, the path of the state, and without comments, which tell the engine's version. */
export function portable(document: TerraformDocument): TerraformDocument {
  const { terraform, ...rest } = JSON.parse(JSON.stringify(document, (key, value) => key === '//' ? undefined : value));
  const { backend: _, ...settings } = terraform ?? {};
  return { ...rest, terraform: settings };
}

/** The addresses of all resources and data sources, as Terraform's state has them. */
export function addressesIn(document: TerraformDocument): string[] {
  return sections(document).flatMap(([type, some]) => Object.keys(some).map((name) => `${type}.${name}`));
}

/** The types of all resources and data sources of some documents, as the stand-in wants them: `google_storage_bucket`, `data.google_project`. */
export function typesIn(...documents: readonly TerraformDocument[]): string[] {
  return [...new Set(documents.flatMap(sections).map(([type]) => type))].filter((type) => type !== 'terraform_data');
}

function sections({ resource = {}, data = {} }: TerraformDocument) {
  return [...Object.entries(data).map(([type, some]) => [`data.${type}`, some] as const), ...Object.entries(resource)];
}
