import { join } from 'node:path';
import * as ts from 'typescript';
import { ROOT } from '../support/source';

/** The ways in which TypeScript finds packages. node10 is deprecated, and still met. */
export const RESOLUTIONS: Record<string, ts.CompilerOptions> = {
  node16: { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 },
  bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
  node10: { module: ts.ModuleKind.CommonJS, moduleResolution: ts.ModuleResolutionKind.Node10, ignoreDeprecations: '6.0' },
};

/**
 * Compiles files of a folder, and gives what the compiler complains of: in the files and, unless `skipLibCheck`, in the
 * declarations of our package that they reach. (Those of aws-cdk-lib are not ours to check, and take three times as long.)
 */
export function complaintsOf(folder: string, names: string[], options: ts.CompilerOptions): string[] {
  const files = names.map((name) => join(folder, name));
  const program = ts.createProgram(files, {
    ...options, noEmit: true, strict: true, target: ts.ScriptTarget.ES2022, types: ['node'], typeRoots: [join(ROOT, 'node_modules/@types')],
  });
  const ours = program.getSourceFiles().filter(({ fileName }) => files.includes(fileName) || fileName.includes('/node_modules/hasty-bucket-constructs/'));
  const found = ours.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]);
  return [...program.getOptionsDiagnostics(), ...found].map(({ file, code, messageText }) => `${file?.fileName}: TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}
