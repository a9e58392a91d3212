import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_FOLDER, Run } from '../demo/processes';
import { pythonWith } from '../demo/python';
import { EXAMPLES } from '../examples/synthesize';

jest.setTimeout(180_000); // the first run downloads cfn-lint

let run: Run;
let python: string;
beforeAll(async () => {
  run = new Run(() => {});
  python = await pythonWith(run, join(__dirname, 'requirements.txt'), join(DEMO_FOLDER, 'cfn-lint'));
});
afterAll(() => run?.end());

/** @throws when cfn-lint finds an error or a warning */
function lint(...templates: string[]): Promise<string> {
  return run.exec(python, ['-c', 'import sys; from cfnlint.runner import main; sys.exit(main())', '--', ...templates]);
}

function templateOf(example: string): string {
  return join(__dirname, `../examples/${example}.template.json`);
}

test('cfn-lint finds neither errors nor warnings in the examples', async () => {
  expect(await lint(...EXAMPLES.map(templateOf), join(__dirname, '../examples/aws-organisation.stack-set.json'))).toBe('');
});

test('cfn-lint finds what an emulator lets pass', async () => {
  const file = join(run.folder, 'mutant.json');
  writeFileSync(file, readFileSync(templateOf('aws-new-bucket'), 'utf8').replace('"MaxSessionDuration": 21600', '"MaxSessionDuration": 99999'));
  await expect(lint(file)).rejects.toThrow(/99999 is greater than the maximum of 43200/);
});
