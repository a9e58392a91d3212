import { hastyRule } from './cors-rule';
import { isToken } from '../terraform/literal';

/**
 * A shell command that puts our rule first among a bucket's CORS rules and keeps the others. GCS can only replace the whole list, so the
 * command stops unless it has read the list that is there.
 *
 * @see https://github.com/GoogleCloudPlatform/gsutil/blob/master/gslib/commands/cors.py
 */
export function corsMergeCommand(bucketName: string, origins: string[]): string {
  const known = (value: string, word: string) => isToken(value) ? word : value;
  const url = `gs://${known(bucketName, 'BUCKET')}`;
  const ours = hastyRule(isToken(origins) ? ['ORIGIN'] : origins.map((origin) => known(origin, 'ORIGIN')));
  // gsutil prints this sentence, and no list, for a bucket without rules
  const merge = 'const [ours, rules] = process.argv.slice(1); '
    + 'const theirs = / has no CORS configuration\\.\\s*$/.test(rules) ? [] : JSON.parse(rules); '
    + 'const text = (rule) => JSON.stringify(Object.entries(rule).sort()); '
    + 'const rest = theirs.filter((rule) => text(rule) !== text(JSON.parse(ours))); '
    + 'console.log(JSON.stringify([JSON.parse(ours), ...rest]))';
  return [
    `rules=$(gsutil cors get ${url})`,
    'cors=$(mktemp)',
    `node -e '${merge}' '${JSON.stringify(ours)}' "$rules" > "$cors"`,
    `gsutil cors set "$cors" ${url}`,
    'rm "$cors"',
  ].join(' && ');
}
