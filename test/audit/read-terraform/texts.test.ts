import { read } from './fixture';
import { show } from '../../../src/audit/document/text';

test('tags, labels and descriptions of every resource are shown', () => {
  const { texts } = read({
    resource: {
      aws_iam_role: { x: { description: 'for Hasty', tags: { owner: 'vision', key: '${var.key}' } } },
      google_storage_bucket: { y: { labels: '${var.labels}' } },
    },
  });
  expect(texts.map(({ where, text, sensitive }) => [where, show(text), sensitive])).toEqual([
    ['tag owner of aws_iam_role.x', 'vision', false],
    ['tag key of aws_iam_role.x', '<the expression var.key>', false],
    ['description of aws_iam_role.x', 'for Hasty', false],
    ['the labels of google_storage_bucket.y', '<the expression var.labels>', false],
  ]);
});
