import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { Check, judge } from './check';
import { Hasty, HASTY_ACCOUNT } from './hasty';
import { Scene } from './visit';

/**
 * Makes sure that the emulator judges at all, before anything that it says is believed: who signed, trust policies with
 * their conditions, and identity policies.
 *
 * @throws when it does not
 */
export async function assertJudges({ clients, cast }: Scene): Promise<void> {
  const externalId = 'of-the-trial';
  const { Role } = await clients.iam(cast.owner).send(new CreateRoleCommand({
    RoleName: 'Trial',
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${HASTY_ACCOUNT}:root` },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': externalId } },
      }],
    }),
  }));
  const hasty = new Hasty(clients, cast.hasty, { bucket: 'acme-shared', roleArn: Role!.Arn!, externalId, registration: {} });
  const checks: Check[] = [
    { ask: 'the right ExternalId', expect: 'allowed', run: () => hasty.enter() },
    { ask: 'a wrong ExternalId', expect: 'refused', run: () => hasty.assume('wrong') },
    { ask: 'a known user of another account', expect: 'allowed', run: () => clients.sts(cast.stranger).send(new GetCallerIdentityCommand({})) },
    { ask: 'the right ExternalId from there', expect: 'refused', run: () => hasty.assume(externalId, cast.stranger) },
    { ask: 'a forged signature', expect: 'refused', run: () => hasty.assume(externalId, { ...cast.hasty, secretAccessKey: 'forged' }) },
    { ask: 'a role without rights', expect: 'refused', run: () => hasty.locate() },
  ];
  const wrong = (await judge([{ title: 'Trial', checks }])).filter((answer) => !answer.right);
  if (wrong.length > 0) {
    const list = wrong.map(({ check, answer, detail = '' }) => `${check.ask}: ${answer} ${detail}`);
    throw new Error(`the emulator does not judge as AWS does, so nothing that it says counts; ${list.join('; ')}`);
  }
}
