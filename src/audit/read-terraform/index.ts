import { posix } from 'node:path';
import { Document } from '../document/document';
import { Raw } from '../document/raw';
import { Parts } from '../parts';
import { attachmentsOf, managedPoliciesOf } from './aws/attachments';
import { bucketsOf } from './aws/buckets';
import { doorsOf } from './aws/doors';
import { rolesOf, usersOf } from './aws/identities';
import { resourcePoliciesOf } from './aws/resource-policies';
import { unknownsOf } from './aws/unknowns';
import { Source } from './configuration/blocks';
import { readConfigurations } from './configuration/read';
import { formOf } from './form';
import { readPlan } from './plan/plan';
import { readState, readStateFile } from './plan/state';
import { Reading } from './reading';
import { textsOfResource } from './texts';

/**
 * Reads Terraform's JSON: configuration, plans and states. Configuration files of one directory are one module.
 *
 * @param given values of the configuration's variables; plans and states have theirs
 */
export function readTerraform(
  files: readonly { readonly document: Document; readonly raw: Raw }[], given: Readonly<Record<string, string>> = {},
): Parts {
  const readings = readingsOf(files.map(({ document, raw }) => ({ file: document.name, raw })), new Map(Object.entries(given)));
  const resources = readings.flatMap((reading) => reading.resources);
  const roles = rolesOf(resources);
  return {
    choices: new Map(readings.flatMap(({ choices }) => [...choices])),
    roles,
    users: usersOf(resources),
    managedPolicies: managedPoliciesOf(resources),
    attachments: attachmentsOf(resources),
    buckets: bucketsOf(resources),
    resourcePolicies: resourcePoliciesOf(resources),
    doors: doorsOf(resources),
    unknowns: [...readings.flatMap(({ unknowns }) => unknowns), ...unknownsOf(resources, roles)],
    texts: [...readings.flatMap(({ texts }) => texts), ...resources.flatMap(textsOfResource)],
    resources,
  };
}

function readingsOf(sources: readonly Source[], given: ReadonlyMap<string, string>): Reading[] {
  const directories = new Map<string, Source[]>();
  const readings: Reading[] = [];
  for (const source of sources) {
    switch (formOf(source.raw)) {
      case 'plan': readings.push(readPlan(source)); break;
      case 'state': readings.push(readState(source)); break;
      case 'state file': readings.push(readStateFile(source)); break;
      case 'configuration': {
        const directory = posix.dirname(source.file.replaceAll('\\', '/'));
        directories.set(directory, [...directories.get(directory) ?? [], source]);
      }
    }
  }
  return [...readings, ...readConfigurations([...directories.values()], given)];
}
