import { TerraformResource } from 'cdktf';
import { IConstruct } from 'constructs';
import { isToken } from './literal';
import { rendered } from './rendered';
import { Finding, warnOfAny } from './warning';
import { isSurely } from './written';
import { ImportMode } from '../contract';
import { LINK_LOSSES, linkLoss, ObjectRule } from '../contract/link-losses';

/** What is mounted of a bucket. */
interface Mounted {
  /** How messages name the bucket. */
  readonly title: string;
  /** The bucket, if it is made in this app, and Terraform could delete the objects in it. */
  readonly bucket?: TerraformResource;
  readonly importMode?: ImportMode;
  /** How the names begin that are mounted; undefined: all. */
  readonly prefixes?: string[];
}

/**
 * Warns at synth of what takes a bucket or its objects away from Hasty, which keeps links alone.
 *
 * @param rules what the bucket's rules do to objects, as they are at synth
 */
export function warnOfLosses(scope: IConstruct, mounted: Mounted, rules: () => ObjectRule[]): void {
  warnOfAny(scope, () => lossesOf(mounted, rules()));
}

/** What takes a bucket or its objects away from Hasty; at synth. A mount by COPY needs nothing to stay. */
export function lossesOf({ title, bucket, importMode = ImportMode.LINK, prefixes }: Mounted, rules: ObjectRule[]): Finding[] {
  if (importMode !== ImportMode.LINK) return [];
  const folders = prefixes?.map((prefix) => isToken(prefix) ? undefined : prefix) ?? [''];
  const linked = { bucket: title, folders, rules };
  const byRules = rules.length === 0 ? [] : LINK_LOSSES.map((id): Finding => [id, linkLoss(id, linked)]);
  return [...byRules, ['linkBucketGoes', bucket && lossOfBucket(title, bucket)]];
}

function lossOfBucket(title: string, bucket: TerraformResource): string | undefined {
  if (isSurely(bucket, 'forceDestroy', false)) return undefined;
  const { force_destroy: force } = rendered(bucket);
  return force === undefined || force === false ? undefined
    : `'${title}' must stay for as long as Hasty links to its images, got force_destroy: ${JSON.stringify(force)}, which deletes all of them with the bucket; leave it out and set lifecycle.preventDestroy, or import by ImportMode.COPY`;
}

/** The blocks of one name, which Terraform JSON may write alone; what a `dynamic` block or an expression makes is unknown, an empty text. */
export function blocksOf(attributes: { readonly [attribute: string]: any }, name: string): any[] {
  return [...[attributes[name] ?? []].flat(), ...attributes.dynamic?.[name] === undefined ? [] : ['']];
}

/** A text, where it is known at synth. */
export function literalOf(value: unknown): string | undefined {
  return typeof value === 'string' && !value.includes('${') ? value : undefined;
}

/** A rule of which nothing is known at synth. */
export const UNKNOWN_RULE: ObjectRule = { title: 'a rule that is not known at synth', prefix: undefined, certain: false, does: ['expires', undefined] };
