import { Node } from '../../document/node';
import { Text } from '../../document/text';
import { CorsRule } from '../../facts';
import { entry } from '../properties';
import { textOf } from '../texts';

/** A rule of `CorsConfiguration`, which spells `ExposedHeaders` what S3 calls `ExposeHeaders`; or one in the words of S3. */
export function corsRule(node: Node, exposed: 'ExposedHeaders' | 'ExposeHeaders' = 'ExposedHeaders'): CorsRule {
  const of = (key: string): readonly Text[] => {
    const value = entry(node, key);
    return value?.kind === 'list' ? value.items.map(textOf) : value ? [textOf(value)] : [];
  };
  return {
    AllowedOrigins: of('AllowedOrigins'),
    AllowedMethods: of('AllowedMethods'),
    AllowedHeaders: of('AllowedHeaders'),
    ExposeHeaders: of(exposed),
    at: node.at,
    unknown: node.kind === 'unknown' ? node.why : undefined,
  };
}
