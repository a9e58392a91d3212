import { Guard } from '../document/choice';
import { Text } from '../document/text';
import { Facts } from '../facts';
import { resourcesOf } from './actions';
import { exactly } from './compile';
import { MixedTypes } from './constraint';
import { BudgetExceeded } from './language';
import { Letters } from './letters';
import { Answer, Literal, Region, solve } from './problem';
import { Lens, regionOf } from './regions';
import { accountIn, keyDomain, Subject, variableOf } from './subject';
import { Statement } from '../policy/statement';

/** What judgements share over all the documents. */
export interface Court {
  readonly facts: Facts;
  readonly letters: Letters;
  readonly now: Date;
  /** Whether it was agreed what Hasty needs. */
  readonly agreed?: boolean;
}

/** A statement as it bears on a subject. */
export interface Bearing {
  readonly statement: Statement;
  /** The resource whose policy it is in. */
  readonly within?: Text;
  /** Why it is not sure that it bears on the subject, if so. */
  readonly unsure?: string;
  /** Whether all the world is let in, not the subject in particular. */
  readonly everyone?: boolean;
  /** Whether a boundary limits it though it is in the policy of a resource. */
  readonly limited?: boolean;
  /** Whether only the subject's account is let in, whose own policies have to allow it too. */
  readonly account?: boolean;
}

/** All the statements that decide what a subject may do. */
export interface Rights {
  readonly subject: Subject;
  /** When there is such a subject. */
  readonly when?: Guard;
  /** What every request is about, if it is one resource. */
  readonly about?: Text;
  readonly allows: readonly Bearing[];
  /** The denies that can matter to an allow. */
  readonly denies: (allow: Bearing) => readonly Bearing[];
  /** The allows of a boundary, which limits what identity policies give. */
  readonly boundary?: readonly Bearing[];
}

/** How to read what is not known. */
interface Mode {
  /** Only what is sure counts, for the answer that is looked for; otherwise all that is possible. */
  readonly sure: boolean;
  readonly parameters: Lens['parameters'];
}

const POSSIBLE: Mode = { sure: false, parameters: 'either' };
const SURE: readonly Mode[] = [{ sure: true, parameters: 'named' }, { sure: true, parameters: 'star' }];

/** A request, and whether it is sure that it is answered so. */
export interface Found {
  readonly status: 'fail' | 'cannot tell';
  readonly action: string;
  readonly answer?: Answer;
  /** The statement that decides it. */
  readonly by?: Bearing;
  /** What stands in the way of being sure. */
  readonly why?: string;
}

/** A request for an action that is allowed, and is in none of the regions; undefined: there is none, whatever is unknown or chosen. */
export function allowed(
  court: Court, rights: Rights, action: string, outside: readonly Region[] = [], also: readonly Literal[] = [],
): Found | undefined {
  return threeValued(action, (mode) => search(court, rights, action, outside, also, mode));
}

/** Whether a request for an action may be allowed, for all that is known: what `allowed` finds, without asking whether it is sure. */
export function mayBeAllowed(court: Court, rights: Rights, action: string, outside: readonly Region[], also: readonly Literal[]): boolean {
  const found = threeValued(action, (mode) => search(court, rights, action, outside, also, mode), []);
  return found !== undefined;
}

/** A request of a region that is refused; undefined: there is none, whatever is unknown. */
export function refused(court: Court, rights: Rights, action: string, region: Region): Found | undefined {
  return threeValued(action, (mode) => searchRefused(court, rights, action, region, mode));
}

function threeValued(action: string, ask: (mode: Mode) => { answer: Answer; by?: Bearing } | undefined, modes = SURE): Found | undefined {
  try {
    const possible = ask(POSSIBLE);
    if (!possible) return undefined;
    for (const mode of modes) {
      const sure = ask(mode);
      if (sure) return { status: 'fail', action, ...sure, answer: withStars(sure.answer, mode) };
    }
    return { status: 'cannot tell', action, ...possible };
  } catch (error) {
    if (error instanceof BudgetExceeded || error instanceof MixedTypes) return { status: 'cannot tell', action, why: error.message };
    throw error;
  }
}

function withStars(answer: Answer, { parameters }: Mode): Answer {
  return parameters === 'star' ? { ...answer, choices: { ...answer.choices, 'every parameter without a pattern': '*' } } : answer;
}

function search(court: Court, rights: Rights, action: string, outside: readonly Region[], also: readonly Literal[], mode: Mode) {
  const [give, take] = [lens(court, rights.subject, 'over', mode), lens(court, rights.subject, 'under', mode)];
  const request = resourceRegion(court, rights, action, also);
  for (const allow of rights.allows) {
    const region = bearing(allow, action, give);
    if (!region) continue;
    const denies = rights.denies(allow).flatMap((deny) => bearing(deny, action, take) ?? []);
    if (denies.some(({ when, constraints }) => when.length === 0 && constraints.length === 0)) continue; // it denies every request
    for (const limit of limits(rights, allow, action, give)) {
      const answer = solve({
        domain: keyDomain(rights.subject, action, court.now, court.letters),
        inside: [request, region, ...limit],
        outside: [...denies, ...outside],
        choices: court.facts.choices,
      });
      if (answer) return { answer, by: allow };
    }
  }
  return undefined;
}

/**
 * The regions of a boundary, one of which has to hold too. A policy of a resource is not limited by it, unless it names the role.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
function limits(rights: Rights, allow: Bearing, action: string, give: Lens): Region[][] {
  if (!rights.boundary || (allow.within && !allow.limited)) return [[]];
  return rights.boundary.flatMap((limit) => bearing(limit, action, give) ?? []).map((region) => [region]);
}

function searchRefused(court: Court, rights: Rights, action: string, region: Region, mode: Mode) {
  const [give, take] = [lens(court, rights.subject, 'under', mode, 'refused'), lens(court, rights.subject, 'over', mode, 'refused')];
  const domain = keyDomain(rights.subject, action, court.now, court.letters);
  const ask = (inside: Region[], outside: Region[]) => solve({ domain, inside, outside, choices: court.facts.choices });
  const request = resourceRegion(court, rights, action, []);
  const allows = rights.allows.map((allow) => [allow, bearing(allow, action, give)] as const);
  const all = allows.flatMap(([, allow]) => allow ?? []);
  const missing = ask([request, region], all);
  if (missing) return { answer: missing };
  if (rights.boundary) {
    const fromResources = allows.flatMap(([{ within, limited }, allow]) => within && !limited && allow ? [allow] : []);
    const limited = ask([request, region], [...rights.boundary.flatMap((limit) => bearing(limit, action, give) ?? []), ...fromResources]);
    if (limited) return { answer: limited, by: rights.boundary[0] };
  }
  for (const deny of new Set(rights.allows.flatMap((allow) => rights.denies(allow)))) {
    const denied = bearing(deny, action, take);
    const answer = denied && ask([request, region, denied], []);
    if (answer) return { answer, by: deny };
  }
  return undefined;
}

/**
 * Where something is not known, `err` is the side that an answer's own statements are read with when all that is possible counts; when only what
 * is sure counts, they are read the other way. What the caller picks may be anything in the one, and is one value in the other.
 */
function lens({ letters }: Court, subject: Subject, err: 'over' | 'under', { sure, parameters }: Mode, goal: 'allowed' | 'refused' = 'allowed'): Lens {
  return {
    letters,
    err: sure === (err === 'over') ? 'under' : 'over',
    callers: sure ? 'over' : err,
    picks: sure && err === 'over',
    parameters: goal === 'refused' ? 'named' : parameters,
    variable: variableOf(subject),
    account: subject.identity && letters.once(subject.identity.arn, 'account', () => accountIn(subject.identity!.arn)),
    hidden: (key) => subject.kind === 'hasty' && HIDDEN.includes(key),
  };
}

/** Hasty's organisation; and whether an access point, whose own policy has a say, lets the request through. */
const HIDDEN = ['aws:principalorgid', 's3:dataaccesspointaccount', 's3:dataaccesspointarn'];

function bearing({ statement, within, unsure }: Bearing, action: string, by: Lens): Region | undefined {
  return unsure !== undefined && by.err === 'under' ? undefined : regionOf(statement, action, by, within);
}

function resourceRegion({ letters }: Court, { about, when = [] }: Rights, action: string, also: readonly Literal[]): Region {
  const glob = about && exactly(about, letters);
  const resources = glob ? { some: true, globs: [glob] } : resourcesOf(action);
  return { when, constraints: [{ variable: 'resource', constraint: { absent: false, present: resources } }, ...also] };
}

/** The choices under which a request of some kind is allowed, one a statement; where it is allowed in any case: that alone. */
export function choicesFor(court: Court, rights: Rights, action: string, also: readonly Literal[]): readonly Guard[] {
  if (rights.allows.every(({ statement }) => statement.when.length === 0)) return [[]];
  const gives = (allow: Bearing) => mayBeAllowed(court, { ...rights, allows: [allow] }, action, [], also);
  const giving = rights.allows.filter(gives).map(({ statement }) => statement.when);
  return giving.some((when) => when.length === 0) ? [[]] : giving;
}
