import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { BucketMount } from 'hasty-bucket-constructs/gcp';

const app = new App();
const stack = new TerraformStack(app, 'HastyExistingBucket');
new GoogleProvider(stack, 'Google', { project: 'acme-data' }); // yours

new BucketMount(stack, 'Images', {
  bucketName: 'acme-archive', // yours: any bucket; for one of this app write `bucket: archive`
  uniformAccess: true, // yours to look up: see README.md
  prefixes: ['street/'], // your folders; for all of the bucket write `wholeBucket: true` instead
});

app.synth();
