import { Scope } from './scope';
import { opaque, scalar } from './texts';
import { Node } from '../document/node';
import { Place } from '../document/place';
import { Text } from '../document/text';

/**
 * What Ref gives for a name of AWS. Hasty's account is in the partition `aws`, so that the stack is too: no role is assumed across
 * partitions.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
 */
export function pseudoParameter(name: string, scope: Scope, at: Place): Node {
  switch (name) {
    case 'AWS::Partition': return scalar(['aws'], at);
    case 'AWS::URLSuffix': return scalar(['amazonaws.com'], at);
    case 'AWS::AccountId': return scalar(account(scope), at);
    case 'AWS::Region': return scalar(region(scope), at);
    case 'AWS::StackName': return scalar(stackName(scope), at);
    case 'AWS::StackId': return scalar(stackId(scope), at);
    default: return opaque(`the value of ${name}`, at);
  }
}

/** The account of a stack. All stacks whose account is not known are taken to be in one. */
export function account({ document }: Scope): Text {
  return document.account === undefined ? hole('AWS::AccountId') : [document.account];
}

/** The region of a stack. */
export function region({ document }: Scope): Text {
  return document.region === undefined ? hole('AWS::Region') : [document.region];
}

function stackName(scope: Scope): Text {
  return scope.document.stackName === undefined ? hole('AWS::StackName', `${scope.id}#AWS::StackName`) : [scope.document.stackName];
}

function stackId(scope: Scope): Text {
  const uuid = hole('AWS::StackId', `${scope.id}#AWS::StackId`);
  return ['arn:aws:cloudformation:', ...region(scope), ':', ...account(scope), ':stack/', ...stackName(scope), '/', ...uuid];
}

function hole(name: string, id = name): Text {
  return [{ kind: 'name', id, label: `\${${name}}` }];
}
