/** A folder of src/. */
interface Room {
  /**
   * `assembly`: of the jsii assembly, in the barrel and under a subpath. `plain`: TypeScript that jsii does not see (functions,
   * unions), under a subpath alone. `command`: what the package's command is bundled from, imported by nobody.
   */
  readonly kind: 'assembly' | 'plain' | 'command';
  /** The other rooms that it may import. */
  readonly imports: string[];
  /** The peers that it may import: optional ones but for `constructs`. */
  readonly peers: string[];
  /** What else it may import: modules of Node.js, and dependencies, which the package bundles. */
  readonly modules: string[];
}

/** The rooms of src/. Exports, peers, lint and the architecture test follow this list. */
export const ROOMS: Record<string, Room> = {
  'contract': { kind: 'assembly', imports: [], peers: [], modules: [] },
  'audit': { kind: 'plain', imports: ['contract'], peers: [], modules: ['node:crypto', 'node:fs', 'node:path', 'yaml'] },
  'aws': { kind: 'assembly', imports: ['audit', 'contract'], peers: ['aws-cdk-lib', 'constructs'], modules: ['node:fs'] },
  'terraform': { kind: 'assembly', imports: ['audit', 'contract'], peers: ['cdktf', 'constructs'], modules: [] },
  'gcp': { kind: 'assembly', imports: ['contract', 'terraform'], peers: ['@cdktf/provider-google', 'cdktf', 'constructs'], modules: ['node:crypto'] },
  'azure': { kind: 'assembly', imports: ['contract', 'terraform'], peers: ['@cdktf/provider-azurerm', 'cdktf', 'constructs'], modules: [] },
  'aws-terraform': { kind: 'assembly', imports: ['contract', 'terraform'], peers: ['@cdktf/provider-aws', 'cdktf', 'constructs'], modules: [] },
  'cli': { kind: 'command', imports: ['audit', 'contract'], peers: [], modules: ['node:fs', 'node:path', 'node:util'] },
};

/** The rooms for cdktf. Each has a twin for its continuation cdktn, made from what was compiled (twin.js), under `cdktn/<room>`. */
export const TWINNED = Object.keys(ROOMS).filter((room) => ROOMS[room].peers.includes('cdktf'));

/** The peer of a twin: jsii does not know it, so it is named as optional and nowhere else. */
export function twinPeer(peer: string): string {
  return peer.replace(/^(@?)cdktf(?=\/|$)/, '$1cdktn');
}
