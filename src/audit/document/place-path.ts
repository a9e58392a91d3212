/** Keys that are written behind a dot; others are written as JSON strings in brackets. */
const PLAIN_KEY = /^[\w:-]+$/;

/** The way to an entry of an object. */
export function childPath(path: string, key: string): string {
  if (!PLAIN_KEY.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

/** The way to an item of an array. */
export function itemPath(path: string, index: number): string {
  return `${path}[${index}]`;
}

