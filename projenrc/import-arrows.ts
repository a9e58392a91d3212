import { Component } from 'projen';
import { Eslint, NodeProject } from 'projen/lib/javascript';
import { ROOMS } from './architecture';

/**
 * Lints that the rooms of src/ import one way: a room imports the rooms named for it, and no other. And that nothing imports the
 * index of a provider's bindings, which takes seconds and hundreds of megabytes to load.
 */
export class ImportArrows extends Component {
  constructor(project: NodeProject, rooms: typeof ROOMS) {
    super(project);
    const zones = Object.entries(rooms).map(([room, { imports }]) => ({
      target: `./src/${room}`,
      from: './src',
      except: [room, ...imports].map((name) => `./${name}`),
    }));
    Eslint.of(project)?.addRules({ 'import/no-restricted-paths': ['error', { zones }] });
    Eslint.of(project)?.addRules({
      'no-restricted-imports': ['error', {
        patterns: [{ regex: '^@cdkt[fn]/provider-[^/]+(/lib)?$', message: "Import the file of the resource: '@cdktf/provider-google/lib/storage-bucket'." }],
      }],
    });
  }
}
