import { readFileSync } from 'node:fs';
import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { ImportMode } from 'hasty-bucket-constructs/contract';
import { HastyBucket, ServiceAccountKey } from 'hasty-bucket-constructs/gcp';

const app = new App();
const stack = new TerraformStack(app, 'HastyUploadedKey');
new GoogleProvider(stack, 'Google', { project: 'acme-data' }); // yours

// yours: hasty-certificate.pem, as make-key.sh writes it. The sample's private key was thrown away, and it has ended
const certificate = readFileSync('sample-certificate.pem', 'utf8');

new HastyBucket(stack, 'Images', {
  name: 'acme-street-images', // yours: no other bucket on Google Cloud may have it
  location: 'europe-west3',
  prefixes: ['street/'], // your folders; leave the line out to open the whole bucket
  importMode: ImportMode.COPY,
  accessUntil: '2027-02-01T00:00:00Z', // a certificate's end may leave signed URLs working; this ends them too
  key: ServiceAccountKey.upload(certificate),
});

app.synth();
