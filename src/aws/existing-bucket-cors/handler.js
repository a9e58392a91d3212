// Keeps one CORS rule, by its ID, in a bucket that no stack owns; others stay as they are. S3 can only replace all rules:
// they are read, written with ours, and read again, until it is there.
const { S3 } = require('@aws-sdk/client-s3');

const AGAIN = ['AccessDenied', 'OperationAborted', 'SlowDown', 'InternalError', 'ServiceUnavailable', 'TimeoutError'];
const WHY = {
  AccessDenied: 'it must be in this account, and not deny s3:GetBucketCORS or s3:PutBucketCORS',
  AbortError: 'S3 did not answer in time',
};
const s3 = new S3({ followRegionRedirects: true, maxAttempts: 1 }); // read anew before each write

const OURS = /^hasty-cors-/;
const text = (r) => JSON.stringify(r, ['ID', 'AllowedHeaders', 'AllowedMethods', 'AllowedOrigins', 'ExposeHeaders', 'MaxAgeSeconds']);
const unless = (name, value) => (error) => (error.name === name ? value : Promise.reject(error));

// first, as the first match counts; other stacks' Hasty rules may precede
function merge(rules, id, rule) {
  const rest = rules.filter((r) => r.ID !== id);
  const at = Math.max(rules.findIndex((r) => r.ID === id), 0);
  const place = rules.slice(0, at).every((r) => OURS.test(r.ID)) ? at : 0;
  if (rule) rest.splice(place, 0, { ...rule, ID: id });
  return rest;
}

async function keep(at, id, rule, dry) {
  const end = Date.now() + 45e3;
  const abortSignal = AbortSignal.timeout(45e3);
  const call = (name, input) => s3[`${name}BucketCors`](input, { abortSignal });
  let change, wrote;
  for (let pause = 2000; ; pause = Math.min(2 * pause, 8e3)) {
    let problem;
    try {
      const { CORSRules: rules = [] } = await call('get', at).catch(unless('NoSuchCORSConfiguration', {}));
      const next = merge(rules, id, rule);
      const done = text(next) === text(rules);
      change ??= done ? 'unchanged' : `${next.length > rules.length ? 'added' : 'changed'}, beside ${next.length - 1} others`;
      if (done) return change;
      if (next.length > 100) throw new Error('S3 allows 100, and there are as many; merge some');
      if (dry) return change;
      await (next.length ? call('put', { ...at, CORSConfiguration: { CORSRules: next } }) : call('delete', at));
      wrote = true;
    } catch (error) {
      problem = error;
    }
    const wait = pause * (0.5 + Math.random() / 2);
    const over = Date.now() + wait > end || (problem && !AGAIN.includes(problem.name));
    if (over) throw Object.assign(problem ?? new Error('others keep replacing them'), { wrote });
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

async function act(type, old, p, made) {
  const at = (Bucket) => ({ Bucket, ExpectedBucketOwner: p.ExpectedBucketOwner });
  if (type === 'Delete') {
    const [bucket, id] = old.split('|');
    if (OURS.test(id) && !p.DryRun) await keep(at(bucket), id).catch(unless('NoSuchBucket'));
    return {};
  }
  if (!OURS.test(p.RuleId)) throw new Error('RuleId is not ours');
  const change = await keep(at(p.BucketName), p.RuleId, JSON.parse(p.Rule), p.DryRun);
  const left = old && old !== made ? `; ${old} may be left behind` : '';
  return { PhysicalResourceId: made, Data: { Change: `${p.RuleId} ${p.DryRun ? 'would be ' : ''}${change}${left}` } };
}

exports.handler = async (event) => {
  const { StackId, RequestId, LogicalResourceId, ResourceProperties: p, PhysicalResourceId: old } = event;
  const made = `${p.BucketName}|${p.RuleId}`;
  const result = await act(event.RequestType, old, p, made).then((done) => ({ Status: 'SUCCESS', PhysicalResourceId: old, ...done }), ({ name, message, wrote }) => ({
    Status: 'FAILED',
    PhysicalResourceId: old ?? (name === 'AccessDenied' && !wrote ? 'none' : made),
    Reason: `CORS rules of ${[p.BucketName, name, `${message}`.slice(0, 999)].concat(WHY[name] ?? []).join(': ')}`,
  }));
  const body = JSON.stringify({ StackId, RequestId, LogicalResourceId, ...result });
  console.log(body);
  await fetch(event.ResponseURL, { method: 'PUT', body, headers: { 'content-type': '' } }); // as signed
};
