import { checkInstant, Doubt } from './checks';

/**
 * What makes a second look at a time worthwhile before which sessions end.
 *
 * @throws when it is a token or no time: computed at synth or deploy, it would end Hasty's sessions with each deploy
 */
export function revocationDoubts(time: string, isToken: (value: string) => boolean): Doubt<'revokesFuture'>[] {
  if (isToken(time)) throw new Error('`time` must be a literal time, got a token; write it out, or every deploy would end Hasty\'s sessions');
  if (checkInstant('time', time).getTime() <= Date.now()) return [];
  return [{ id: 'revokesFuture', message: `\`time\` is in the future, got: '${time}'; Hasty has no access until then, since every session until then counts as one from before` }];
}

/** The later of two times, in the one form that checkInstant lets through, which sorts as text. */
export function laterOf(time: string, other = time): string {
  return time > other ? time : other;
}
