import { awsManagedPolicy } from '../../../src/audit/access/aws-managed-policies';

const AT = { file: 'a.json', line: 1, column: 1, path: '' };
const statement = (arn: string) => awsManagedPolicy([arn], [], AT)[0];

test('the gist of some policies of AWS is known, of others that they may allow anything', () => {
  expect(statement('arn:aws:iam::aws:policy/AmazonS3FullAccess')).toMatchObject({ effect: 'Allow', actions: { patterns: [['s3:*'], ['s3-object-lambda:*']] } });
  expect(statement('arn:aws:iam::aws:policy/AWSDenyAll')).toMatchObject({ effect: 'Deny', actions: { patterns: [['*']] } });
  for (const arn of ['arn:aws:iam::aws:policy/Other', 'arn:aws:iam::111122223333:policy/AdministratorAccess', 'arn:aws:iam::aws:policy/constructor']) {
    expect(statement(arn).unknown).toBe(`the managed policy ${arn}, whose text is not given`);
  }
});
