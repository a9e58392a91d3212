import { LineCounter } from 'yaml';
import { composeYaml, loadYaml } from '../../../src/audit/document/yaml-documents';

test('gives the documents, or nothing when more levels nest than are wanted', () => {
  const yaml = loadYaml();
  expect(composeYaml(yaml, 'a: [1]\n---\nb', new LineCounter(), 10)).toHaveLength(2);
  expect(composeYaml(yaml, '['.repeat(20) + ']'.repeat(20), new LineCounter(), 10)).toBeUndefined();
});
