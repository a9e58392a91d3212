import { show } from '../../../../src/audit/document/text';
import { read } from '../fixture';

const texts = (content: object) => read(content).texts.map(({ where, text, sensitive }) => `${where}: ${show(text)}${sensitive ? ' (sensitive)' : ''}`);

test('outputs and defaults of variables are shown, and whether they are sensitive', () => {
  expect(texts({
    output: { a: { value: '${aws_iam_access_key.k.secret}' }, b: { value: { c: 'x', d: ['y'] }, sensitive: true, description: 'what b is' } },
    variable: { v: { default: 'z', description: 'what v is' }, s: { default: 'q', sensitive: true } },
    resource: { aws_iam_access_key: { k: { user: 'hasty' } } },
  })).toEqual([
    'output a: ${aws_iam_access_key.k.secret}', 'output b: x (sensitive)', 'output b: y (sensitive)',
    'default of variable v: z', 'default of variable s: q (sensitive)', 'description of output b: what b is', 'description of variable v: what v is',
  ]);
});

test('a module is unknown, since its resources are not given', () => {
  expect(read({ module: { images: { source: './images' } } }).unknowns).toMatchObject([{ why: 'module images, whose resources are not given', at: { path: 'module.images' } }]);
});
