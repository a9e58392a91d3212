import { join } from 'node:path';
import { CreateBucketCommand, GetObjectCommand, PutBucketCorsCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { setStage, Stage, wrongAnswers } from './stage';
import { Deployment } from '../demo/cdk';
import { before, destroyed, mounted } from '../demo/checks';
import { mountsIn } from '../demo/mount';
import { Owner } from '../demo/owner';
import { ROOT } from '../demo/processes';
import { Visit, visitTo } from '../demo/visit';

jest.setTimeout(180_000); // the first run downloads the emulator

let stage: Stage;
beforeAll(async () => { stage = await setStage(); });
afterAll(() => stage?.run.end());

describe('aws-other-account', () => {
  // MiniStack takes the number of an account for the key of its root user
  const PARTNER = { accessKeyId: '444455556666', secretAccessKey: 'unused' };
  const BUCKET = 'acme-partner-images';
  const [READ, OUTSIDE] = ['street/crossing.png', 'payroll/badge.png'];
  /** What the partner's policy says anyway. */
  const ONLY_TLS = {
    Sid: 'OnlyTls', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: [`arn:aws:s3:::${BUCKET}`, `arn:aws:s3:::${BUCKET}/*`], Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  let partner: S3Client;
  let deployment: Deployment;
  let visit: Visit;

  const save = (...Statement: object[]) => partner.send(new PutBucketPolicyCommand({ Bucket: BUCKET, Policy: JSON.stringify({ Version: '2012-10-17', Statement }) }));
  const output = () => JSON.parse(deployment.outputs.HastyOtherAccount.ImagesBucketPolicyStatements) as { Principal: object }[];
  // of callers from elsewhere MiniStack knows the account alone, so that it takes nobody for the role (_foreign_bucket_allows in its s3.py);
  // that the role's ARN lets in the role, and nobody else, is shown in test/behaviour/cross-account.test.ts
  const pasted = () => output().map((statement) => ({ ...statement, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }));

  test('cdk deploy makes the role, which the bucket\'s owner has not let in', async () => {
    const { clients } = stage.scene;
    partner = clients.s3(PARTNER);
    await partner.send(new CreateBucketCommand({ Bucket: BUCKET }));
    await save(ONLY_TLS);
    deployment = await stage.cdk.deploy(join(ROOT, 'examples/aws-other-account'));
    const { Images } = mountsIn(deployment.outputs);
    expect(Images.bucket).toBe(BUCKET);
    expect(output().map(({ Principal }) => Principal)).toEqual([1, 2, 3].map(() => ({ AWS: Images.roleArn })));
    visit = await visitTo({ ...stage.scene, owner: new Owner(clients, PARTNER), cast: { ...stage.scene.cast, owner: PARTNER } }, Images, 'street/');
    await visit.hasty.enter();
    await expect(visit.hasty.read(READ)).rejects.toThrow(/Access ?Denied|not authorized/);
    await expect(visit.hasty.list('street/')).rejects.toThrow(/Access ?Denied|not authorized/);
  });

  test('with the output in the bucket policy, Hasty gets what it needs and nothing else', async () => {
    await save(ONLY_TLS, ...pasted());
    await partner.send(new PutBucketCorsCommand({
      Bucket: BUCKET,
      CORSConfiguration: { CORSRules: [{ AllowedHeaders: ['Authorization'], AllowedMethods: ['GET', 'HEAD'], AllowedOrigins: ['https://app.hasty.ai'], ExposeHeaders: ['Access-Control-Allow-Origin'] }] },
    }));
    expect(await wrongAnswers(mounted(visit))).toEqual([]);
  });

  test('a colleague of the role\'s account is not let in, nor Hasty to other folders', async () => {
    const { clients, cast } = stage.scene;
    const colleague = clients.s3(cast.colleague); // has no rights of her own
    await expect(colleague.send(new GetObjectCommand({ Bucket: BUCKET, Key: READ }))).rejects.toThrow(/Access ?Denied|not authorized/);
    await expect(visit.hasty.read(OUTSIDE)).rejects.toThrow(/not authorized/);
  });

  test('the owner ends it by the policy', async () => {
    await save(ONLY_TLS);
    await expect(visit.hasty.read(READ)).rejects.toThrow(/Access ?Denied|not authorized/);
    await save(ONLY_TLS, ...pasted());
    await visit.hasty.read(READ);
  });

  test('cdk destroy ends it too, and leaves bucket, policy and images', async () => {
    const memory = await before(visit);
    await stage.cdk.destroy(deployment);
    expect(await wrongAnswers([destroyed(visit, memory)])).toEqual([]);
  });
});
