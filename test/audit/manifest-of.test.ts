import { audited, EXTERNAL_ID, HASTY, read, template } from '../support/audited';

test('the manifest of a mount says who reads what, until when, and how to end it', () => {
  expect(audited(template()).access).toEqual({
    version: 1,
    mounts: [{
      cloud: 's3',
      principal: HASTY,
      identity: 'arn:aws:iam::${AWS::AccountId}:role/HastyImages',
      externalId: EXTERNAL_ID,
      bucket: 'acme-images',
      prefixes: ['street/'],
      actions: ['s3:GetBucketLocation', 's3:GetObject', 's3:ListBucket'],
      listing: 'BUCKET',
      sessionSeconds: 21600,
      corsOrigins: ['https://app.hasty.ai'],
      revoke: 'delete the role HastyImages, or attach arn:aws:iam::aws:policy/AWSDenyAll to it',
    }],
  });
});

test('folders are sorted, whatever their order in the template', () => {
  const prefixes = (...names: string[]) => audited(template((t) => { read(t).Resource = names.map((name) => `arn:aws:s3:::acme-images/${name}/*`); })).access.mounts[0].prefixes;
  expect(prefixes('b', 'a')).toEqual(['a/', 'b/']);
});
