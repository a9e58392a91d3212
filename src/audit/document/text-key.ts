import { Text } from './text';

/** A string that two texts share exactly when they are the same; texts with unknown parts share it with none that matters. */
export function keyOf(text: Text): string {
  return JSON.stringify(text.map((part) => typeof part === 'string' ? part : part.kind === 'unknown' ? [part.why] : [part.kind, part.id]));
}
