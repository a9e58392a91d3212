import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { Aspects, TerraformStack, TerraformVariable } from 'cdktf';
import { IConstruct } from 'constructs';
import { HastyAccessRole, HastyAccessRoleProps } from '../../src/aws-terraform';
import { ImportMode, ListingScope } from '../../src/contract';
import { allowed, awsStack, only, ownBucket, ROLE, ROLE_POLICY, statements } from '../support/aws-terraform';
import { EXTERNAL_ID } from '../support/stack';
import { terraformErrors, terraformWarnings } from '../support/terraform-stack';

const EVERYTHING = { wholeBucket: true };

function made(props: Partial<HastyAccessRoleProps> = {}, stack = awsStack()): HastyAccessRole {
  return new HastyAccessRole(stack, 'Hasty', { externalId: EXTERNAL_ID, ...props });
}
function mounting(props: Partial<HastyAccessRoleProps> = {}, stack = awsStack()): TerraformStack {
  made(props, stack).mountByName('acme-images', EVERYTHING);
  return stack;
}
const warned = (stack: TerraformStack) => terraformWarnings(stack).map(({ id }) => id.replace('hasty-bucket-constructs:', '')).filter((id) => id !== 'corsNotManaged');

describe('the role', () => {
  test('trusts Hasty under the ExternalId, for the six hours that Hasty asks for, and may locate, list and read', () => {
    const stack = mounting();
    expect(only(stack, ROLE)).toEqual({
      assume_role_policy: expect.any(String), description: 'Hasty (app.hasty.ai) assumes this role to read mounted buckets', max_session_duration: 21_600,
    });
    expect(only(stack, ROLE_POLICY)).toEqual({ name: 'HastyAccess', role: '${aws_iam_role.Hasty_Role_B4A4F338.name}', policy: expect.any(String) });
    expect(statements(stack).trust).toEqual([{
      Sid: 'HastyAssume',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::718860067770:root' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': EXTERNAL_ID } },
    }]);
    expect(allowed(stack)).toEqual({ HastyLocate: ['arn:aws:s3:::acme-images'], HastyList: ['arn:aws:s3:::acme-images'], HastyRead: ['arn:aws:s3:::acme-images/*'] });
  });

  test('has a fence, unless it is not wanted', () => {
    const sids = (fence?: boolean) => statements(mounting({ fence })).access.map(({ Sid }) => Sid).filter((sid) => sid.startsWith('HastyFence'));
    expect(sids()).toEqual(['HastyFenceActions', 'HastyFenceObjects', 'HastyFenceKeys']);
    expect(sids(false)).toEqual([]);
  });

  test('has the name, path, boundary and session that are given', () => {
    const permissionsBoundary = 'arn:aws:iam::111122223333:policy/Boundary';
    expect(only(mounting({ roleName: 'hasty', path: '/vendors/', permissionsBoundary, maxSessionDuration: 43_200 }), ROLE)).toMatchObject({
      name: 'hasty', path: '/vendors/', permissions_boundary: permissionsBoundary, max_session_duration: 43_200,
    });
  });

  test('must mount a bucket', () => {
    const role = made();
    expect(terraformErrors(TerraformStack.of(role))).toEqual(['[Stack/Hasty] the role must mount a bucket, got none; call mount() or remove the role']);
  });

  test.each<[string, string, string[]]>([
    ['an id that is no UUID', 'acme-42', ['externalIdNotUuid']],
    ['an id with upper case', EXTERNAL_ID.toUpperCase(), ['externalIdUpperCase']],
    ['an id as Hasty gives them', EXTERNAL_ID, []],
  ])('warns of %s', (_, externalId, ids) => {
    expect(warned(mounting({ externalId }))).toEqual(ids);
  });

  test('must be in the partition of Hasty’s account', () => {
    expect(terraformErrors(mounting({}, awsStack({ region: 'cn-north-1' })))).toEqual([
      "[Stack/Hasty] the role must be in the partition 'aws', where Hasty's account is, got region 'cn-north-1' of partition 'aws-cn'; AssumeRole does not cross partitions, copy the images to a bucket in a commercial region",
    ]);
    expect(terraformErrors(mounting({}, awsStack({})))).toEqual([]);
  });
});

describe('several mounts', () => {
  test('are one policy, and a registration each', () => {
    const stack = awsStack();
    const role = made({}, stack);
    role.mountByName('acme-street', { prefixes: ['2026', '2027'] });
    role.mountByName('acme-aerial', EVERYTHING);
    expect(allowed(stack)).toEqual({
      HastyLocate: ['arn:aws:s3:::acme-street', 'arn:aws:s3:::acme-aerial'],
      HastyList: ['arn:aws:s3:::acme-street'],
      HastyList2: ['arn:aws:s3:::acme-aerial'],
      HastyRead: ['arn:aws:s3:::acme-street/2026/*', 'arn:aws:s3:::acme-street/2027/*', 'arn:aws:s3:::acme-aerial/*'],
    });
    expect(role.registrations.map((registration) => registration.toJson())).toMatchObject([
      { description: 'acme-street', cloud_provider: 's3', bucket_s3: 'acme-street' }, { bucket_s3: 'acme-aerial' },
    ]);
  });

  test('of one bucket, made here and then by its name, are one', () => {
    const stack = awsStack();
    const [role, bucket] = [made({}, stack), ownBucket(stack)];
    role.mount(bucket, { prefixes: ['street'] });
    role.mount(bucket, { prefixes: ['street', 'aerial'] });
    role.mountByName('acme-archive', { prefixes: ['aerial'] });
    const arn = 'arn:aws:s3:::${aws_s3_bucket.Archive.bucket}';
    expect(allowed(stack)).toEqual({ HastyLocate: [arn], HastyList: [arn], HastyRead: [`${arn}/street/*`, `${arn}/aerial/*`] });
    expect(role.registrations).toHaveLength(1);
  });

  test('of one bucket, by its name and then as it is made here, are one', () => {
    const stack = awsStack();
    const role = made({}, stack);
    role.mountByName('acme-archive', { prefixes: ['aerial'] });
    role.mount(ownBucket(stack), { prefixes: ['street'] });
    const arn = 'arn:aws:s3:::acme-archive';
    expect(allowed(stack)).toEqual({ HastyLocate: [arn], HastyList: [arn], HastyRead: [`${arn}/aerial/*`, `${arn}/street/*`] });
    expect(role.registrations).toHaveLength(1);
  });

  test('of buckets with the same id in two stacks are two', () => {
    const stack = awsStack();
    const role = made({}, stack);
    role.mount(ownBucket(stack, {}), EVERYTHING);
    role.mount(ownBucket(new TerraformStack(stack.node.root, 'Other'), {}), EVERYTHING);
    expect(role.registrations).toHaveLength(2);
  });

  test('with one variable each are one: it is asked for once', () => {
    const optionsIn = (scope: TerraformStack) => {
      const [folder, until] = ['folder', 'until'].map((id) => new TerraformVariable(scope, id, { type: 'string' }));
      return () => ({ prefixes: [folder.stringValue], accessUntil: until.stringValue, importMode: ImportMode.COPY });
    };
    const stack = awsStack();
    const role = made({}, stack);
    const options = optionsIn(stack);
    role.mountByName('acme-images', options());
    role.mountByName('acme-images', options());
    const once = awsStack();
    made({}, once).mountByName('acme-images', optionsIn(once)());
    expect(only(stack, ROLE_POLICY)).toEqual(only(once, ROLE_POLICY));
  });

  test('have one import mode', () => {
    const role = made();
    role.mountByName('acme-street', EVERYTHING);
    expect(() => role.mountByName('acme-aerial', { ...EVERYTHING, importMode: ImportMode.COPY })).toThrow(new Error(
      "all mounts of a role must have one import mode, 'Stack/Hasty' has LINK and got COPY; LINK needs access that stays and COPY access that ends, so make two roles"));
  });

  test('with different dates end one after the other, and the trust with the last', () => {
    const stack = awsStack();
    const role = made({}, stack);
    role.mountByName('acme-street', { ...EVERYTHING, importMode: ImportMode.COPY, accessUntil: '2030-01-01T00:00:00Z' });
    role.mountByName('acme-aerial', { ...EVERYTHING, importMode: ImportMode.COPY, accessUntil: '2031-01-01T00:00:00Z' });
    expect(statements(stack).trust[0].Condition.DateLessThan).toEqual({ 'aws:CurrentTime': '2031-01-01T00:00:00Z' });
    expect(statements(stack).access.filter(({ Sid }) => /^HastyRead/.test(Sid)).map(({ Condition }) => Condition.DateLessThan['aws:CurrentTime']))
      .toEqual(['2030-01-01T00:00:00Z', '2031-01-01T00:00:00Z']);
  });

  test('must share a date that is a variable', () => {
    const stack = awsStack();
    const until = new TerraformVariable(stack, 'until', { type: 'string' });
    const role = made({}, stack);
    role.mountByName('acme-street', { ...EVERYTHING, importMode: ImportMode.COPY, accessUntil: until.stringValue });
    expect(() => role.mountByName('acme-aerial', { ...EVERYTHING, importMode: ImportMode.COPY, accessUntil: '2031-01-01T00:00:00Z' }))
      .toThrow('mounts of a role must share an `accessUntil` that is a variable, got a second time; use the variable for all of its mounts, or make two roles');
  });

  test('may list their folders alone', () => {
    const stack = awsStack();
    made({}, stack).mountByName('acme-images', { prefixes: ['street'], listing: ListingScope.PREFIX });
    expect(statements(stack).access.find(({ Sid }) => Sid === 'HastyList').Condition).toEqual({ StringLike: { 's3:prefix': ['street/*'] } });
  });

  test('must fit into 10,240 characters, of what Terraform makes of them', () => {
    const prefixes = (count: number) => Array.from({ length: count }, (_, n) => `\${*}folder${String(n).padStart(4, '0')}/`);
    const errors = (count: number, inApp = false) => {
      const stack = awsStack();
      const role = made({}, stack);
      if (inApp) role.mount(ownBucket(stack, { bucket: 'acme-images' }), { prefixes: prefixes(count) });
      else role.mountByName('acme-images', { prefixes: prefixes(count) });
      return terraformErrors(stack);
    };
    const [, fitting] = /; (\d+) of them fit with the fence/.exec(errors(200)[0])!.map(Number);
    expect([errors(fitting), errors(fitting, true)]).toEqual([[], []]); // a bucket of the app counts with its name, where that is known
    expect(errors(fitting + 1, true)).toEqual(errors(fitting + 1));
    expect(errors(fitting + 1)[0]).toMatch(/^\[Stack\/Hasty\] the policy of a role must have at most 10240 characters, got \d+ for \d+ prefixes;/);
  });

  test.each([[true, 105, 2], [false, 230, 1]])('may have exactly 10,240 characters, and is refused with 10,241 (fence: %s)', (fence, count, step) => {
    const folders = Array.from({ length: count }, (_, n) => `folder${String(n).padStart(4, '0')}/`);
    const stackWith = (bucket: string, length: number) => {
      const stack = awsStack();
      made({ fence }, stack).mountByName(bucket, { prefixes: [...folders, 'x'.repeat(length)] });
      return stack;
    };
    const size = (stack: TerraformStack) => {
      const { policy } = Object.values<any>(stack.toTerraform().resource[ROLE_POLICY])[0];
      return JSON.stringify(JSON.parse(policy)).length; // before validations; no name here has what Terraform escapes
    };
    // the fence names every folder a second time, so with it an odd number needs another letter in the bucket's name
    const ofExactly = (characters: number) => ['acme-images', 'acme-images2'].flatMap((bucket) => {
      const more = (characters - size(stackWith(bucket, 1))) / step;
      return Number.isInteger(more) ? [stackWith(bucket, 1 + more)] : [];
    })[0];
    expect([10_240, 10_241].map((characters) => size(ofExactly(characters)))).toEqual([10_240, 10_241]);
    expect(terraformErrors(ofExactly(10_240))).toEqual([]);
    expect(terraformErrors(ofExactly(10_241))).toEqual([expect.stringContaining('must have at most 10240 characters, got 10241 for')]);
  });
});

describe('what the role must be', () => {
  const DOOR = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }] });
  const changed = (change: (role: HastyAccessRole) => void, ...names: string[]) => {
    const stack = awsStack();
    const role = made({}, stack);
    ['acme-images', ...names].forEach((name) => role.mountByName(name, { prefixes: ['street/'] }));
    change(role);
    return terraformErrors(stack);
  };

  test.each<[string, (role: HastyAccessRole) => void, string]>([
    ['another trust policy', ({ role }) => { role.assumeRolePolicy = DOOR; }, "the trust policy of the role must be Hasty's and nobody else's, and was changed, got: "],
    ['another trust policy by an override', ({ role }) => role.addOverride('assume_role_policy', DOOR), "the trust policy of the role must be Hasty's"],
    [
      'another trust policy by an aspect',
      (hasty) => Aspects.of(hasty).add({ visit: (node: IConstruct) => { if (node === hasty.role) (node as IamRole).assumeRolePolicy = DOOR; } }),
      "the trust policy of the role must be Hasty's",
    ],
    ['another policy', ({ policy }) => { policy.policy = DOOR; }, 'the policy of the role must be that of its mounts, and was changed, got: '],
    ['the policy of another role', ({ policy }) => { policy.role = 'other'; }, 'the policy of the role must be that of its mounts, and was changed, got: '],
    ['shorter sessions', ({ role }) => { role.maxSessionDuration = 3600; }, 'MaxSessionDuration of the role must be 21600 seconds at least, and was changed, got: 3600; undo'],
    ['no word on sessions: one hour', ({ role }) => role.resetMaxSessionDuration(), 'MaxSessionDuration of the role must be 21600 seconds at least'],
  ])('cannot be lost by %s', (_, change, message) => {
    const error = [expect.stringContaining(`[Stack/Hasty] ${message}`)];
    expect(changed(change)).toEqual(error);
    expect(changed(change, 'acme-archive')).toEqual(error);
  });

  test('is not touched by tags and longer sessions', () => {
    expect(changed(({ role }) => {
      role.tags = { team: 'street' };
      role.maxSessionDuration = 43_200;
    }, 'acme-archive')).toEqual([]);
  });
});
