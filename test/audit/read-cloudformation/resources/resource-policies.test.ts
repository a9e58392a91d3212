import { show } from '../../../../src/audit/document/text';
import { grant, partsOf } from '../template';

const document = grant('*', { Principal: '*' });
const policies = (Type: string, Properties: object, others: object = {}) =>
  partsOf({ ...others, P: { Type, Properties } }).resourcePolicies.map(({ kind, resource, statements }) => [kind, show(resource), statements.length]);
const own = 'arn:aws:kms:${AWS::Region}:${AWS::AccountId}:key/${P}';

test.each([
  ['AWS::S3::BucketPolicy', { Bucket: 'acme', PolicyDocument: document }, [['bucket', 'arn:aws:s3:::acme', 1]]],
  ['AWS::KMS::Key', { KeyPolicy: document }, [['key', own, 1]]],
  ['AWS::SNS::TopicPolicy', { Topics: ['arn:a', 'arn:b'], PolicyDocument: document }, [['topic', 'arn:a', 1], ['topic', 'arn:b', 1]]],
  ['AWS::SQS::QueuePolicy', { Queues: [{ Ref: 'Q' }], PolicyDocument: document }, [['queue', 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Q}', 1]]],
  ['AWS::SecretsManager::ResourcePolicy', { SecretId: 's', ResourcePolicy: document }, [['secret', 'arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:s', 1]]],
  ['AWS::S3::AccessPoint', { Name: 'p', Bucket: 'acme', Policy: document }, [['access point', 'arn:aws:s3:${AWS::Region}:${AWS::AccountId}:accesspoint/p', 1]]],
  ['AWS::Backup::BackupVault', { AccessPolicy: document }, [['AWS::Backup::BackupVault', '${P.Arn}', 1]]],
  ['AWS::Logs::ResourcePolicy', { PolicyDocument: JSON.stringify(document) }, [['AWS::Logs::ResourcePolicy', '${P.Arn}', 1]]],
  ['AWS::EC2::VPCEndpoint', { PolicyDocument: document }, []],
  ['AWS::S3::AccessPoint', { Name: 'p', Bucket: 'acme' }, []],
  ['Acme::Test::Probe', { RetentionPolicy: 'x', PolicyName: 'y' }, []],
])('%s', (type, properties, expected) => {
  expect(policies(type, properties, { Q: { Type: 'AWS::SQS::Queue' } })).toEqual(expected);
});
