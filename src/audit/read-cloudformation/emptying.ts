import { Made } from './made';
import { textOf } from './texts';
import { alternatives } from '../document/expand';
import { together } from '../document/guards';
import { keyOf } from '../document/text-key';
import { Bucket } from '../facts';

/** The CDK's custom resource that deletes all objects of a bucket when it goes with the stack. */
const EMPTIES = 'Custom::S3AutoDeleteObjects';

/** Buckets, each with what empties it. */
export function withEmptying(buckets: readonly Bucket[], all: readonly Made[]): Bucket[] {
  const emptying = new Map(all.filter(({ type }) => type === EMPTIES).flatMap((made) => {
    const name = made.properties.entries.get('BucketName');
    return name ? alternatives(name).flatMap(({ value }) => value ? [[keyOf(textOf(value)), made] as const] : []) : [];
  }));
  return buckets.map((bucket) => {
    const made = emptying.get(keyOf(bucket.name));
    const when = made && together(bucket.when, made.when, made.scope.system.choices);
    return when ? { ...bucket, deletion: [...bucket.deletion, { setting: EMPTIES, when, at: made.at }] } : bucket;
  });
}
