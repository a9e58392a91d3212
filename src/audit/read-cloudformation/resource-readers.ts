import { Found } from './found';
import { Made } from './made';
import { DocumentError } from '../document/document-error';
import { bucket } from './resources/bucket';
import { doors } from './resources/doors';
import { accessKey, group, role, user, userToGroupAddition } from './resources/identities';
import { managedPolicy, policy } from './resources/policy-resources';
import { resourcePolicies } from './resources/resource-policies';

/** Who reads a type. Every other type is looked at for policies and doors. */
const READERS: ReadonlyMap<string, (made: Made) => Found> = new Map([
  ['AWS::IAM::AccessKey', accessKey],
  ['AWS::IAM::Group', group],
  ['AWS::IAM::GroupPolicy', policy],
  ['AWS::IAM::ManagedPolicy', managedPolicy],
  ['AWS::IAM::Policy', policy],
  ['AWS::IAM::Role', role],
  ['AWS::IAM::RolePolicy', policy],
  ['AWS::IAM::User', user],
  ['AWS::IAM::UserPolicy', policy],
  ['AWS::IAM::UserToGroupAddition', userToGroupAddition],
  ['AWS::S3::Bucket', bucket],
]);

/** What a resource says about who has which rights on what. */
export function readResource(made: Made): Found {
  if (made.type === '') throw new DocumentError(`expected the resource ${made.logicalId} to have a Type`, made.at);
  const reader = READERS.get(made.type);
  return reader ? reader(made) : { ...resourcePolicies(made), ...doors(made) };
}
