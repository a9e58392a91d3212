import { bucket, list, read, sub, template, told } from '../../support/audited';

test('a bucket without a dot, or whose name AWS makes, passes', () => {
  expect(told('bucket-name', template())).toEqual([]);
  expect(told('bucket-name', template((t) => {
    delete bucket(t).BucketName;
    list(t).Resource = sub('${Images.Arn}');
    read(t).Resource = sub('${Images.Arn}/street/*');
  }))).toEqual([]);
});

test('a dot in the name of a bucket is a warning: no certificate covers its address', () => {
  const dotted = JSON.parse(JSON.stringify(template()).replaceAll('acme-images', 'acme.images'));
  expect(told('bucket-name', dotted)).toEqual(['warning at Hasty: browsers cannot open signed URLs of acme.images, whose name has a dot']);
});
