import { between, Ranges } from './ranges';

const VERSION_4 = 2n ** 32n;
const VERSION_6 = 2n ** 128n;

/** All addresses as numbers: those of version 4, and behind them those of version 6, so that one never matches the other. */
export const ADDRESSES: Ranges = between(0n, VERSION_4 + VERSION_6 - 1n);

/** First and last address of `203.0.113.0/24`, `2001:db8::/32` or a single address; undefined: it is none of these. */
export function cidr(text: string): [bigint, bigint] | undefined {
  const [address, length] = text.split('/');
  const six = address.includes(':');
  const start = six ? version6(address) : version4(address);
  const bits = six ? 128 : 32;
  const fixed = length === undefined ? bits : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  if (start === undefined || fixed < 0 || fixed > bits) return undefined;
  const size = 2n ** BigInt(bits - fixed);
  const low = start - start % size + (six ? VERSION_4 : 0n);
  return [low, low + size - 1n];
}

/** The address for people. */
export function addressOf(value: bigint): string {
  const digits = (number: bigint, base: bigint, count: number): bigint[] =>
    Array.from({ length: count }, (_, index) => number / base ** BigInt(count - 1 - index) % base);
  if (value < VERSION_4) return digits(value, 256n, 4).join('.');
  return digits(value - VERSION_4, 65536n, 8).map((part) => part.toString(16)).join(':');
}

function version4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function version6(text: string): bigint | undefined {
  const [head, tail, more] = text.split('::');
  const parts = (half: string | undefined) => half ? half.split(':') : [];
  const missing = 8 - parts(head).length - parts(tail).length;
  if (more !== undefined || (tail === undefined ? missing !== 0 : missing < 1)) return undefined;
  const all = [...parts(head), ...Array<string>(missing).fill('0'), ...parts(tail)];
  return all.every((part) => /^[0-9a-f]{1,4}$/i.test(part)) ? all.reduce((sum, part) => sum * 65536n + BigInt(`0x${part}`), 0n) : undefined;
}
