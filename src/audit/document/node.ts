import { Guard } from './choice';
import { Place } from './place';
import { Text } from './text';

/**
 * A value of a document after its functions and references are resolved, whatever language the document is written in. What is
 * deleted (`AWS::NoValue`, Terraform's null) is not there: no entry, no item.
 */
export type Node = Scalar | List | Dict | Either | Opaque;

/** A string, number or boolean; numbers and booleans as JSON writes them. */
export interface Scalar {
  readonly kind: 'text';
  readonly text: Text;
  /** What it was in the document. */
  readonly type: 'string' | 'number' | 'boolean';
  readonly at: Place;
}

/** An array. */
export interface List {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly at: Place;
}

/** An object. Its keys are literal. */
export interface Dict {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, Node>;
  readonly at: Place;
}

/** A value that depends on a choice. The options exclude each other and are complete; one without a value is a deleted one. */
interface Either {
  readonly kind: 'either';
  readonly options: readonly { readonly when: Guard; readonly value?: Node }[];
  readonly at: Place;
}

/** A value of which nothing is known. */
export interface Opaque {
  readonly kind: 'unknown';
  /** As in UnknownHole. */
  readonly why: string;
  readonly at: Place;
}

/** A resource of a document, with its references resolved. */
export interface Resource {
  /** Unique over all files: `stack.template.json#ImagesRole`, `cdk.tf.json#aws_iam_role.images`. */
  readonly id: string;
  /** As its language names types: `AWS::IAM::Role`, `aws_iam_role`. */
  readonly type: string;
  /** Of a function of Lambda: its ARN. */
  readonly arn?: Text;
  /** When it is there. */
  readonly when: Guard;
  readonly properties: Dict;
  /** `aws:cdk:path` from Metadata, if the resource has it. It is shown, never judged by. */
  readonly constructPath?: string;
  readonly at: Place;
}
