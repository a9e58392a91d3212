// Keeps one CORS rule, known by its ID, in a bucket that no stack owns. S3 can only replace all rules: they are read, written
// with ours, and read again, until ours is there. Others keep content and order.
const { S3 } = require('@aws-sdk/client-s3');

const AGAIN = ['AccessDenied', 'OperationAborted', 'SlowDown', 'InternalError', 'ServiceUnavailable']; // rights spread slowly
const WHY = {
  AccessDenied: 'it must be in this account, and its policy must not deny s3:GetBucketCORS or s3:PutBucketCORS',
  AbortError: 'S3 did not answer in time',
};
const s3 = new S3({ followRegionRedirects: true });

const FIELDS = ['ID', 'AllowedHeaders', 'AllowedMethods', 'AllowedOrigins', 'ExposeHeaders', 'MaxAgeSeconds'];
const unless = (name, value) => (error) => { if (error.name !== name) throw error; return value; };

// first, since S3 takes the first that matches; only other stacks' Hasty rules may be before
function merge(rules, id, rule) {
  const others = rules.filter((r) => r.ID !== id);
  const at = rules.findIndex((r) => r.ID === id);
  const place = rules.slice(0, at).every((r) => /^hasty-cors-/.test(r.ID)) ? Math.max(at, 0) : 0;
  if (rule) others.splice(place, 0, { ...rule, ID: id });
  return others;
}

async function keep(at, id, rule, dryRun) {
  const end = Date.now() + 45_000; // of 60 s
  const abortSignal = AbortSignal.timeout(45_000);
  const call = (name, input) => s3[`${name}BucketCors`](input, { abortSignal });
  let change;
  for (let pause = 1000; ; pause = Math.min(2 * pause, 8000)) {
    let problem = new Error('something else keeps replacing them');
    try {
      const { CORSRules: rules = [] } = await call('get', at).catch(unless('NoSuchCORSConfiguration', {}));
      const next = merge(rules, id, rule);
      const done = JSON.stringify(next, FIELDS) === JSON.stringify(rules, FIELDS);
      change ??= done ? 'unchanged' : `${rules.some((r) => r.ID === id) ? 'changed' : 'added'}, beside ${next.length - 1} others`;
      if (done) return change;
      if (next.length > 100) throw new Error('S3 allows 100, and there are as many; merge some');
      if (dryRun) return change;
      await (next.length ? call('put', { ...at, CORSConfiguration: { CORSRules: next } }) : call('delete', at));
    } catch (error) {
      if (!AGAIN.includes(error.name)) throw error;
      problem = error;
    }
    const wait = pause * (0.5 + Math.random() / 2);
    if (Date.now() + wait > end) throw problem;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

async function act({ RequestType, PhysicalResourceId: old, ResourceProperties: p }, made) {
  const at = (Bucket) => ({ Bucket, ExpectedBucketOwner: p.ExpectedBucketOwner });
  if (RequestType === 'Delete') {
    const [bucket, id] = old.split('|'); // without | nothing was made
    if (id && !p.DryRun) await keep(at(bucket), id).catch(unless('NoSuchBucket'));
    return {};
  }
  const change = await keep(at(p.BucketName), p.RuleId, JSON.parse(p.Rule), p.DryRun);
  const left = old && old !== made ? `; ${old} may be left behind` : '';
  return { PhysicalResourceId: made, Data: { Change: `${p.RuleId} ${p.DryRun ? 'would be ' : ''}${change}${left}` } };
}

exports.handler = async (event, { logStreamName }) => {
  const { StackId, RequestId, LogicalResourceId, ResourceProperties: p, PhysicalResourceId: old } = event;
  const made = `${p.BucketName}|${p.RuleId}`;
  const result = await act(event, made).then((done) => ({ Status: 'SUCCESS', PhysicalResourceId: old, ...done }), ({ name, message }) => ({
    Status: 'FAILED',
    PhysicalResourceId: old ?? (name === 'AccessDenied' ? 'none' : made),
    Reason: `CORS rules of ${[p.BucketName, name, `${message}`.slice(0, 999), WHY[name] ?? `log ${logStreamName}`].join(': ')}`,
  }));
  const body = JSON.stringify({ StackId, RequestId, LogicalResourceId, ...result });
  console.log(body);
  await fetch(event.ResponseURL, { method: 'PUT', body, headers: { 'content-type': '' } }); // signed for an empty type
};
