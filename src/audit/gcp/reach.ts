import { Condition, GcsRequest, holds } from './condition';
import { Grant, objectsOf } from './grant';
import { instants, literalsOf, representatives } from './representatives';
import { LIST, typeFor } from './roles';

/** A request that a grant allows, or that it may allow. */
export interface Point {
  readonly request: GcsRequest;
  readonly grant: Grant;
  /** Whether it is known to be allowed: false when that depends on an unknown part of the condition. */
  readonly sure: boolean;
}

/** More requests than this are not compared. */
const BUDGET = 400_000;

/** All that grants on one bucket allow, as a truth table. */
export class Reach {
  private readonly conditions: readonly Condition[];
  /** From now on. */
  public readonly times: readonly number[];
  /** Whether there is too much to compare. */
  public readonly tooLarge: boolean;

  /** @param folders further folders that have to be told apart: those that were agreed */
  public constructor(
    public readonly bucket: string,
    public readonly grants: readonly Grant[],
    now: number,
    private readonly folders: readonly string[] = [],
  ) {
    this.conditions = grants.map(({ condition }) => condition);
    this.times = instants(this.conditions, now);
    const sizes = (['name', 'list prefix'] as const).map((kind) => literalsOf(this.conditions, kind, folders))
      .map(({ startsWith, endsWith, equals }) => (startsWith.length + 2) * (endsWith.length + 1) + equals.length);
    this.tooLarge = Math.max(...sizes) * this.times.length * grants.length > BUDGET;
  }

  /** What is allowed of a permission, one grant for each request; nothing, when it is too large. */
  public points(permission: string, times: readonly number[] = this.times): Point[] {
    const grants = this.grants.filter(({ role }) => role.permissions.includes(permission));
    const requests = this.tooLarge ? [] : this.requests(permission);
    return grants.length === 0 ? [] : times.flatMap((time) => requests.flatMap((request): Point[] => {
      const timed = { ...request, time };
      const answers = grants.map((grant) => ({ grant, holds: holds(grant.condition, timed) }));
      const best = answers.find((answer) => answer.holds === true) ?? answers.find((answer) => answer.holds === undefined);
      return best ? [{ request: timed, grant: best.grant, sure: best.holds === true }] : [];
    }));
  }

  /** A request that one grant allows of a permission; one that is sure, if there is any. */
  public first(grant: Grant, permission: string): Point | undefined {
    const points = new Reach(this.bucket, [grant], this.times[0], this.folders).points(permission);
    return points.find(({ sure }) => sure) ?? points[0];
  }

  /** Folders and literals that conditions tell names by, the whole bucket first. */
  public get heads(): string[] {
    const base = objectsOf(this.bucket);
    const literals = literalsOf(this.conditions, 'name', [base, ...this.folders.map((folder) => base + folder)]);
    return literals.startsWith.filter((head) => head.startsWith(base));
  }

  private requests(permission: string): Omit<GcsRequest, 'time'>[] {
    const base = objectsOf(this.bucket);
    if (typeFor(permission) === 'Object') {
      const names = representatives(literalsOf(this.conditions, 'name', this.heads));
      return names.filter((name) => name.startsWith(base) && name !== base).map((name) => ({ type: 'Object', name }));
    }
    const bucket: Omit<GcsRequest, 'time'> = { type: 'Bucket', name: base.slice(0, -'/objects/'.length) };
    if (permission !== LIST) return [bucket];
    const prefixes = representatives(literalsOf(this.conditions, 'list prefix', this.folders));
    return [bucket, ...['', ...this.folders, ...prefixes].map((listPrefix) => ({ ...bucket, listPrefix }))];
  }
}
