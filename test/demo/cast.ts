import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { Clients, Credentials } from './clients';
import { ACCOUNT } from './emulator';
import { HASTY_ACCOUNT } from './hasty';

/** Who the account has to do with. */
export interface Cast {
  /** Holds all rights in the account. */
  readonly owner: Credentials;
  /** A user of Hasty's account, who may assume roles. */
  readonly hasty: Credentials;
  /** A user of an account that nobody knows, who may assume roles. */
  readonly stranger: Credentials;
  /** A user of the account without any rights of her own. */
  readonly colleague: Credentials;
}

export async function castFor(clients: Clients): Promise<Cast> {
  const mayAssume = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }] });
  const [hasty, stranger, colleague] = await Promise.all([
    user(clients, HASTY_ACCOUNT, 'hasty', mayAssume),
    user(clients, '999999999999', 'stranger', mayAssume),
    user(clients, ACCOUNT, 'colleague'),
  ]);
  return { owner: rootOf(ACCOUNT), hasty, stranger, colleague };
}

/** MiniStack takes the number of an account for the key of its root user, and does not check who signed with it. */
function rootOf(account: string): Credentials {
  return { accessKeyId: account, secretAccessKey: 'unused' };
}

/** A user with a key of his own, whose signatures are checked. */
async function user(clients: Clients, account: string, UserName: string, policy?: string): Promise<Credentials> {
  const iam = clients.iam(rootOf(account));
  await iam.send(new CreateUserCommand({ UserName }));
  if (policy) await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'rights', PolicyDocument: policy }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
}
