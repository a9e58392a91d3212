/** A statement of a policy. */
export type Statement = Record<string, any>;

/** What is wrong, and the statements that are in the place of the right one. */
export type Fault = [wrong: string, instead: Statement[]];

/** Faults of the statement that says who may assume the role. */
export function trustFaults(trust: Statement): Fault[] {
  const { Condition: { StringEquals: { 'sts:ExternalId': id } } } = trust;
  const principal = (Principal: unknown): Statement[] => [{ ...trust, Principal }];
  const condition = (Condition: object): Statement[] => [{ ...trust, Condition: { ...trust.Condition, StringEquals: undefined, ...Condition } }];
  const { Condition: _, ...unconditional } = trust;
  const hasty = trust.Principal.AWS;
  const other = 'arn:aws:iam::444455556666:root';
  return [
    ['dropped', []],
    ['no condition', [unconditional]],
    ['any ExternalId', condition({ StringLike: { 'sts:ExternalId': '*' } })],
    ['ExternalIds that begin like ours', condition({ StringLike: { 'sts:ExternalId': `${id}*` } })],
    ['ExternalIds that end like ours', condition({ StringLike: { 'sts:ExternalId': `*${id}` } })],
    ['the ExternalId in any case', condition({ StringEqualsIgnoreCase: { 'sts:ExternalId': id } })],
    ['the ExternalId if there is one', condition({ StringEqualsIfExists: { 'sts:ExternalId': id } })],
    ['any but the ExternalId', condition({ StringNotEquals: { 'sts:ExternalId': id } })],
    ['some ExternalId', condition({ Null: { 'sts:ExternalId': 'false' } })],
    ['a second ExternalId', condition({ StringEquals: { 'sts:ExternalId': [id, 'other'] } })],
    ['the ExternalId in upper case', condition({ StringEquals: { 'sts:ExternalId': id.toUpperCase() } })],
    ['another account', principal({ AWS: other })],
    ['a second account', principal({ AWS: [hasty, other] })],
    ['everybody', principal('*')],
    ['every AWS principal', principal({ AWS: '*' })],
    ['a service too', principal({ AWS: hasty, Service: 'ec2.amazonaws.com' })],
    ["one user of Hasty's account", principal({ AWS: 'arn:aws:iam::718860067770:user/hasty' })],
    ['every action of STS', [{ ...trust, Action: 'sts:*' }]],
    ...['sts:TagSession', 'sts:SetSourceIdentity', 'sts:AssumeRoleWithWebIdentity'].map((action): Fault =>
      [`${action} too`, [{ ...trust, Action: ['sts:AssumeRole', action] }]]),
    ['session tags instead', [{ ...trust, Action: 'sts:TagSession' }]],
    ['a denial', [{ ...trust, Effect: 'Deny' }]],
    ['a second statement, for another account', [trust, { ...trust, Sid: 'More', Principal: { AWS: other } }]],
    ["a second statement, for the customer's own account", [trust, { ...unconditional, Sid: 'More', Principal: { AWS: 'arn:aws:iam::111122223333:root' } }]],
    ['a second statement, without the ExternalId', [trust, { ...unconditional, Sid: 'More' }]],
  ];
}

/** Faults of any statement: it is gone, does the opposite, or holds always. */
export function commonFaults(statement: Statement): Fault[] {
  const { Condition, ...unconditional } = statement;
  return [
    ['dropped', []],
    ['the other effect', [{ ...statement, Effect: statement.Effect === 'Allow' ? 'Deny' : 'Allow' }]],
    ...(Condition ? [['no condition', [unconditional]] as Fault] : []),
  ];
}

/** Faults of an end date. */
export function dateFaults(statement: Statement): Fault[] {
  return Object.entries<any>(statement.Condition ?? {}).filter(([, keys]) => keys['aws:CurrentTime']).flatMap(([operator, keys]): Fault[] => {
    const at = (name: string, time?: string): Statement[] =>
      [{ ...statement, Condition: { ...statement.Condition, [operator]: undefined, ...(time && { [name]: { 'aws:CurrentTime': time } }) } }];
    const moved = (days: number) => new Date(Date.parse(keys['aws:CurrentTime']) + days * 86_400_000).toISOString().replace('.000', '');
    return [
      ['no date', at(operator)],
      ['a day later', at(operator, moved(1))],
      ['a day earlier', at(operator, moved(-1))],
      ['the date the other way round', at(operator === 'DateLessThan' ? 'DateGreaterThan' : 'DateLessThan', keys['aws:CurrentTime'])],
    ];
  });
}

/** Faults of what a statement is about. */
export function resourceFaults(statement: Statement): Fault[] {
  const element = statement.NotResource ? 'NotResource' : 'Resource';
  const all: string[] = [statement[element]].flat();
  const instead = (index: number, ...arns: string[]): Statement[] =>
    [{ ...statement, [element]: all.flatMap((arn, at) => at === index ? arns : arn) }];
  // more resources in a denial would leave less to Hasty, so there it is fewer
  if (statement.Effect === 'Deny' && element === 'Resource') return [['on another bucket alone', instead(0, 'arn:aws:s3:::other')]];
  return all.flatMap((arn, index): Fault[] => {
    const others = arn.replace(/:::[^/]*/, ':::other').replace(/key\/.*/, 'key/other');
    return [
      ...(all.length > 1 ? [[`without ${arn}`, instead(index)] as Fault] : []),
      [`also ${others} beside ${arn}`, instead(index, arn, others)],
      ...(arn.endsWith('/*')
        ? [[`${arn} without its slash`, instead(index, arn.replace(/\/\*$/, '*'))], [`${arn} as the whole bucket`, instead(index, arn.replace(/\/.*/, '/*'))]] as Fault[]
        : [[`${arn} with a wildcard`, instead(index, `${arn}*`)]] as Fault[]),
      [`everything instead of ${arn}`, instead(index, '*')],
    ];
  });
}

/** For each action one that the same statement must not bring along. */
const COMPANIONS: Record<string, string[]> = {
  's3:GetBucketLocation': ['s3:GetBucketPolicy', 's3:PutBucketPolicy', 's3:GetBucket*'],
  's3:ListBucket': ['s3:ListBucketVersions', 's3:ListBucket*'],
  's3:GetObject': ['s3:PutObject', 's3:DeleteObject', 's3:GetObjectVersion', 's3:GetObject*', 's3:GetObjectTorrent', 's3:*', '*'],
  'kms:Decrypt': ['kms:GenerateDataKey', 'kms:*'],
};

/** Faults of what a statement allows or denies. */
export function actionFaults(statement: Statement): Fault[] {
  const { Effect, Action, NotAction } = statement;
  const actions = (element: string, list: string[]): Statement[] => [{ ...statement, [element]: list }];
  if (NotAction) {
    return [
      ...NotAction.map((action: string): Fault => [`not ${action}`, actions('NotAction', NotAction.filter((one: string) => one !== action))]),
      ...['s3:PutObject', 's3:*', 'sqs:SendMessage', 'kms:*', 'sts:AssumeRole'].map((action): Fault => [`but ${action}`, actions('NotAction', [...NotAction, action])]),
    ];
  }
  if (Effect === 'Allow') return COMPANIONS[Action].map((action) => [`${action} too`, actions('Action', [Action, action])]);
  return [[`${Action} narrowed`, actions('Action', [Action === 's3:*' ? 's3:GetObject' : 'kms:Encrypt'])]];
}

/** Faults of the conditions on listing and decryption. */
export function conditionFaults(statement: Statement): Fault[] {
  const changed = (operator: string, keys: object): Statement[] => [{ ...statement, Condition: { ...statement.Condition, [operator]: keys } }];
  return Object.entries<any>(statement.Condition ?? {}).flatMap(([operator, keys]): Fault[] => {
    const { 's3:prefix': prefixes, 'kms:ViaService': service } = keys;
    return [
      ...(prefixes ? [
        ['the listing without its slash', changed(operator, { 's3:prefix': prefixes.map((pattern: string) => pattern.replace('/*', '*')) })],
        ['the listing of everything', changed(operator, { 's3:prefix': '*' })],
        ['the listing also of another folder', changed(operator, { 's3:prefix': [...prefixes, 'elsewhere/*'] })],
        ['the listing also without a prefix', changed(operator, { 's3:prefix': [...prefixes, ''] })],
        ['the listing if there is a prefix', [{ ...statement, Condition: { ...statement.Condition, [operator]: undefined, StringLikeIfExists: keys } }]],
      ] as Fault[] : []),
      ...(service ? [
        ['through every service', [{ ...statement, Condition: { [operator.replace('Equals', 'Like')]: { 'kms:ViaService': '*' } } }]],
        ['through another service', changed(operator, { 'kms:ViaService': service.replace('s3.', 'secretsmanager.') })],
        ['through another region', changed(operator, { 'kms:ViaService': 's3.us-east-1.amazonaws.com' })],
      ] as Fault[] : []),
    ];
  });
}
