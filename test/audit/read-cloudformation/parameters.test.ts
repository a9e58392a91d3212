import { partsOf, valueOf } from './template';

const ref = (Parameter: object, given?: string) => valueOf({ Ref: 'P' }, { Parameters: { P: Parameter } }, given === undefined ? {} : { P: given });

test('a value that is given is literal, a list of them a list', () => {
  expect(ref({ Type: 'String' }, 'acme')).toBe('acme');
  expect(ref({ Type: 'CommaDelimitedList' }, 'a, b')).toEqual(['a', 'b']);
});

test('allowed values are choices, and a pattern when they are many', () => {
  expect(ref({ Type: 'String', AllowedValues: ['a', 'b'] })).toEqual({ either: [['P=a', 'a'], ['P=b', 'b']] });
  expect(ref({ Type: 'String', AllowedValues: ['a'] })).toBe('a');
  const many = partsOf({ B: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'P' } } } },
    { Parameters: { P: { Type: 'String', AllowedValues: Array.from({ length: 20 }, (_, index) => `b.${index}`) } } });
  expect(many.buckets[0].name).toEqual([expect.objectContaining({ kind: 'parameter', pattern: expect.stringMatching(/^b\\\.0\|b\\\.1\|/) })]);
});

test('any other value is a hole with its pattern and default', () => {
  const { buckets } = partsOf({ B: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'P' } } } },
    { Parameters: { P: { Type: 'String', AllowedPattern: 'acme-.*', Default: 'acme-images' } } });
  expect(buckets[0].name).toEqual([{ kind: 'parameter', id: 'stack.json#P', label: '${P}', pattern: 'acme-.*', default: 'acme-images' }]);
});

test('what Systems Manager has is unknown, even when its name is given', () => {
  expect(ref({ Type: 'AWS::SSM::Parameter::Value<String>' }, '/images')).toMatch(/^<the value of the Systems Manager parameter/);
  expect(ref({ Type: 'AWS::SSM::Parameter::Value<String>', Default: '/images' })).toMatch(/^<the value of the Systems Manager parameter/);
  expect(ref({ Type: 'List<Number>' })).toBe('<the list parameter P>');
});
