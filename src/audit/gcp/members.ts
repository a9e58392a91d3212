import { nameOf, Names, saysHasty, shown } from './names';
import { Instance, literalAt, textAt } from '../cloud-resource';
import { concat, Text, unknownIn } from '../document/text';

/** Who a grant is for. */
export interface Member {
  /** Equal for the same account, however it is written. */
  readonly key: string;
  /** `hasty@acme.iam.gserviceaccount.com`, `allUsers`. */
  readonly label: string;
  readonly kind: 'service account' | 'everyone' | 'other' | 'unknown';
}

/** A service account of the documents. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly accountId?: string;
  readonly project?: string;
  readonly hasty: boolean;
  readonly instance: Instance;
}

const EMAIL = /^([^@]+)@([^@]+)\.iam\.gserviceaccount\.com$/;

/** The service accounts of the documents, made by them or looked up. */
export function accountsOf(instances: readonly Instance[]): Account[] {
  return instances.filter(({ type }) => /^(data\.)?google_service_account$/.test(type)).map((instance) => {
    const accountId = literalAt(instance.properties, 'account_id');
    const project = literalAt(instance.properties, 'project');
    const made = accountId?.includes('@') ? accountId : accountId && project && `${accountId}@${project}.iam.gserviceaccount.com`;
    const email = literalAt(instance.properties, 'email') ?? (made || `\${${instance.address}.email}`);
    return { id: instance.id, email, accountId, project, hasty: saysHasty(instance), instance };
  });
}

/** Reads the members of grants. */
export class Members {
  private readonly names: Names;

  public constructor(private readonly accounts: readonly Account[]) {
    this.names = new Names(accounts.map(({ instance }) => instance));
  }

  /** A member as grants write it: `serviceAccount:...`, `allUsers`. */
  public read(text: Text): Member {
    const [head, ...tail] = text;
    const account = this.referred(typeof head === 'string' && /^serviceAccount:$/i.test(head) ? tail : text);
    if (account) return this.of(account);
    if (typeof head === 'string' && /^(user|group|domain|deleted):/i.test(head)) return { key: shown(nameOf(text) ?? head), label: shown(nameOf(text) ?? head), kind: 'other' };
    const name = nameOf(text);
    if (name === undefined) return { key: '', label: `<${unknownIn(text)?.why}>`, kind: 'unknown' };
    if (/^(allUsers|allAuthenticatedUsers)$/i.test(name)) return { key: name, label: name, kind: 'everyone' };
    const [, email] = /^serviceAccount:(.*)$/i.exec(name) ?? /\/serviceAccounts\/([^/]+)$/.exec(name) ?? [];
    if (email === undefined) return { key: name, label: shown(name), kind: text.some((part) => typeof part !== 'string' && part.kind === 'parameter') ? 'unknown' : 'other' };
    return this.byEmail(email);
  }

  /** A service account by its e-mail address. */
  public byEmail(email: string): Member {
    const [, accountId, project] = EMAIL.exec(email) ?? [];
    const account = this.accounts.find((candidate) => candidate.email === email
      || (candidate.accountId !== undefined && candidate.accountId === accountId && (candidate.project ?? project) === project));
    return account ? this.of(account) : { key: email, label: shown(email), kind: 'service account' };
  }

  /** The service account that a text names, by e-mail, id or reference. */
  public account(text: Text): Member {
    const [head, ...tail] = text;
    const rest = typeof head === 'string' ? [head.replace(/^projects\/[^/]+\/serviceAccounts\//, ''), ...tail].filter((part) => part !== '') : text;
    const account = this.referred(rest);
    return account ? this.of(account) : this.read(concat(['serviceAccount:'], rest));
  }

  public of({ id, email }: Account): Member {
    return { key: id, label: email, kind: 'service account' };
  }

  private referred(text: Text): Account | undefined {
    const found = this.names.find(text);
    return found && this.accounts.find(({ id }) => id === found.id);
  }
}

/** The member that an ACL's entity is: `user-a@b.c` as an address, `allUsers`. */
export function entityText(entity: Text): Text {
  const [head, ...tail] = entity;
  return typeof head === 'string' && head.startsWith('user-') ? concat(['serviceAccount:'], [head.slice(5), ...tail].filter((part) => part !== '')) : entity;
}

/** A text of a property that must be there. */
export function requiredText(instance: Instance, key: string): Text {
  return textAt(instance.properties, key) ?? [{ kind: 'unknown', why: instance.unknown ?? `\`${key}\` of ${instance.address}` }];
}
