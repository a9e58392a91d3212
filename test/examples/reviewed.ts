import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Expects what an example gives to be what lies in a file of this folder, letter by letter. */
export function expectReviewed(name: string, given: object): void {
  const file = join(__dirname, name);
  const text = `${JSON.stringify(given, null, 2)}\n`;
  if (process.env.UPDATE_TEMPLATES && !process.env.CI) writeFileSync(file, text);
  const reviewed = existsSync(file) ? readFileSync(file, 'utf8') : '';
  // a difference that is meant: UPDATE_TEMPLATES=1 npx jest test/examples, then review the difference in git
  expect(text).toBe(reviewed);
}
