import { printable } from './wrap';

/** Text as HTML and SVG take it, between tags and in attributes. */
export function escapeHtml(text: string): string {
  return printable(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
