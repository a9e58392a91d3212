import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { audit, AuditOptions, AuditReport } from '../../src/audit';
import { RULES } from '../../src/audit/rules';

const EXAMPLES = join(__dirname, '../examples');
const NOW = new Date('2026-11-22T00:00:00Z');

function example(name: string): any {
  return JSON.parse(readFileSync(join(EXAMPLES, `${name}.template.json`), 'utf8'));
}

function judge(template: object, options: AuditOptions = {}): AuditReport {
  return audit([{ name: 'stack.template.json', text: JSON.stringify(template, undefined, 1) }], { now: NOW, ...options });
}

/** The first example, changed. */
function changed(change: (role: any, template: any) => void): any {
  const template = example('aws-new-bucket');
  change(Object.values<any>(template.Resources).find(({ Type }) => Type === 'AWS::IAM::Role').Properties, template);
  return template;
}

const withoutFence = (role: any) => {
  const [{ PolicyDocument: document }] = role.Policies;
  document.Statement = document.Statement.filter(({ Effect }: any) => Effect === 'Allow');
};
const putObject = (role: any) => {
  withoutFence(role);
  role.Policies[0].PolicyDocument.Statement.push({ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' });
};

describe('our own examples', () => {
  test.each(readdirSync(EXAMPLES).filter((file) => file.endsWith('.template.json')))('%s passes without a finding', (file) => {
    const { verdict, findings } = judge(example(file.replace('.template.json', '')));
    expect(findings).toEqual([]);
    expect(verdict).toBe('pass');
  });
});

describe('the report', () => {
  test('says what Hasty can do', () => {
    expect(judge(example('aws-new-bucket')).access.mounts).toEqual([{
      cloud: 's3',
      principal: 'arn:aws:iam::718860067770:root',
      identity: 'arn:aws:iam::${AWS::AccountId}:role/${ImagesMountRole8C04B2E6}',
      externalId: '0d1f2a3b-1111-4222-8333-444455556666',
      bucket: '${ImagesBucket4B6DB8E1}',
      prefixes: ['street/'],
      actions: ['s3:GetBucketLocation', 's3:GetObject', 's3:ListBucket'],
      listing: 'BUCKET',
      sessionSeconds: 21600,
      corsOrigins: ['https://app.hasty.ai'],
      revoke: 'delete the role ${ImagesMountRole8C04B2E6}, or attach arn:aws:iam::aws:policy/AWSDenyAll to it',
    }]);
  });

  test('names first who was judged as Hasty', () => {
    expect(judge(example('aws-new-bucket')).subjects[0]).toBe('every principal of the AWS account 718860067770, and every role that it can assume');
  });

  test('is the same for the same documents, but for nothing', () => {
    expect(JSON.stringify(judge(changed(putObject)))).toBe(JSON.stringify(judge(changed(putObject))));
  });

  test('is plain data', () => {
    const report = judge(changed(putObject));
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  test('has errors first, each with its place in the file', () => {
    const { findings } = judge(changed((role) => {
      putObject(role);
      role.MaxSessionDuration = 3600;
    }));
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'error', 'note']);
    const [session] = findings.filter(({ rule }) => rule === 'trust-session');
    expect(session.at).toEqual({ file: 'stack.template.json', line: expect.any(Number), column: expect.any(Number), path: 'Resources.ImagesMountRole8C04B2E6.Properties.MaxSessionDuration' });
  });

  test('says whether the scope was compared with what was agreed', () => {
    const { access, scopeJudged } = judge(example('aws-new-bucket'));
    expect(scopeJudged).toBe(false);
    expect(judge(example('aws-new-bucket'), { expected: access })).toMatchObject({ verdict: 'pass', scopeJudged: true });
  });
});

describe('the verdict', () => {
  test('is fail with an error that is true', () => {
    expect(judge(changed(putObject)).verdict).toBe('fail');
  });

  test('is pass again when the error is acknowledged with a reason', () => {
    const { verdict, findings } = judge(changed(putObject), { acknowledge: { 'rights-actions': 'an upload test, until Friday' } });
    expect(verdict).toBe('pass');
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'rights-actions', acknowledged: 'an upload test, until Friday' }));
  });

  test('is cannot tell where a policy is not at hand', () => {
    expect(judge(changed((role) => {
      withoutFence(role);
      role.ManagedPolicyArns = ['arn:aws:iam::111122223333:policy/unseen'];
    })).verdict).toBe('cannot tell');
  });

  test('knows, behind the fence, that such a policy adds nothing, but not that it takes nothing away', () => {
    const { verdict, findings } = judge(changed((role) => { role.ManagedPolicyArns = ['arn:aws:iam::111122223333:policy/unseen']; }));
    expect(verdict).toBe('cannot tell');
    expect([...new Set(findings.map(({ rule, status }) => `${rule} ${status}`))]).toEqual(['need-access cannot tell']);
  });

  test('is no access where nothing has to do with Hasty', () => {
    expect(judge({ Resources: { Queue: { Type: 'AWS::SQS::Queue' } } })).toMatchObject({ verdict: 'no access', findings: [], access: { mounts: [] } });
  });

  test('is fail for a folder that was not agreed, with an object that can be read as the witness', () => {
    const { access } = judge(example('aws-new-bucket'));
    const expected = { ...access, mounts: access.mounts.map((mount) => ({ ...mount, prefixes: ['street/2026/'] })) };
    const { verdict, findings } = judge(example('aws-new-bucket'), { expected });
    expect(verdict).toBe('fail');
    expect(findings[0]).toMatchObject({ rule: 'access-expected', witness: { action: 's3:GetObject', resource: 'arn:aws:s3:::${ImagesBucket4B6DB8E1}/street/', answer: 'allowed' } });
    expect(findings[0].message).toContain('(+ street/)');
  });
});

test('ids of rules are unique', () => {
  const ids = RULES.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});
