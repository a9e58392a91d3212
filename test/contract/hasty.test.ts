import { HastyContract } from '../../src/contract';

/**
 * The JSON that Hasty prints, word for word.
 *
 * @see https://wiki.cloudfactory.com/docs/userdocs/projects/mounting-buckets/mounting-buckets-tutorial
 */
const TUTORIAL = {
  s3Cors: [
    {
      AllowedHeaders: ['Authorization'],
      AllowedMethods: ['GET', 'HEAD'],
      AllowedOrigins: ['https://app.hasty.ai'],
      ExposeHeaders: ['Access-Control-Allow-Origin'],
    },
  ],
  gcsCors: [
    {
      origin: ['https://app.hasty.ai'],
      method: ['GET'],
      responseHeader: ['Content-Type'],
      maxAgeSeconds: 3600,
    },
  ],
  policy: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:GetBucketLocation', 's3:GetObject', 's3:ListBucket'],
        Resource: ['arn:aws:s3:::bucket', 'arn:aws:s3:::bucket/folder/*'],
      },
    ],
  },
  session: 'please make sure that its maximum session duration is at least 21.600 seconds',
  trust: {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { AWS: '718860067770' },
      Condition: { StringEquals: { 'sts:ExternalId': '7ed6d782-58b9-4b82-9f7e-a7d53c26e7f8' } },
    },
  },
};

test('the CORS rule for S3 is the one that the tutorial prints', () => {
  expect([{
    AllowedHeaders: HastyContract.S3_CORS_ALLOWED_HEADERS,
    AllowedMethods: HastyContract.S3_CORS_METHODS,
    AllowedOrigins: [HastyContract.APP_ORIGIN],
    ExposeHeaders: HastyContract.S3_CORS_EXPOSED_HEADERS,
  }]).toEqual(TUTORIAL.s3Cors);
});

test('the CORS rule for GCS is the one that the tutorial prints', () => {
  expect([{
    origin: [HastyContract.APP_ORIGIN],
    method: HastyContract.GCS_CORS_METHODS,
    responseHeader: HastyContract.GCS_CORS_RESPONSE_HEADERS,
    maxAgeSeconds: HastyContract.GCS_CORS_MAX_AGE_SECONDS,
  }]).toEqual(TUTORIAL.gcsCors);
});

test('the CORS rule for Azure, which nobody documents, is the one for S3 in the words of Azure', () => {
  expect(HastyContract.AZURE_CORS_METHODS).toEqual(TUTORIAL.s3Cors[0].AllowedMethods);
  expect(HastyContract.AZURE_CORS_ALLOWED_HEADERS).toEqual([...TUTORIAL.s3Cors[0].AllowedHeaders, 'x-ms-*']);
  expect(HastyContract.AZURE_CORS_EXPOSED_HEADERS).toEqual([...TUTORIAL.s3Cors[0].ExposeHeaders, 'Content-Type', 'x-ms-*']);
  expect(HastyContract.AZURE_CORS_MAX_AGE_SECONDS).toBe(TUTORIAL.gcsCors[0].maxAgeSeconds);
});

test('the rights on S3 are the three actions of the tutorial', () => {
  expect([HastyContract.S3_LOCATE_ACTION, HastyContract.S3_READ_ACTION, HastyContract.S3_LIST_ACTION]).toEqual(TUTORIAL.policy.Statement[0].Action);
});

test('the trusted account is the one of the tutorial, in the form in which IAM stores it', () => {
  expect(HastyContract.ACCOUNT_ID).toBe(TUTORIAL.trust.Statement.Principal.AWS);
  expect(HastyContract.PRINCIPAL_ARN).toBe(`arn:aws:iam::${TUTORIAL.trust.Statement.Principal.AWS}:root`);
});

test('the session is as long as the tutorial asks for: six hours', () => {
  const [, seconds] = /at least ([\d.]+) seconds/.exec(TUTORIAL.session)!;
  expect(HastyContract.SESSION_SECONDS).toBe(Number(seconds.replace('.', '')));
  expect(HastyContract.SESSION_SECONDS).toBe(6 * 60 * 60);
});

test('the ExternalId to refuse is the sample of the tutorial', () => {
  expect(HastyContract.TUTORIAL_EXTERNAL_ID).toBe(TUTORIAL.trust.Statement.Condition.StringEquals['sts:ExternalId']);
});

test('the API is at the address that the Python SDK calls', () => {
  expect(HastyContract.API_URL).toBe('https://api.hasty.ai'); // https://github.com/cloudfactory/hasty-python/blob/8c48b84/hasty/client.py
});

test('a fact that is not in this file is not in the contract', () => {
  expect(Object.keys(HastyContract).sort()).toEqual([
    'ACCOUNT_ID', 'API_URL', 'APP_ORIGIN',
    'AZURE_CORS_ALLOWED_HEADERS', 'AZURE_CORS_EXPOSED_HEADERS', 'AZURE_CORS_MAX_AGE_SECONDS', 'AZURE_CORS_METHODS',
    'GCS_CORS_MAX_AGE_SECONDS', 'GCS_CORS_METHODS', 'GCS_CORS_RESPONSE_HEADERS',
    'PRINCIPAL_ARN',
    'S3_CORS_ALLOWED_HEADERS', 'S3_CORS_EXPOSED_HEADERS', 'S3_CORS_METHODS',
    'S3_LIST_ACTION', 'S3_LOCATE_ACTION', 'S3_READ_ACTION',
    'SESSION_SECONDS', 'TUTORIAL_EXTERNAL_ID',
  ]);
});

test('nobody can change a fact for everybody else', () => {
  const lists = Object.values(HastyContract).filter((value): value is string[] => Array.isArray(value));
  expect(lists).toHaveLength(8);
  lists.forEach((list) => expect(() => list.push('PUT')).toThrow(TypeError));
});
