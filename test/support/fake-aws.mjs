// Behaves as `aws s3api get-bucket-cors` and `put-bucket-cors` of AWS CLI 2 do, on one bucket that is kept in a file:
// { name, rules?, denied?, notice?, output?, calls }. put-bucket-cors replaces the whole list, as S3 does.
// https://docs.aws.amazon.com/cli/latest/reference/s3api/get-bucket-cors.html
// https://docs.aws.amazon.com/cli/latest/topic/return-codes.html 252: misused, 254: refused by the service
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const MEMBERS = ['ID', 'AllowedHeaders', 'AllowedMethods', 'AllowedOrigins', 'ExposeHeaders', 'MaxAgeSeconds']; // in the CLI's order
const NAMES = { 'get-bucket-cors': 'GetBucketCors', 'put-bucket-cors': 'PutBucketCors' };
const text = { type: 'string' };

const file = process.env.FAKE_AWS_BUCKET;
const bucket = JSON.parse(readFileSync(file, 'utf8'));

function main() {
  const [operation, options] = parsed();
  writeFileSync(file, JSON.stringify({ ...bucket, calls: [...bucket.calls, operation] }));
  if (bucket.notice) process.stderr.write(bucket.notice);
  const refuse = (code, message) => fail(254, `\nAn error occurred (${code}) when calling the ${NAMES[operation]} operation: ${message}`);
  if (options.bucket !== bucket.name) refuse('NoSuchBucket', 'The specified bucket does not exist');
  if (bucket.denied?.includes(operation)) refuse('AccessDenied', 'Access Denied');
  if (operation === 'get-bucket-cors') {
    if (!bucket.rules) refuse('NoSuchCORSConfiguration', 'The CORS configuration does not exist');
    const rules = bucket.rules.map((rule) => Object.fromEntries(MEMBERS.filter((name) => name in rule).map((name) => [name, rule[name]])));
    console.log(bucket.output ?? JSON.stringify(options.query === 'CORSRules' ? rules : { CORSRules: rules }, null, 4));
    return;
  }
  const rules = JSON.parse(options['cors-configuration']).CORSRules;
  const odd = rules.flatMap((rule) => Object.keys(rule)).find((name) => !MEMBERS.includes(name));
  if (odd) fail(252, `Parameter validation failed:\nUnknown parameter in CORSConfiguration.CORSRules[0]: "${odd}"`);
  if (rules.length === 0 || rules.length > 100) refuse('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), rules }));
}

function parsed() {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { 'bucket': text, 'query': text, 'output': text, 'cors-configuration': text } });
    const [service, operation, ...unknown] = positionals;
    if (service === 's3api' && operation in NAMES && unknown.length === 0) return [operation, values];
    return fail(252, `aws: error: Unknown options: ${positionals.join(', ')}`);
  } catch (error) {
    return fail(252, `aws: error: ${error.message}`);
  }
}

function fail(code, message) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

main();
