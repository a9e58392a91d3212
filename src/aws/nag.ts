import { Stack, Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { Statement } from '../contract/s3-access';

const REASON = 'Hasty reads every object under a mounted prefix, so the resource ends in a wildcard; it is scoped to the mount, and the fence denies the rest';

/**
 * Tells cdk-nag (pack AwsSolutions) why the role has wildcards: for the mounted prefixes, and for nothing else.
 *
 * @see https://github.com/cdklabs/cdk-nag/blob/main/RULES.md AwsSolutions-IAM5
 */
export function acknowledgeWildcards(role: Construct, statements: Statement[]): void {
  const allowed = statements.filter((statement) => statement.Effect === 'Allow').flatMap((statement) => Stack.of(role).resolve(statement.Resource) as unknown[]);
  const wild = allowed.map(asNagWritesIt).filter((resource) => resource.includes('*'));
  // not by acknowledge(): it refuses ids with a second `::`, as in arn:aws:s3:::bucket
  wild.forEach((resource) => role.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, { [`AwsSolutions-IAM5[Resource::${resource}]`]: REASON }));
}

/** References as cdk-nag has them in the ids of its findings: `<LogicalId.Arn>/folder/*`. */
function asNagWritesIt(value: any): string {
  if (typeof value === 'string') return value.replace(/\$\{/g, '<').replace(/\}/g, '>');
  if (value['Fn::Join']) return value['Fn::Join'][1].map(asNagWritesIt).join(value['Fn::Join'][0]);
  if (value['Fn::GetAtt']) return `<${value['Fn::GetAtt'].join('.')}>`;
  if (value['Fn::ImportValue']) return asNagWritesIt(value['Fn::ImportValue']);
  return value.Ref ? `<${value.Ref}>` : JSON.stringify(value);
}
