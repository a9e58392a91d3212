import { Component } from 'projen';
import { Eslint, NodeProject } from 'projen/lib/javascript';

/** Lints that the rooms of src/ import one way: a room imports the rooms named for it, and no other. */
export class ImportArrows extends Component {
  /** @param arrows room -> the rooms that it may import */
  constructor(project: NodeProject, arrows: Record<string, string[]>) {
    super(project);
    const zones = Object.entries(arrows).map(([room, imports]) => ({
      target: `./src/${room}`,
      from: './src',
      except: [room, ...imports].map((name) => `./${name}`),
    }));
    Eslint.of(project)?.addRules({ 'import/no-restricted-paths': ['error', { zones }] });
  }
}
