import { awsEnvironment, WITHOUT_BOOTSTRAP } from './cdk';
import { Answer } from './check';
import { Mount } from './mount';
import { columns } from './table';

/** What is typed into Hasty, or sent to its API. */
export function registration({ registration: fields, externalId }: Mount): string {
  return `WHAT HASTY WANTS TO KNOW (the stack's output ImagesHastyRegistration)
${columns(Object.entries(fields).map(([name, value]) => [`  ${name}`, value]))}
The role asks for the ExternalId ${externalId}: it must be the one on the bucket page of your workspace.`;
}

export const LIMITS = `WHAT AN EMULATOR CANNOT JUDGE
  the ceiling of sessions         it grants longer ones than the role allows
  encryption with KMS             it reads without kms:Decrypt
  sizes and properties            it takes policies, rules and templates that AWS refuses
  the rest of an organisation     service and resource control policies, network perimeters
  time                            on AWS, changes in IAM take seconds to arrive
  TLS                             it is told that requests came over TLS
  browsers                        the demo sends what a browser sends, and reads the answer as a browser does`;

export function verdict(answers: Answer[]): string {
  const wrong = answers.filter(({ right }) => !right).length;
  return wrong === 0 ? `All ${answers.length} answers are as they should be.` : `NOT as it should be: ${wrong} of ${answers.length} answers.`;
}

/** How to look at what is deployed, for `--keep`. */
export function lookAround(endpoint: string, { bucket, roleArn }: Mount): string {
  const variables = Object.entries(awsEnvironment(endpoint)).map(([name, value]) => `${name}=${value}`);
  const role = roleArn.split('/').pop();
  return `The emulator stays up, and the example is deployed anew. In another terminal, with the AWS CLI or any AWS SDK:
  export ${variables.join(' ')}
  aws s3 ls --recursive s3://${bucket}
  aws s3api get-bucket-cors --bucket ${bucket}
  aws iam get-role --role-name ${role}
  aws iam get-role-policy --role-name ${role} --policy-name HastyAccess
Change the example, then, in examples/aws-new-bucket:
  npx cdk diff --context '${WITHOUT_BOOTSTRAP}'
  npx cdk deploy --context '${WITHOUT_BOOTSTRAP}'
Ctrl-C here ends it and removes everything.`;
}
