import { concat, Hole, show, Text } from '../document/text';

/**
 * What strings are made of here: UTF-16 code units, and one letter for each name that only a deployment makes. Such a name is a
 * constant of which no part is known, so one letter says all there is to say.
 */
export type Letter = number;

/** The letters of names that deployments make. */
export class Letters {
  private readonly codes = new Map<string, Letter>();
  private readonly holes: Hole[] = [];
  private readonly made = new WeakMap<object, Map<string, unknown>>();

  /** The letter of a hole. */
  public of(hole: Exclude<Hole, { kind: 'unknown' }>): Letter {
    const known = this.codes.get(hole.id);
    if (known !== undefined) return known;
    const code = FIRST_NAME + this.holes.length;
    this.codes.set(hole.id, code);
    this.holes.push(hole);
    return code;
  }

  /** What is made of something in these letters, once for each way of reading it. */
  public once<T>(of: object, how: string, make: () => T): T {
    const known = this.made.get(of) as Map<string, T> | undefined ?? new Map<string, T>();
    this.made.set(of, known);
    if (!known.has(how)) known.set(how, make());
    return known.get(how)!;
  }

  /** The text that these letters are of. */
  public text(letters: readonly Letter[]): Text {
    return concat(letters.map((letter) => isName(letter) ? this.holes[letter - FIRST_NAME] : String.fromCharCode(letter)));
  }

  /** The string for people: names by their labels, which several may share. */
  public show(letters: readonly Letter[]): string {
    return show(this.text(letters));
  }
}

/** Whether a letter stands for a name. */
export function isName(letter: Letter): boolean {
  return letter >= FIRST_NAME;
}

const FIRST_NAME = 0x10000;

/** The letters to try where these ones make a difference: they, and one that stands for all the others. */
export function lettersPreferred(special: readonly Letter[]): Letter[] {
  const distinct = new Set(special);
  const others = [...PLAIN, ...Array.from({ length: distinct.size + 1 }, (_, n) => 0x100 + n)];
  return [...distinct, others.find((letter) => !distinct.has(letter))!];
}

const PLAIN = [...'xyzabcdefghijklmnopqrstuvw0123456789'].map((letter) => letter.charCodeAt(0));
