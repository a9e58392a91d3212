import { join } from 'node:path';
import * as ts from 'typescript';
import { parse, ROOT } from './source';

/** TypeScript code from the documentation, and where it stands there. */
export interface Snippet {
  readonly where: string;
  readonly code: string;
}

/** Compiles snippets against src/, each a module of its own, and gives the compiler's complaints. */
export function typeErrorsOf(snippets: Snippet[]): string[] {
  const modules = new Map(snippets.map((snippet, index) => [join(ROOT, 'test', `snippet-${index}.ts`), { ...snippet, text: asModule(snippet.code) }]));
  const options = compilerOptions();
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => modules.has(file) || fileExists(file);
  host.readFile = (file) => modules.get(file)?.text ?? readFile(file);
  const program = ts.createProgram([...modules.keys()], options, host);
  return [...modules].flatMap(([file, { where, text }]) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(({ start = 0, messageText }) => {
      const line = text.slice(0, start).split('\n').length - 1;
      return `${where}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}\n  in: ${text.split('\n')[line].trim()}`;
    });
  });
}

/** The options of the tests, with our package's subpaths as src/ has them, which need not be compiled. */
function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(ROOT, 'test/tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, join(ROOT, 'test'));
  const paths = {
    'hasty-bucket-constructs': [join(ROOT, 'src/index.ts')],
    'hasty-bucket-constructs/*': [join(ROOT, 'src/*/index.ts')],
    // the twin has the types of the original
    'hasty-bucket-constructs/cdktn/*': [join(ROOT, 'src/*/index.ts')],
    'cdktn': [join(ROOT, 'node_modules/cdktf')],
    '@cdktn/*': [join(ROOT, 'node_modules/@cdktf/*')],
  };
  return { ...options, paths, noEmit: true, noUnusedLocals: false };
}

/** A module from a snippet. One that uses `this` is the body of a stack's constructor, but for what can only stand outside. */
function asModule(code: string): string {
  const { statements } = parse('snippet.ts', code);
  const texts = (some: ts.Statement[]) => some.map((statement) => statement.getFullText()).join('');
  const outside = statements.filter(standsOutside);
  const body = statements.filter((statement) => !standsOutside(statement));
  if (!body.some(usesThis)) return `${code}\nexport {};\n`;
  return `import * as scope from 'aws-cdk-lib';
${texts(outside)}
export class Scope extends scope.Stack {
  constructor() {
    super();
${texts(body)}
  }
}
`;
}

function standsOutside(statement: ts.Statement): boolean {
  const declared = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
  return declared || ts.isImportDeclaration(statement) || ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement);
}

function usesThis(node: ts.Node): boolean {
  return node.kind === ts.SyntaxKind.ThisKeyword || (!ts.isFunctionDeclaration(node) && (ts.forEachChild(node, usesThis) ?? false));
}
