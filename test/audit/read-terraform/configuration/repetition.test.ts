import { show } from '../../../../src/audit/document/text';
import { guard, read } from '../fixture';

const role = (more: object) => read({ resource: { aws_iam_role: { x: { name: 'hasty', ...more } } } }).roles.map(({ when }) => guard(when));

test.each<[object, string[][]]>([
  [{}, [[]]],
  [{ count: 0 }, []],
  [{ count: '${true ? 0 : 1}' }, []],
  [{ count: 2 }, [[]]],
  [{ count: '${var.on ? 1 : 0}' }, [['stack/cdk.tf.json#var.on']]],
  [{ count: '${var.off ? 0 : 3}' }, [['not stack/cdk.tf.json#var.off']]],
  [{ count: '${var.on ? 1 : 2}' }, [[]]],
  [{ count: '${length(var.x)}' }, [['stack/cdk.tf.json#aws_iam_role.x.count']]],
  [{ for_each: '${toset(var.x)}' }, [['stack/cdk.tf.json#aws_iam_role.x.for_each']]],
])('a role with %j is there when %j', (more, expected) => {
  expect(role(more)).toEqual(expected);
});

test.each([
  ['${var.on ? 1 : 0}', 'aws_s3_bucket.x[0].bucket', 'acme'],
  ['${var.on ? 3 : 0}', 'aws_s3_bucket.x[0].bucket', '<the expression aws_s3_bucket.x[0].bucket>'],
  [1, 'aws_s3_bucket.x[0].bucket', 'acme'],
  [2, 'aws_s3_bucket.x[1].bucket', '<the expression aws_s3_bucket.x[1].bucket>'],
  [2, 'aws_s3_bucket.x[count.index].bucket', 'acme'],
  [2, 'aws_s3_bucket.x[*].bucket', '<the expression aws_s3_bucket.x[*].bucket>'],
])('with count %j, %s is %s', (count, expression, expected) => {
  const [, other] = read({ resource: { aws_s3_bucket: { x: { bucket: 'acme', count }, y: { bucket: `\${${expression}}` } } } }).resources;
  const node = other.properties.entries.get('bucket');
  expect(node?.kind === 'text' ? show(node.text) : node?.kind === 'unknown' && `<${node.why}>`).toBe(expected);
});

test('the instances of a role share one name, so that what is attached to each is found', () => {
  const parts = read({
    resource: {
      aws_iam_role: { x: { for_each: '${var.ids}', name: 'hasty-${each.key}' } },
      aws_iam_role_policy_attachment: { y: { for_each: '${var.ids}', role: '${aws_iam_role.x[each.key].name}', policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' } },
    },
  });
  expect(parts.attachments[0].to).toEqual(parts.roles[0].name);
  expect(show(parts.roles[0].name)).toBe('${aws_iam_role.x}');
});
