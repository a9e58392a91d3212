import { alsoAllow, alsoDeny, audited, Change, NO_VALUE, onBucket, parameter, read, rights, role, sub, template, told, witnesses } from '../../support/audited';

const on = (Resource: unknown): Change => (t) => { read(t).Resource = Resource; };
const OBJECTS = 'arn:aws:s3:::acme-images/';
const pattern = (AllowedPattern: string) => parameter('Folder', { AllowedPattern });

describe('which objects can be read', () => {
  test.each<[string, Change[]]>([
    ['one folder', []],
    ['two folders', [on([`${OBJECTS}street/*`, `${OBJECTS}aerial/2026/*`])]],
    ['a folder with a star in its name, as IAM escapes it', [on(`${OBJECTS}a\${*}b/*`)]],
    ['a broad allow and a deny for everything else', [on('*'), alsoDeny({ Action: 's3:GetObject', Resource: NO_VALUE, NotResource: `${OBJECTS}street/*` })]],
    ['a folder by a parameter whose pattern has no wildcards', [pattern('[a-z]+'), on(sub(`${OBJECTS}\${Folder}/*`))]],
    ['a folder by a parameter whose pattern ends in a slash', [pattern('[a-z]+/'), on(sub(`${OBJECTS}\${Folder}*`))]],
    ['a folder by a parameter with a list of values', [parameter('Folder', { AllowedValues: ['street', 'aerial'] }), on(sub(`${OBJECTS}\${Folder}/*`))]],
    ['one statement for the bucket and the folder, as in the tutorial', [(t) => rights(t).splice(0, 2, {
      Sid: 'HastyAll', Effect: 'Allow', Action: ['s3:GetBucketLocation', 's3:GetObject', 's3:ListBucket'], Resource: ['arn:aws:s3:::acme-images', `${OBJECTS}street/*`],
    })]],
    ['the bucket policy names the role for the same folder', [onBucket({ Principal: { AWS: { 'Fn::GetAtt': ['Hasty', 'Arn'] } }, Resource: `${OBJECTS}street/*` })]],
  ])('passes: %s', (_, changes) => {
    expect(told('rights-objects', template(...changes))).toEqual([]);
  });

  const BEYOND = 'error at HastyRead: HastyImages can read objects outside any one folder of any one bucket';

  test.each<[string, Change[], string]>([
    ['a folder without its slash', [on(`${OBJECTS}street*`)], `${OBJECTS}street`],
    ['a bucket that begins alike', [on('arn:aws:s3:::acme-images*/street/*')], 'arn:aws:s3:::acme-imagesx/street/'],
    ['buckets that begin alike, and all in them', [on('arn:aws:s3:::acme-images*')], 'arn:aws:s3:::acme-imagesx/x'],
    ['a question mark in the folder', [on(`${OBJECTS}street?/*`)], `${OBJECTS}streetx/`],
    ['images of a folder only by their ending', [on(`${OBJECTS}street/*.png`)], `${OBJECTS}street/.png`],
    ['everything', [on('*')], 'arn:aws:s3:::a/x'],
    ['everything but a folder', [(t) => { delete read(t).Resource; read(t).NotResource = 'arn:aws:s3:::acme-secret/*'; }], 'arn:aws:s3:::a/x'],
    ['a variable that the caller picks', [on(`${OBJECTS}\${aws:userid}/*`)], `${OBJECTS}x/`],
    ['a tag in the path', [(t) => { role(t).Tags = [{ Key: 'team', Value: 'street' }]; }, on(`${OBJECTS}\${aws:PrincipalTag/team}/*`)], `${OBJECTS}street/`],
    ['an escape in a policy of 2008, which knows none', [(t) => { role(t).Policies[0].PolicyDocument.Version = '2008-10-17'; }, on(`${OBJECTS}a\${*}b/*`)], `${OBJECTS}a\${}b/`],
    ['a parameter of any value', [parameter('Folder'), on(sub(`${OBJECTS}\${Folder}/*`))], `${OBJECTS}/`],
    ['a parameter whose pattern takes a star', [pattern('[a-z*]+'), on(sub(`${OBJECTS}\${Folder}/*`))], `${OBJECTS}/`],
  ])('fails: %s', (_, changes, opened) => {
    const content = template(...changes);
    expect(told('rights-objects', content)).toEqual([BEYOND]);
    const [witness] = witnesses('rights-objects', content);
    expect(witness).toMatchObject({ action: 's3:GetObject', answer: 'allowed' });
    expect(witness!.resource).toBe(opened);
  });

  test('two statements that are harmless alone add up', () => {
    const content = template((t) => { read(t).NotResource = `${OBJECTS}private/*`; delete read(t).Resource; }, alsoAllow({ Action: 's3:GetObject', Resource: `${OBJECTS}private/*` }));
    expect(told('rights-objects', content)[0]).toMatch(/^error/);
  });

  test('a whole bucket is a warning', () => {
    expect(told('rights-objects', template(on(`${OBJECTS}*`)))).toEqual(['warning at Hasty: HastyImages can read the whole bucket acme-images']);
  });

  test('cannot tell: another stack exports the bucket', () => {
    expect(told('rights-objects', template(on({ 'Fn::Join': ['', [{ 'Fn::ImportValue': 'BucketArn' }, '/street/*']] })))).toEqual([`${BEYOND.replace('error', 'error?')}, or not: it depends on the import of BucketArn`]);
  });

  test('what a parameter leaves open is fixed by its value, too', () => {
    const fixes = (...changes: Change[]) => audited(template(...changes)).findings.filter(({ rule }) => rule === 'rights-objects').map(({ fix }) => fix);
    const ending = /a folder that ends in \/; give the value of a parameter by --parameter NAME=value, or limit it by an AllowedPattern$/;
    expect(fixes(parameter('Folder'), on(sub(`${OBJECTS}\${Folder}/*`)))).toEqual([expect.stringMatching(ending)]);
    expect(fixes(on(`${OBJECTS}street*`))).toEqual([expect.stringMatching(/a folder that ends in \/$/)]);
  });
});
