import { appendFileSync } from 'node:fs';
import { formOf } from './forms';
import { Block } from './schema';
import { Schemas } from './schemas';
import { applied, decoded, empty, Encoded, encoded, isUnknown, madeUp, planned, unconfigurable, Value } from './value';

/** A change of the cloud that Terraform asked for and the stand-in pretends to have made. */
export interface Change {
  readonly action: 'created' | 'updated' | 'deleted' | 'imported';
  readonly type: string;
  readonly id: string;
}

interface Request {
  readonly type_name: string;
  readonly [value: string]: any;
}

type Handler = (request: Request) => object;

/**
 * What a provider answers, with the schemas of a real one and no cloud behind it: plans as configured, with computed attributes unknown;
 * applies by making them up; reads what is in the state. Of what breaks the schema, Terraform refuses nearly all before it asks. Of
 * several configurations of a provider in one stack (aliases) it knows the last.
 *
 * @param log the file that gets a line of JSON for each change
 */
export function providerCalls(schemas: Schemas, log: string): Record<string, Handler> {
  let settings: NonNullable<Value> = {};

  const complete = (type: string, value: Value): Value => {
    if (value === null) return null;
    const inherited: NonNullable<Value> = { project: settings.project, region: settings.region };
    const plain = applied(schemas.of(type), value, (attribute, name) => inherited[name] ?? madeUp(attribute.type, `${type}.${name}`))!;
    const form = formOf(type, plain, settings);
    return { ...plain, ...Object.fromEntries(Object.entries(form).filter(([name]) => isUnknown(value[name]))) };
  };
  const change = (action: Change['action'], type: string, value: Value) => {
    appendFileSync(log, `${JSON.stringify({ action, type, id: value!.id as string } satisfies Change)}\n`);
  };

  return {
    GetSchema: () => schemas.toWire(),
    PrepareProviderConfig: ({ config }) => ({ prepared_config: config }),
    Configure: ({ config }) => {
      settings = decoded(config) ?? {};
      return {};
    },
    ValidateResourceTypeConfig: ({ type_name: type, config }) => validated(schemas.of(type), config),
    ValidateDataSourceConfig: ({ type_name: type, config }) => validated(schemas.of(`data.${type}`), config),
    UpgradeResourceState: ({ type_name: type, raw_state: { json } }) => ({
      upgraded_state: encoded({ ...empty(schemas.of(type)), ...JSON.parse(json) }),
    }),
    ReadResource: ({ current_state: state }) => ({ new_state: state }),
    PlanResourceChange: ({ type_name: type, proposed_new_state: proposed }) => ({
      planned_state: encoded(planned(schemas.of(type), decoded(proposed))),
    }),
    ApplyResourceChange: ({ type_name: type, prior_state: prior, planned_state: plan }) => {
      const [before, after] = [decoded(prior), complete(type, decoded(plan))];
      change(after === null ? 'deleted' : before === null ? 'created' : 'updated', type, after ?? before);
      return { new_state: encoded(after) };
    },
    ImportResourceState: ({ type_name: type, id }) => {
      const block = schemas.of(type);
      const state = complete(type, planned(block, { ...empty(block), id }));
      change('imported', type, state);
      return { imported_resources: [{ type_name: type, state: encoded(state) }] };
    },
    ReadDataSource: ({ type_name: type, config }) => ({ state: encoded(complete(`data.${type}`, planned(schemas.of(`data.${type}`), decoded(config)))) }),
    Stop: () => ({}),
  };
}

function validated(block: Block, config: Encoded): object {
  return { diagnostics: unconfigurable(block, decoded(config)).map((name) => ({ severity: 'ERROR', summary: `Can't configure a value for "${name}"`, detail: 'It is computed.' })) };
}
