import { Stack, Validations } from 'aws-cdk-lib';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Statement } from '../contract/s3-access';

const REASON = 'Hasty reads every object under a mounted prefix, so the resource ends in a wildcard; it is scoped to the mount, and the fence denies the rest';

/**
 * Tells cdk-nag (pack AwsSolutions) why the role has wildcards: for the mounted prefixes, and for nothing else. On the L1, or
 * it would hold for policies that are attached to the role by hand too.
 *
 * @see https://github.com/cdklabs/cdk-nag/blob/main/RULES.md AwsSolutions-IAM5
 */
export function acknowledgeWildcards(role: CfnRole, statements: Statement[]): void {
  const allowed = statements.filter((statement) => statement.Effect === 'Allow').flatMap((statement) => Stack.of(role).resolve(statement.Resource) as unknown[]);
  const wild = allowed.map(asNagWritesIt).filter((resource) => resource.includes('*'));
  // as acknowledge() does, which refuses ids with a second `::`, as in arn:aws:s3:::bucket
  wild.forEach((resource) => role.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, { [`Annotation::AwsSolutions-IAM5[Resource::${resource}]`]: REASON }));
}

/** References as cdk-nag has them in the ids of its findings: `<LogicalId.Arn>/folder/*`. */
function asNagWritesIt(value: any): string {
  if (typeof value === 'string') return value.replace(/\$\{/g, '<').replace(/\}/g, '>');
  if (value['Fn::Join']) return value['Fn::Join'][1].map(asNagWritesIt).join(value['Fn::Join'][0]);
  if (value['Fn::GetAtt']) return `<${value['Fn::GetAtt'].join('.')}>`;
  if (value['Fn::ImportValue']) return asNagWritesIt(value['Fn::ImportValue']);
  return value.Ref ? `<${value.Ref}>` : JSON.stringify(value);
}
