import { entitled } from '../support/random-policies';
import { compareWithSimulator, RUNS, SEED, shares, Tally } from '../support/soundness';

test('what the audit says of what a role may do is what a simulator answers', async () => {
  const tally: Tally = { verdicts: {}, requests: 0, witnesses: 0 };
  await compareWithSimulator(entitled, Math.ceil(RUNS / 2), tally);
  process.stdout.write(`rights, HASTY_SEED=${SEED}: ${JSON.stringify(tally)}\n`);
  if (RUNS < 1000) return;
  // all of it is inside the fragment, so it is rare that the audit cannot tell; and a property of what passes says little where little passes
  expect(shares(tally).cannotTell).toBeLessThan(0.03);
  expect(shares(tally).pass).toBeGreaterThan(0.08);
}, 600_000);
