/** A rule of a bucket's CORS configuration, in CloudFormation's words. */
interface CorsRule {
  readonly AllowedOrigins: string[];
  readonly AllowedMethods: string[];
  readonly AllowedHeaders?: string[];
  readonly ExposedHeaders?: string[];
}

/** What a browser asks, by a preflight or by the request itself. */
interface CorsRequest {
  readonly origin: string;
  readonly method: string;
  /** The request headers that the page sets. */
  readonly headers?: string[];
}

/**
 * The rule by which S3 answers: the first that matches the origin, the method and every requested header.
 *
 * An origin or a header of a rule may hold one `*`; the names of headers know no case.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html
 */
export function matchingRule(rules: CorsRule[], { origin, method, headers = [] }: CorsRequest): CorsRule | undefined {
  return rules.find((rule) =>
    rule.AllowedOrigins.some((allowed) => matches(allowed, origin))
    && rule.AllowedMethods.includes(method)
    && headers.every((header) => rule.AllowedHeaders?.some((allowed) => matches(allowed.toLowerCase(), header.toLowerCase()))));
}

function matches(pattern: string, text: string): boolean {
  const [before, after] = pattern.split('*');
  if (after === undefined) return pattern === text;
  return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
}
