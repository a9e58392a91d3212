import { partsOf } from '../template';

const cors = (CorsConfiguration: unknown) => partsOf({ B: { Type: 'AWS::S3::Bucket', Properties: { CorsConfiguration } } }).buckets[0].cors;

test('a rule has the words of S3', () => {
  const rule = { Id: 'hasty', AllowedOrigins: ['https://app.hasty.ai'], AllowedMethods: ['GET'], AllowedHeaders: ['Authorization'], ExposedHeaders: ['ETag'], MaxAge: 60 };
  expect(cors({ CorsRules: [rule] })).toMatchObject([{
    when: [],
    rules: [{
      AllowedOrigins: [['https://app.hasty.ai']], AllowedMethods: [['GET']], AllowedHeaders: [['Authorization']], ExposeHeaders: [['ETag']], unknown: undefined,
    }],
  }]);
});

test('a rule that is not known says so', () => {
  expect(cors({ 'Fn::Transform': { Name: 'x' } })).toMatchObject([{ rules: [{ unknown: 'what the macro x makes' }] }]);
});
