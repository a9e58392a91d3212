// Keeps one CORS rule, by its ID, in a bucket that no stack owns; others stay. S3 only replaces all:
// they are read, written with ours, and read until they stay.
const { S3 } = require('@aws-sdk/client-s3');

const AGAIN = /AccessDenied|Aborted|SlowDown|Internal|Unavailable|Timeout/;
const WHY = {
  AccessDenied: ': it must be in this account, and not deny s3:GetBucketCORS or s3:PutBucketCORS',
  AbortError: ': S3 did not answer in time',
};
const s3 = new S3({ followRegionRedirects: true, maxAttempts: 1 }); // read anew before each write

const OURS = /^hasty-cors-/;
const text = (r) => JSON.stringify(r, ['ID', 'AllowedHeaders', 'AllowedMethods', 'AllowedOrigins', 'ExposeHeaders', 'MaxAgeSeconds']);
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const unless = (name, value) => (error) => (name.test(error.name) ? value : Promise.reject(error));

// first, as S3 takes the first match; other stacks' may precede
function merge(rules, id, rule) {
  const rest = rules.filter((r) => r.ID !== id);
  const at = rules.findIndex((r) => r.ID === id);
  const place = at > 0 && rules.slice(0, at).every((r) => OURS.test(r.ID)) ? at : 0;
  if (rule) rest.splice(place, 0, { ...rule, ID: id });
  return rest;
}

async function keep(p, Bucket, id, rule) {
  const at = { Bucket, ExpectedBucketOwner: p.ExpectedBucketOwner };
  const end = Date.now() + 45e3;
  const signal = { abortSignal: AbortSignal.timeout(45e3) };
  let change, seen;
  for (let pause = 1e3; ; pause = 2e3) {
    let error;
    try {
      const { CORSRules: rules = [] } = await s3.getBucketCors(at, signal).catch(unless(/NoSuchCORS/, {}));
      const next = merge(rules, id, rule);
      const now = text(rules);
      const done = text(next) === now;
      change ??= done ? 'unchanged' : `${next.length > rules.length ? 'added' : 'changed'}, beside ${next.length - 1} others`;
      if (next.length > 100) throw new Error('S3 allows 100; merge some');
      if (p.DryRun || (done && now === seen)) return change;
      seen = now; // twice: an older list may follow
      if (!done) await (next.length ? s3.putBucketCors({ ...at, CORSConfiguration: { CORSRules: next } }, signal) : s3.deleteBucketCors(at, signal));
    } catch (caught) {
      error = caught;
    }
    const wait = pause * (1 + Math.random());
    if (Date.now() + wait > end || (error && !AGAIN.test(error.name))) throw error ?? new Error('others keep replacing them, or S3 is late');
    await sleep(wait);
  }
}

async function act(type, old, p, made) {
  if (type === 'Delete') {
    const known = old.includes('|');
    const [bucket, id] = (known ? old : made).split('|');
    if (!OURS.test(id) || p.DryRun) return;
    if (!known) await sleep(10e3); // Create was denied, or is cancelled and may run
    await keep(p, bucket, id).catch(unless(known ? /NoSuchBucket/ : /NoSuchBucket|AccessDenied/));
    return;
  }
  if (!OURS.test(p.RuleId)) throw new Error('RuleId is not ours');
  const change = await keep(p, p.BucketName, p.RuleId, JSON.parse(p.Rule));
  const left = old && old !== made ? `; ${old} may be left behind` : '';
  return { PhysicalResourceId: made, Data: { Change: `${p.RuleId} ${p.DryRun ? 'would be ' : ''}${change}${left}` } };
}

exports.handler = async ({ RequestType, ResponseURL, StackId, RequestId, LogicalResourceId, ResourceProperties: p, PhysicalResourceId: old }) => {
  const made = `${p.BucketName}|${p.RuleId}`;
  const result = await act(RequestType, old, p, made).then((done) => ({ Status: 'SUCCESS', PhysicalResourceId: old, ...done }), ({ name, message }) => ({
    Status: 'FAILED',
    PhysicalResourceId: old ?? (name === 'AccessDenied' ? 'none' : made),
    Reason: `CORS rules of ${p.BucketName}: ${name}: ${`${message}`.slice(0, 999)}${WHY[name] ?? ''}`,
  }));
  const body = JSON.stringify({ StackId, RequestId, LogicalResourceId, ...result });
  console.log(body);
  await fetch(ResponseURL, { method: 'PUT', body, headers: { 'content-type': '' } }); // as signed
};
