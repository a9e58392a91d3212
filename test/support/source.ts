import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import * as ts from 'typescript';
import { WARNING_IDS as TERRAFORM_WARNING_IDS } from '../../src/terraform/warning';

export const ROOT = join(__dirname, '../..');

/** The files of a folder of the repository and its subfolders, as paths from the root with forward slashes. */
export function filesIn(folder: string, suffix: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'cdk.out' ? [] : filesIn(path, suffix);
    return entry.isFile() && path.endsWith(suffix) ? [path] : [];
  }).sort();
}

export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

export function parse(path: string, text: string = read(path)): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
}

/** A declaration that a room exports. */
interface Export {
  readonly name: string;
  readonly file: string;
  readonly node: ts.Node;
}

/** What an index file exports, through its lines `export * from './x'` and `export { Y } from './x'`. */
export function exportsOf(index: string): Export[] {
  return parse(index).statements.flatMap((statement): Export[] => {
    if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier) {
      throw new Error(`${index} must hold only lines \`export * from './file'\`, got: ${statement.getText()}`);
    }
    const path = posix.join(posix.dirname(index), (statement.moduleSpecifier as ts.StringLiteral).text);
    const declared = declarationsIn(existsSync(join(ROOT, `${path}.ts`)) ? `${path}.ts` : `${path}/index.ts`);
    if (!statement.exportClause) return declared;
    const names = (statement.exportClause as ts.NamedExports).elements.map(({ name }) => name.getText());
    return declared.filter(({ name }) => names.includes(name));
  });
}

function declarationsIn(file: string): Export[] {
  const named = (node: ts.Statement): readonly ts.NamedDeclaration[] =>
    ts.isVariableStatement(node) ? node.declarationList.declarations : [node as ts.DeclarationStatement];
  return parse(file).statements.filter(isExported).flatMap(named)
    .map((node) => ({ name: node.name!.getText(), file, node }));
}

function isExported(node: ts.Statement): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

/** The text of a declaration's doc comment, without its tags. */
export function docOf(node: ts.Node): string {
  return ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? '').join('\n').trim();
}

/** The texts of a declaration's doc tags of one name. */
export function tagsOf(node: ts.Node, name: string): string[] {
  return ts.getJSDocTags(node).filter((tag) => tag.tagName.text === name).map((tag) => ts.getTextOfJSDocComment(tag.comment) ?? '');
}

/** The ids of our warnings, on AWS CDK and on Terraform. */
export function warningIds(): string[] {
  const union = parse('src/aws/warning.ts').statements.find(ts.isTypeAliasDeclaration)!.type as ts.UnionTypeNode;
  const onCdk = union.types.map((type) => ((type as ts.LiteralTypeNode).literal as ts.StringLiteral).text);
  return [...new Set([...onCdk, ...TERRAFORM_WARNING_IDS])].sort();
}
