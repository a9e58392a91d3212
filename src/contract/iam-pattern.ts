/** As ObjectPrefix.toIamPattern, of what is checked to be a prefix. */
export function iamPattern(prefix: string): string {
  return /[*?$]|[^\u0000-\u00ff]/.test(prefix) ? escaped(prefix) : `${prefix}*`;
}

function escaped(prefix: string): string {
  const foreign = /[^\u0000-\u00ff]/u.exec(prefix);
  if (foreign) {
    throw new Error(`prefix '${prefix}' holds '${foreign[0]}', and IAM policies can hold Latin-1 characters only (up to U+00FF); rename the folder or mount a parent folder`);
  }
  return `${prefix.replace(/[*?$]/g, '${$&}')}*`;
}
