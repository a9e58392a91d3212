import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentsAt } from '../../src/audit/files';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'documents-')); });
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes a file, and gives its path. */
function file(name: string, content: string | Uint8Array = '{"Resources":{}}'): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const names = () => documentsAt([folder]).map(({ name }) => name.slice(folder.length + 1));

test('a folder gives its templates in order, those of stages too, and nothing else', () => {
  for (const name of ['b.template.json', 'a.template.yaml', 'assembly-Prod/c.template.json', 'tree.json', 'node_modules/x/d.template.json', 'asset.12/e.template.json']) file(name);
  file('notes.json', '{"a": 1}');
  symlinkSync(folder, join(folder, 'circle'));
  symlinkSync(join(folder, 'b.template.json'), join(folder, 'link.template.json'));
  expect(names()).toEqual(['a.template.yaml', 'assembly-Prod/c.template.json', 'b.template.json', 'link.template.json']);
});

test('a file is taken whatever it is called, once', () => {
  const path = file('anything.txt', '\uFEFFx');
  expect(documentsAt([path, path])).toEqual([{ name: path, text: '\uFEFFx' }]);
});

test('refuses what is not there, has no templates, is no text or is too large', () => {
  expect(() => documentsAt([join(folder, 'gone.json')])).toThrow(/gone\.json: expected a file or a folder that can be read; it does not exist$/);
  expect(() => documentsAt([folder])).toThrow('expected a folder with templates, plans or cdk.tf.json files, got one without');
  expect(() => documentsAt([file('plan.tfplan', Buffer.from([0x50, 0x4b, 3, 4, 0xff]))])).toThrow('expected text, got an archive; of a plan of Terraform give what `terraform show -json` prints');
  expect(() => documentsAt([file('utf16.json', Buffer.from('\uFEFF{}', 'utf16le'))])).toThrow('expected text in UTF-8, got other bytes; save the file as UTF-8');
  truncateSync(file('large.json'), 65 * 1024 * 1024);
  expect(() => documentsAt([join(folder, 'large.json')])).toThrow('expected at most 64 MB, got 65 MB; audit a part of it');
  expect(() => documentsAt(['/dev/null'])).toThrow('/dev/null: expected a file or a folder, got something else; write it to a file first');
});
