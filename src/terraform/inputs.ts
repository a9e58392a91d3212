import { Fn, Token } from 'cdktf';
import { IConstruct } from 'constructs';
import { checkBeside, isToken } from './literal';
import { MountOptions } from './mount-options';
import { warn } from './warning';
import { HastyContract, ImportMode, ListingScope, ObjectPrefix } from '../contract';
import { accessUntilDoubts, checkOneOf, checkOrigin, checkPrefixList, INSTANT } from '../contract/checks';

/** Folders that need no escape in any language that they are written to. Terraform's expressions know no look-ahead. */
const SAFE_FOLDER = '^[A-Za-z0-9 _.,=@+:!()~-][A-Za-z0-9 _.,=@+:!()~/-]*/$';

/** What may be read, each prefix as itself: not escaped for Terraform or any policy yet. */
export interface CheckedAccess {
  /** `folder/`; undefined: the whole bucket. A token is checked when Terraform plans. */
  readonly prefixes?: string[];
  readonly importMode: ImportMode;
  readonly listing: ListingScope;
  /** `2026-12-01T00:00:00Z`, or a token that is checked when Terraform plans. */
  readonly accessUntil?: string;
}

/**
 * Checks how Hasty gets at a bucket, and warns of what is worth a second look.
 *
 * @throws when neither `prefixes` nor `wholeBucket` says what may be read, or both do; when a prefix, a time or a mode is none
 */
export function checkAccess(scope: IConstruct, options: MountOptions): CheckedAccess {
  if (!options.wholeBucket && isToken(options.prefixes)) throw new Error('`prefixes` must be a list of strings, got: a token; write each prefix, or make each a variable');
  const importMode = checkOneOf('importMode', ImportMode, options.importMode ?? ImportMode.LINK);
  return {
    prefixes: checkPrefixList(options.prefixes, options.wholeBucket)?.map(checkPrefix),
    importMode,
    listing: checkOneOf('listing', ListingScope, options.listing ?? ListingScope.BUCKET),
    accessUntil: options.accessUntil === undefined ? undefined : checkAccessUntil(scope, importMode, options.accessUntil),
  };
}

/** @throws when an origin has a path, a trailing slash, a wildcard, or another scheme than https; or when there is none */
export function checkOrigins(scope: IConstruct, origins?: string[]): string[] {
  return origins === undefined ? [HastyContract.APP_ORIGIN] : checkGivenOrigins(scope, origins);
}

function checkGivenOrigins(scope: IConstruct, origins: string[]): string[] {
  if (!isToken(origins) && !Array.isArray(origins)) throw new Error(`\`corsOrigins\` must be a list of origins, got: ${JSON.stringify(origins)}; leave it out for '${HastyContract.APP_ORIGIN}'`);
  const tokens = isToken(origins) || origins.some(isToken);
  if (tokens) warn(scope, 'notChecked', 'a CORS origin is not known at synth, so nothing was checked; make sure that it is https:// and a host, nothing more');
  if (isToken(origins)) return origins;
  if (origins.length === 0) throw new Error(`\`corsOrigins\` must hold at least one origin, got: []; leave it out for '${HastyContract.APP_ORIGIN}'`);
  return [...new Set(origins)].map((origin) => isToken(origin) ? origin : checkOrigin(origin));
}

/**
 * The origins that a CORS mixin is made with, before it is known where it is applied: checkOrigins comes then.
 *
 * @throws as checkOrigins does
 */
export function mixinOrigins(given: string[]): string[] {
  const origins = [...given];
  if (origins.length === 0) throw new Error(`\`origins\` must hold at least one origin, got: []; leave it out for '${HastyContract.APP_ORIGIN}'`);
  if (!isToken(origins)) origins.filter((origin) => !isToken(origin)).forEach(checkOrigin);
  return origins;
}

function checkPrefix(prefix: string): string {
  return isToken(prefix) ? matchedAtPlan(SAFE_FOLDER, prefix) : ObjectPrefix.of(prefix).value;
}

function checkAccessUntil(scope: IConstruct, importMode: ImportMode, accessUntil: string): string {
  const token = isToken(accessUntil);
  accessUntilDoubts(accessUntil, token ? 'a variable' : `'${accessUntil}'`, importMode, token).forEach(({ id, message }) => warn(scope, id, message));
  return token ? matchedAtPlan(INSTANT.pattern.replace(/\\d/g, '[0-9]'), accessUntil) : accessUntil;
}

/**
 * A value that Terraform refuses to plan with unless it matches: what is not known at synth cannot smuggle in a condition or a
 * wider prefix.
 *
 * @see https://developer.hashicorp.com/terraform/language/functions/regex
 * @throws as checkBeside does
 */
export function matchedAtPlan(pattern: string, value: string): string {
  return Token.asString(Fn.regex(pattern, checkBeside(value)));
}
