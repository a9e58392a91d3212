import { Cast, castFor } from './cast';
import { Clients } from './clients';
import { Hasty } from './hasty';
import { CROSSING, SIGNAL } from './images';
import { Mount } from './mount';
import { Neighbour, Owner } from './owner';

/** An account in which mounts can be visited. */
export interface Scene {
  readonly clients: Clients;
  readonly cast: Cast;
  readonly owner: Owner;
  readonly neighbour: Neighbour;
}

/** A mounted folder with images in it and around it, and Hasty before it. */
export interface Visit extends Scene {
  readonly mount: Mount;
  readonly prefix: string;
  readonly hasty: Hasty;
  /** What the folder holds. */
  readonly images: Record<string, Buffer>;
  /** An image in a folder whose name begins like the mounted one's. */
  readonly sibling: string;
  /** An image elsewhere in the bucket. */
  readonly outside: string;
}

export async function sceneOn(endpoint: string): Promise<Scene> {
  const clients = new Clients(endpoint);
  const cast = await castFor(clients);
  const owner = new Owner(clients, cast.owner);
  return { clients, cast, owner, neighbour: await owner.shareWithOrganisation('acme-shared') };
}

/** Puts images into a mounted bucket for a visit of Hasty. */
export async function visitTo(scene: Scene, mount: Mount, prefix: string): Promise<Visit> {
  const images = { [`${prefix}crossing.png`]: CROSSING, [`${prefix}signal.png`]: SIGNAL };
  const sibling = `${prefix.slice(0, -1)}2/plan.png`;
  const outside = 'payroll/badge.png';
  await scene.owner.upload(mount.bucket, { ...images, [sibling]: CROSSING, [outside]: CROSSING });
  return { ...scene, mount, prefix, images, sibling, outside, hasty: new Hasty(scene.clients, scene.cast.hasty, mount) };
}
