import { parseTemplate } from '../../../../src/audit/read-terraform/configuration/parse-template';

const reference = { kind: 'reference', steps: ['aws_s3_bucket', 'x', 'arn'] };

test('strings without templates are literal', () => {
  expect(parseTemplate('a $ b } % {')).toEqual({ kind: 'template', parts: ['a $ b } % {'] });
  expect(parseTemplate('')).toEqual({ kind: 'template', parts: [''] });
});

test('a string that is one template is its value', () => {
  expect(parseTemplate('${aws_s3_bucket.x.arn}')).toMatchObject(reference);
});

test('templates stand between literals', () => {
  expect(parseTemplate('${aws_s3_bucket.x.arn}/*')).toMatchObject({ kind: 'template', parts: [reference, '/*'] });
});

test('doubled signs are literal ones: IAM wants ${*}', () => {
  expect(parseTemplate('a$${*}b%%{c}')).toEqual({ kind: 'template', parts: ['a${*}b%{c}'] });
});

test('quoted strings inside have templates and escapes of their own', () => {
  expect(parseTemplate('${jsonencode("a\\"\\u0041\\n$${x}${var.y}")}')).toMatchObject({
    kind: 'call',
    args: [{ kind: 'template', parts: ['a"A\n${x}', { steps: ['var', 'y'] }] }],
  });
});

test('what is not understood does not take the rest with it', () => {
  expect(parseTemplate('a${@ "}" {} }b')).toEqual({ kind: 'template', parts: ['a', { kind: 'other', source: '@ "}" {}' }, 'b'] });
});

test.each(['%{ if var.x }a%{ endif }', 'a${', '${"'])('%j is not understood as a whole', (source) => {
  expect(parseTemplate(source)).toEqual({ kind: 'other', source });
});

test('nesting without end is not understood, and no overflow', () => {
  const source = `\${${'('.repeat(200_000)}`;
  expect(parseTemplate(source)).toEqual({ kind: 'other', source });
});
