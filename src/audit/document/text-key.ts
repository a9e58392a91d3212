import { Text } from './text';

/** A string that two texts share exactly when they are the same; texts with unknown parts share it with none that matters. */
export function keyOf(text: Text): string {
  return JSON.stringify(text.map((part) => typeof part === 'string' ? part : part.kind === 'unknown' ? [part.why] : [part.kind, part.id]));
}

/** The text with names in the form `${...}`, each of its own, where `show` may give the same label to several. */
export function marked(text: Text): string {
  return text.map((part) => typeof part === 'string' ? part : `\${${encodeURIComponent(keyOf([part])).replace(/\*/g, '%2A')}}`).join('');
}
