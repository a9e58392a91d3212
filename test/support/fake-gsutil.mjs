// Behaves as `gsutil cors get` and `gsutil cors set` do, on one bucket that is kept in a file: { name, rules, denied?, notice?, output?, calls }.
// https://github.com/GoogleCloudPlatform/gsutil/blob/master/gslib/commands/cors.py
import { readFileSync, writeFileSync } from 'node:fs';

const MEMBERS = ['maxAgeSeconds', 'method', 'origin', 'responseHeader']; // in gsutil's order
const file = process.env.FAKE_GSUTIL_BUCKET;
const bucket = JSON.parse(readFileSync(file, 'utf8'));
const [command, operation, ...args] = process.argv.slice(2);
const url = args.at(-1);

if (command !== 'cors' || !['get', 'set'].includes(operation) || args.length !== (operation === 'set' ? 2 : 1)) fail('CommandException: Wrong number of arguments');
writeFileSync(file, JSON.stringify({ ...bucket, calls: [...bucket.calls, operation] }));
if (bucket.notice) process.stderr.write(bucket.notice);
if (url.replace(/\/$/, '') !== `gs://${bucket.name}`) fail(`NotFoundException: 404 ${url} bucket does not exist.`);
if (bucket.denied?.includes(operation)) fail(`AccessDeniedException: 403 HttpError accessing ${url}`);
if (operation === 'get') {
  const rules = bucket.rules.map((rule) => Object.fromEntries(MEMBERS.filter((name) => name in rule).map((name) => [name, rule[name]])));
  process.stdout.write(bucket.output ?? (rules.length > 0 ? JSON.stringify(rules) : `gs://${bucket.name}/ has no CORS configuration.\n`));
} else {
  const rules = JSON.parse(readFileSync(args[0], 'utf8'));
  const odd = rules.flatMap((rule) => Object.keys(rule)).find((name) => !MEMBERS.includes(name));
  if (odd) fail(`ArgumentException: unknown field ${odd}`);
  process.stderr.write(`Setting CORS on ${url}/...\n`);
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), rules }));
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
