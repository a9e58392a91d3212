const LISTING = ['s3:prefix', 's3:delimiter', 's3:max-keys'];

/**
 * Whether requests for an action can have a context key. A key of one service is absent from requests to others, and S3 tells what is
 * listed in listings alone.
 *
 * @param key in lower case
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export function canHaveKey(action: string, key: string): boolean {
  if (LISTING.includes(key)) return /^s3:ListBucket(Versions)?$/i.test(action);
  const service = /^(s3|sts|kms|iam):/.exec(key)?.[0];
  return service === undefined || action.toLowerCase().startsWith(service);
}
