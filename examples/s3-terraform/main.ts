import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { HastyBucket } from 'hasty-bucket-constructs/aws-terraform';

const app = new App();
const stack = new TerraformStack(app, 'HastyNewBucket');
new AwsProvider(stack, 'Aws', { region: 'eu-central-1' }); // yours

new HastyBucket(stack, 'Images', {
  bucketName: 'acme-street-images', // yours: no other bucket on AWS may have it
  roleName: 'hasty-street-images', // a role that is made anew has the same ARN, and links in Hasty keep working
  externalId: '0d1f2a3b-1111-4222-8333-444455556666', // yours: on the bucket page of your Hasty workspace
  prefixes: ['street/'], // your folders; leave the line out to open the whole bucket
});

app.synth();
