import { readFileSync } from 'node:fs';
import { RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct, IDependable } from 'constructs';
import { MAX_INLINE } from '../../contract/policy-size';
import { isMadeElsewhere } from '../role-documents';

const ID = 'HastyBucketCors';
const ACTIONS = ['s3:GetBucketCORS', 's3:PutBucketCORS']; // which is DeleteBucketCors too

const MOST = MAX_INLINE - 300; // characters for all buckets: the right to write logs takes less than 300
const POLICY = JSON.stringify({ Version: '2012-10-17', Statement: [{ Action: ACTIONS, Effect: 'Allow', Resource: '' }] }).length;
const LONGEST_ARN = 'arn:aws:s3:::'.length + 63;

/**
 * The function that keeps CORS rules in buckets: one for all of a stack. Its code is in the template: a reviewer can read it,
 * and nothing has to be built, uploaded or bootstrapped.
 */
export class CorsFunction extends Construct {
  /** The function of the stack that a construct is in. */
  public static of(scope: Construct): CorsFunction {
    const stack = Stack.of(scope);
    const made = stack.node.tryFindChild(ID) ?? new CorsFunction(stack, ID);
    if (!(made instanceof CorsFunction)) throw new Error(`the id '${ID}' in a stack must be free for the function that keeps CORS rules, and '${made.node.path}' has it; give that another id`);
    return made;
  }

  /** The provider that custom resources name. */
  public readonly arn: string;

  private readonly role: iam.Role;
  private readonly bucketArns: string[] = [];

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', { retention: RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.DESTROY });
    this.role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      description: 'Reads and writes the CORS rules of buckets that Hasty reads',
      inlinePolicies: {
        Log: new iam.PolicyDocument({
          statements: [new iam.PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] })],
        }),
      },
    });
    this.arn = new CfnFunction(this, 'Function', {
      description: 'Keeps Hasty\'s CORS rule in buckets that this stack does not own',
      runtime: Runtime.NODEJS_24_X.name,
      handler: 'index.handler',
      code: { zipFile: readFileSync(`${__dirname}/handler.js`, 'utf8') },
      timeout: 60, // seconds
      memorySize: 256, // megabytes; with less, loading the SDK alone takes seconds
      role: this.role.roleArn,
      loggingConfig: { logGroup: logGroup.logGroupName },
    }).attrArn;
    this.node.addValidation({ validate: () => this.sizeErrors() });
  }

  /**
   * Lets the function read and write the CORS rules of a bucket.
   *
   * @returns what the right is made of, to go after what it is for; nothing, when the role is made elsewhere (iam.Role.customizeRoles)
   */
  public allow(scope: Construct, id: string, bucketArn: string): IDependable[] {
    const statement = new iam.PolicyStatement({ actions: ACTIONS, resources: [bucketArn] });
    if (isMadeElsewhere(this.role)) {
      this.role.addToPrincipalPolicy(statement); // CDK's report then names it
      return [];
    }
    this.bucketArns.push(bucketArn);
    return [new iam.Policy(scope, id, { roles: [this.role], statements: [statement] })];
  }

  private sizeErrors(): string[] {
    const size = this.bucketArns.reduce((sum, arn) => sum + POLICY + (Token.isUnresolved(arn) ? LONGEST_ARN : arn.length), 0);
    return size <= MOST ? [] : [`the policies of the function that keeps CORS rules must have at most ${MOST} characters, got ${size} for ${this.bucketArns.length} buckets; spread the buckets over several stacks`];
  }
}
