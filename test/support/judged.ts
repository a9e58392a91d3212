import { awsAccess, AwsAccess, HastyRole } from '../../src/audit/access/aws-access';
import { Analysis } from '../../src/audit/analysis';
import { read } from '../../src/audit/read';
import { NOW, Template } from './audited';

/** What the rules would look at. */
export function analysed(content: Template, subjects: readonly string[] = []): Analysis {
  return { facts: read([{ name: 'stack.template.json', text: JSON.stringify(content) }], {}), subjects, now: NOW };
}

/** What Hasty can do by a template. */
export function judged(content: Template, subjects?: readonly string[]): AwsAccess {
  return awsAccess(analysed(content, subjects));
}

/** The first role that Hasty can assume. */
export function hastyRole(content: Template): HastyRole {
  return judged(content).roles[0];
}
