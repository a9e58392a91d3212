import { Choices } from '../document/choice';
import { Resource } from '../document/node';
import { ShownText, Unknown } from '../facts';

/** What a form of Terraform's JSON says, before it is put into the words of a cloud. */
export interface Reading {
  readonly choices: Choices;
  readonly resources: readonly Resource[];
  readonly texts: readonly ShownText[];
  readonly unknowns: readonly Unknown[];
}
