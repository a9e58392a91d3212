import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { HastyBucket } from 'hasty-bucket-constructs/gcp';

const app = new App();
const stack = new TerraformStack(app, 'HastyNewBucket');
new GoogleProvider(stack, 'Google', { project: 'acme-data' }); // yours

new HastyBucket(stack, 'Images', {
  name: 'acme-street-images', // yours: no other bucket on Google Cloud may have it
  location: 'europe-west3',
  prefixes: ['street/'], // your folders; leave the line out to open the whole bucket
});

app.synth();
