import { Component, SourceCode } from 'projen';
import { NodeProject } from 'projen/lib/javascript';
import { ROOMS, TWINNED, twinPeer } from './architecture';

/**
 * What follows from the list of rooms (the folders of src/): `exports`, `typesVersions`, the optional peers, a barrel that loads
 * a room only when it is touched, the twin for cdktn, and the bundled command.
 */
export class Rooms extends Component {
  constructor(project: NodeProject, private readonly rooms: typeof ROOMS) {
    super(project);
    const imported = [...Object.keys(rooms).filter((room) => rooms[room].kind !== 'command'), ...TWINNED.map((room) => `cdktn/${room}`)];
    const entry = (folder: string) => ({ types: `./lib/${folder}index.d.ts`, default: `./lib/${folder}index.js` });
    project.package.addField('exports', {
      '.': entry(''),
      ...Object.fromEntries(imported.map((room) => [`./${room}`, entry(`${room}/`)])),
      './package.json': './package.json',
      './.jsii': './.jsii',
    });
    // TypeScript's node10 resolution does not read `exports`
    project.package.addField('typesVersions', { '*': Object.fromEntries(imported.map((room) => [room, [`lib/${room}/index.d.ts`]])) });
    const peers = Object.values(rooms).flatMap((room) => room.peers);
    const optional = [...new Set([...peers, ...peers.map(twinPeer)])].filter((peer) => peer !== 'constructs').sort();
    project.package.addField('peerDependenciesMeta',
      Object.fromEntries(optional.map((peer) => [peer, { optional: true }])));
    project.compileTask.exec('node projenrc/lazify.js lib/index.js');
    project.compileTask.exec(`node projenrc/twin.js ${TWINNED.join(' ')}`);
    [...Object.keys(rooms).filter((room) => rooms[room].kind === 'plain'), ...TWINNED, 'cdktn'].forEach((room) =>
      project.compileTask.exec(`node projenrc/drop-source-maps.js lib/${room}`));
    project.compileTask.exec('node projenrc/bundle.js src/cli/main.ts lib/cli/hasty-buckets.js');
  }

  public preSynthesize(): void {
    const barrel = new SourceCode(this.project, 'src/index.ts');
    if (barrel.marker) barrel.line(`// ${barrel.marker}`);
    for (const room of Object.keys(this.rooms).filter((name) => this.rooms[name].kind === 'assembly').sort()) {
      barrel.line(`export * as ${room.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())} from './${room}';`);
    }
  }
}
