import { Verdict } from './simulator';

/** Asks one question after the other, until an answer is not as expected. */
export async function firstWrong<T>(questions: [T, boolean][], ask: (question: T) => Promise<Verdict>): Promise<string | undefined> {
  for (const [question, may] of questions) {
    const answer = await ask(question);
    if ((answer === 'allowed') !== may) return `${JSON.stringify(question)} is ${answer}`;
  }
  return undefined;
}

/** Looks for breaches one after the other, until there is one. */
export async function firstBreach(searches: (() => Promise<string | undefined>)[]): Promise<string | undefined> {
  for (const search of searches) {
    const found = await search();
    if (found) return found;
  }
  return undefined;
}

/** Searches once for all that it depends on: a fault in one document leaves the answers about the others as they were. */
export function remember(dependsOn: unknown[], search: () => Promise<string | undefined>): Promise<string | undefined> {
  const key = JSON.stringify(dependsOn);
  const found = remembered.get(key) ?? search();
  remembered.set(key, found);
  return found;
}
const remembered = new Map<string, Promise<string | undefined>>();
