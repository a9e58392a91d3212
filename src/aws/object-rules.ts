import { ObjectRule } from '../contract/link-losses';

/** A value of a template as it may turn out: both branches of an Fn::If are there. */
interface Choice {
  readonly value: any;
  /** False: under a condition. */
  readonly certain: boolean;
}

/**
 * What the rules of a bucket do to objects that are current: of its lifecycle, and of Intelligent-Tiering.
 *
 * @param properties of the AWS::S3::Bucket, as in the template
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-rule.html
 */
export function objectRules({ LifecycleConfiguration, IntelligentTieringConfigurations }: Record<string, any>): ObjectRule[] {
  return [
    ...choices(LifecycleConfiguration)
      .flatMap(({ value, certain }) => items(isIntrinsic(value) ? value : value?.Rules, certain))
      .flatMap(lifecycleRule),
    ...items(IntelligentTieringConfigurations, true).flatMap(tieringRule),
  ];
}

function lifecycleRule({ value: rule, certain }: Choice): ObjectRule[] {
  if (isIntrinsic(rule)) return [{ title: 'a lifecycle rule that is not known at synth', prefix: undefined, certain: false, does: ['expires', undefined] }];
  const expires = [rule.ExpirationInDays, rule.ExpirationDate].flatMap((value) => choices(value)).filter(({ value }) => value !== undefined);
  const moves = [...items(rule.Transition && [rule.Transition], true), ...items(rule.Transitions, true)]
    .flatMap((move) => choices(move.value?.StorageClass, move.certain));
  const forSome = [rule.TagFilters, rule.ObjectSizeGreaterThan, rule.ObjectSizeLessThan].some((filter) => filter !== undefined);
  const sure = certain && !forSome && [...expires, ...moves].every((choice) => choice.certain);
  return switchedOn(rule, { title: titleOf('lifecycle rule', rule.Id), certain: sure, does: [...(expires.length > 0 ? ['expires'] : []), ...moves.map(literal)] });
}

/** Its tiers take in what is stored in Intelligent-Tiering, and not read for long: the images of a finished project. */
function tieringRule({ value: tiering }: Choice): ObjectRule[] {
  const tiers = isIntrinsic(tiering) ? [undefined] : items(tiering.Tierings, true).flatMap((tier) => choices(tier.value?.AccessTier)).map(literal);
  return switchedOn(tiering, { title: titleOf('Intelligent-Tiering', tiering.Id), certain: false, does: tiers });
}

/** A rule with each prefix that it may have; none, when it is off. */
function switchedOn({ Status, Prefix }: any, rule: Omit<ObjectRule, 'prefix'>): ObjectRule[] {
  const on = choices(Status).filter(({ value }) => value !== 'Disabled');
  const certain = rule.certain && on.length > 0 && on.every((status) => status.certain && status.value === 'Enabled');
  if (on.length === 0) return [];
  return choices(Prefix).map((prefix) => ({ ...rule, prefix: prefix.value === undefined ? '' : literal(prefix), certain: certain && prefix.certain }));
}

function titleOf(kind: string, id: unknown): string {
  return typeof id === 'string' ? `${kind} '${id}'` : `a rule of ${kind.replace(' rule', '')}`;
}

function literal({ value }: Choice): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function items(list: unknown, certain: boolean): Choice[] {
  return choices(list, certain)
    .flatMap((choice) => Array.isArray(choice.value) ? choice.value.flatMap((item) => choices(item, choice.certain)) : [choice])
    .filter(({ value }) => value !== undefined);
}

function choices(value: any, certain = true): Choice[] {
  const branches = value?.['Fn::If'];
  if (Array.isArray(branches)) return branches.slice(1).flatMap((branch) => choices(branch, false));
  return [{ value: value?.Ref === 'AWS::NoValue' ? undefined : value, certain }];
}

/** What CloudFormation puts in when it deploys. */
function isIntrinsic(value: any): boolean {
  return typeof value !== 'object' || Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}
