import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Change } from './audited';
import { HastyContract } from '../../src/contract';
import { apiRule } from '../../src/contract/s3-cors';

/** The code of the function that merges CORS rules, as templates have it. */
export const HANDLER = readFileSync(join(__dirname, '../../src/aws/existing-bucket-cors/handler.js'), 'utf8');

/** The rule that Hasty's app needs, for some origins, as the function takes it. */
export const ruleFor = (...origins: string[]) => JSON.stringify(apiRule(origins));

/** The resources of a template that merge Hasty's rule into the bucket acme-images, as ExistingBucketCors writes them. */
export function merging() {
  return {
    CorsRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] },
        Policies: [{
          PolicyName: 'Cors',
          PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['s3:GetBucketCORS', 's3:PutBucketCORS'], Resource: 'arn:aws:s3:::acme-images' }] },
        }],
      },
    },
    CorsFunction: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { ZipFile: HANDLER } as object, Handler: 'index.handler', Role: { 'Fn::GetAtt': ['CorsRole', 'Arn'] }, Runtime: 'nodejs24.x', Timeout: 60,
      },
    },
    CorsRule: {
      Type: 'Custom::HastyBucketCors',
      Properties: {
        ServiceToken: { 'Fn::GetAtt': ['CorsFunction', 'Arn'] },
        BucketName: 'acme-images',
        ExpectedBucketOwner: { Ref: 'AWS::AccountId' },
        RuleId: 'hasty-cors-1',
        Rule: ruleFor(HastyContract.APP_ORIGIN),
      },
    },
  };
}

/** Leaves the bucket to others, and merges Hasty's rule into it. */
export const mergesCors: Change = (t) => {
  delete t.Resources.Images;
  delete t.Resources.ImagesPolicy;
  Object.assign(t.Resources, merging());
};
/** Changes properties of the custom resource. */
export const asking = (properties: object): Change => (t) => void Object.assign(t.Resources.CorsRule.Properties, properties);
/** Changes properties of the function. */
export const running = (properties: object): Change => (t) => void Object.assign(t.Resources.CorsFunction.Properties, properties);
