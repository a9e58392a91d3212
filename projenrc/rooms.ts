import { Component, SourceCode } from 'projen';
import { NodeProject } from 'projen/lib/javascript';
import { ROOMS } from './architecture';

/**
 * What follows from the list of rooms (the folders of src/ that users import): `exports`, `typesVersions`, the optional
 * peers, and a barrel that loads a room only when it is touched.
 */
export class Rooms extends Component {
  constructor(project: NodeProject, private readonly rooms: typeof ROOMS) {
    super(project);
    const names = Object.keys(rooms);
    const entry = (folder: string) => ({ types: `./lib/${folder}index.d.ts`, default: `./lib/${folder}index.js` });
    project.package.addField('exports', {
      '.': entry(''),
      ...Object.fromEntries(names.map((room) => [`./${room}`, entry(`${room}/`)])),
      './package.json': './package.json',
      './.jsii': './.jsii',
    });
    // TypeScript's node10 resolution does not read `exports`
    project.package.addField('typesVersions', { '*': Object.fromEntries(names.map((room) => [room, [`lib/${room}/index.d.ts`]])) });
    const optional = [...new Set(Object.values(rooms).flatMap((room) => room.peers))].filter((peer) => peer !== 'constructs').sort();
    project.package.addField('peerDependenciesMeta',
      Object.fromEntries(optional.map((peer) => [peer, { optional: true }])));
    project.compileTask.exec('node projenrc/lazify.js lib/index.js');
  }

  public preSynthesize(): void {
    const barrel = new SourceCode(this.project, 'src/index.ts');
    if (barrel.marker) barrel.line(`// ${barrel.marker}`);
    for (const room of Object.keys(this.rooms).sort()) {
      barrel.line(`export * as ${room.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())} from './${room}';`);
    }
  }
}
