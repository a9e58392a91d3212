/** Something that is asked, and the answer that is right. */
export interface Check {
  readonly ask: string;
  readonly expect: 'allowed' | 'refused';
  /** Asks. Throws what was answered unless it was allowed, and a plain error when what came is not what should come. */
  readonly run: () => Promise<unknown>;
}

/** Checks that belong together. */
export interface Group {
  readonly title: string;
  readonly checks: Check[];
}

/** What was answered to a check. */
export interface Answer {
  readonly check: Check;
  readonly answer: 'allowed' | 'refused' | 'failed';
  /** The error code of a refusal, or why it failed. */
  readonly detail?: string;
  readonly right: boolean;
}

/** A refusal by somebody other than the AWS SDK. */
export class Refused extends Error {
  constructor(public readonly code: string) {
    super(code);
  }
}

/** @throws when something else came than what is there */
export function same(got: Buffer | string | null, expected: Buffer | string): void {
  if (Buffer.compare(Buffer.from(got ?? ''), Buffer.from(expected)) !== 0) throw new Error(`expected ${expected}, got ${got}`);
}

/** Runs checks one after the other: some leave behind what later ones use. */
export async function judge(groups: Group[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const check of groups.flatMap((group) => group.checks)) {
    const said = await ask(check);
    answers.push({ check, ...said, right: said.answer === check.expect });
  }
  return answers;
}

type Said = Pick<Answer, 'answer' | 'detail'>;

async function ask(check: Check): Promise<Said> {
  try {
    await check.run();
    return { answer: 'allowed' };
  } catch (error) {
    return whatWasSaid(error as Error);
  }
}

/** Only a 403 is a refusal: whatever else goes wrong must not be taken for one. */
function whatWasSaid(error: Error & { $metadata?: { httpStatusCode?: number } }): Said {
  if (error instanceof Refused) return { answer: 'refused', detail: error.code };
  if (error.$metadata?.httpStatusCode === 403) return { answer: 'refused', detail: error.name };
  return { answer: 'failed', detail: `${error.name}: ${error.message}` };
}
