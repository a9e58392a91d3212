import { HastyCors } from '../../src/gcp';
import { corsMergeCommand } from '../../src/gcp/cors-command';
import { HastyWarnings } from '../../src/terraform';
import { BUCKET, gcpStack, mounted } from '../support/gcp';
import { resourcesOf, terraformWarnings } from '../support/terraform-stack';

const ID = 'hasty-bucket-constructs:corsNotManaged';

describe('CORS that you set', () => {
  test.each([['by default', undefined], ['when said so', HastyCors.external()]])('is warned of with the command that adds the rule, on a line of its own: %s', (_, cors) => {
    const [{ id, text }] = terraformWarnings(mounted({ cors, corsOrigins: ['https://app.acme.example'] }));
    expect(id).toBe(ID);
    expect(text.split('\n')).toEqual([
      "the bucket is not made here, so its CORS rules are not set, and without Hasty's rule images do not load in Hasty's app; this command adds it and keeps the others:",
      corsMergeCommand('acme-images', ['https://app.acme.example']),
      'run it once; it changes nothing unless it could read the rules that are there',
    ]);
  });

  test('is not warned of any more once that is acknowledged', () => {
    const stack = gcpStack();
    HastyWarnings.acknowledge(stack, ID, 'the command was run');
    expect(terraformWarnings(mounted({}, stack))).toEqual([]);
  });
});

test('who sets the CORS rule can be said: nobody here, or Terraform, which then has the bucket', () => {
  const bucketsWith = (cors: HastyCors) => Object.keys(resourcesOf(mounted({ cors }), BUCKET));
  expect(bucketsWith(HastyCors.external())).toEqual([]);
  expect(bucketsWith(HastyCors.adopt({ location: 'EU', otherCorsRules: [] }))).toEqual(['Images_Bucket_297917F6']);
});
