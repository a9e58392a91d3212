import { concat, literalOf, Text } from '../../document/text';
import { Door } from '../../facts';
import { evaluate } from '../evaluate';
import { Found } from '../found';
import { Made } from '../made';
import { entry, oneText, texts } from '../properties';
import { Scope } from '../scope';
import { unknownText } from '../texts';

/** Types whose `Principal` is let in: what it is, and the property that names what it opens. */
const PERMISSIONS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['AWS::Events::EventBusPolicy', ['a permission of the event bus', 'EventBusName']],
  ['AWS::Lambda::LayerVersionPermission', ['a permission of the layer', 'LayerVersionArn']],
  ['AWS::Lambda::Permission', ['a permission of the function', 'FunctionName']],
]);

/** Ways to give rights that are no policies. */
export function doors(made: Made): Found {
  const permission = PERMISSIONS.get(made.type);
  if (permission) return { doors: principals(made, ...permission) };
  return made.type === 'AWS::S3::AccessGrant' ? { doors: [accessGrant(made)] } : {};
}

function principals(made: Made, what: string, on: string): Door[] {
  const { properties: { entries }, scope: { system }, when, constructPath: construct, at } = made;
  return texts(entries.get('Principal'), when, system).flatMap(({ when: guard, text }) => {
    // A service of AWS is nobody whom Hasty could be.
    if (literalOf(text)?.endsWith('.amazonaws.com')) return [];
    return [{ what, to: text, resource: oneText(entries.get(on)) ?? ['*'], when: guard, construct, at }];
  });
}

function accessGrant({ properties: { entries }, scope, when, constructPath: construct, at }: Made): Door {
  const grantee = entry(entries.get('Grantee'), 'GranteeIdentifier');
  const location = oneText(entries.get('AccessGrantsLocationId')) ?? unknownText('the location of an access grant');
  return {
    what: 'an access grant',
    to: oneText(grantee) ?? unknownText('the grantee of an access grant'),
    resource: locationArn(location, oneText(entry(entries.get('AccessGrantsLocationConfiguration'), 'S3SubPrefix')) ?? [], scope),
    when,
    construct,
    at,
  };
}

/** A location is a bucket with a prefix, `s3://acme-images/street/*`, in a resource of its own. */
function locationArn(location: Text, subPrefix: Text, scope: Scope): Text {
  const [part] = location;
  const id = location.length === 1 && typeof part !== 'string' && part.kind === 'name' ? part.id : '';
  const [first, ...rest] = locationScope(id.slice(scope.id.length + 1), scope) ?? [];
  if (typeof first !== 'string') return unknownText('the location of an access grant');
  return concat([first.replace(/^s3:\/\//, 'arn:aws:s3:::')], rest, subPrefix);
}

function locationScope(logicalId: string, scope: Scope): Text | undefined {
  const resource = scope.sections.resources.get(logicalId);
  const properties = resource?.kind === 'object' ? resource.entries.get('Properties') : undefined;
  const location = properties?.kind === 'object' ? properties.entries.get('LocationScope') : undefined;
  return location && oneText(evaluate(location, { scope, when: [], depth: 0 }));
}
