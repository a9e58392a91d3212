// The part of API.md on rooms of plain TypeScript, which jsii does not know: made from their declarations and doc comments.
const { existsSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const ts = require('typescript');

const KINDS = [
  ['Functions', ts.isFunctionDeclaration],
  ['Constants', ts.isVariableDeclaration],
  ['Classes', ts.isClassDeclaration],
  ['Interfaces', ts.isInterfaceDeclaration],
  ['Types', ts.isTypeAliasDeclaration],
];

/** The section of a room, from its index file. */
function plainSection(room, index) {
  const exported = exportsOf(index).sort((one, other) => one.name.text < other.name.text ? -1 : 1);
  const names = exported.map(({ name }) => name.text);
  const link = (text) => escape(text).replace(/\w+/g, (word) => names.includes(word) ? `<a href="#${room}.${word}">${word}</a>` : word);
  const parts = KINDS.flatMap(([title, is]) => {
    const declarations = exported.filter(is);
    return declarations.length === 0 ? [] : [`### ${title}`, ...declarations.map((node) => entry(node, room, link))];
  });
  return `## ${room}\n\n${parts.join('\n\n')}`;
}

function entry(node, room, link) {
  const name = node.name.text;
  return [
    `#### ${name} <a name="${name}" id="${room}.${name}"></a>`,
    commentOf(node),
    ...tagsOf(node, 'example').map((example) => `*Example*\n\n\`\`\`typescript\n${example}\n\`\`\``),
    ...ts.isInterfaceDeclaration(node) ? [members(node, link)] : [`\`\`\`typescript\nimport { ${name} } from '${room}'\n\n${signature(node)}\n\`\`\``],
    ...ts.isClassDeclaration(node) ? [members(node, link)] : [],
    ...tagsOf(node, 'throws').map((text) => `*Throws* ${link(text)}`),
  ].filter((part) => part !== '').join('\n\n');
}

/** What is written to use it. */
function signature(node) {
  if (ts.isTypeAliasDeclaration(node)) return node.getText().replace(/^export /, '');
  if (ts.isVariableDeclaration(node)) return `const ${node.name.text}: ${node.type.getText()};`;
  const parameters = (list) => list.map((parameter) => `${parameter.name.getText()}${parameter.questionToken || parameter.initializer ? '?' : ''}: ${parameter.type.getText()}`).join(', ');
  if (ts.isFunctionDeclaration(node)) return `function ${node.name.text}(${parameters(node.parameters)}): ${node.type.getText()}`;
  const [constructor] = node.members.filter(ts.isConstructorDeclaration);
  return `new ${node.name.text}(${parameters(constructor.parameters)})`;
}

/** A table of what it holds. */
function members(node, link) {
  const own = ts.isInterfaceDeclaration(node) ? [...node.members] : node.members.filter(ts.isConstructorDeclaration)
    .flatMap((constructor) => constructor.parameters.filter((parameter) => ts.isParameterPropertyDeclaration(parameter, constructor)));
  const rows = own.map((member) => {
    const fallback = tagsOf(member, 'default').map((text) => ` *Default:* ${text.replace(/^- /, '')}.`);
    const text = `${commentOf(member)}${fallback}`.replace(/\s+/g, ' ').replaceAll('|', '\\|');
    return `| <code>${member.name.getText()}${member.questionToken ? '?' : ''}</code> | <code>${link(member.type.getText())}</code> | ${text} |`;
  });
  return ['| **Name** | **Type** | **Description** |', '| --- | --- | --- |', ...rows].join('\n');
}

/** The declarations behind `export * from './x'` and `export { Y } from './x'`. */
function exportsOf(index) {
  return parse(index).statements.flatMap((statement) => {
    const path = join(dirname(index), statement.moduleSpecifier.text);
    const declared = declarationsIn(existsSync(`${path}.ts`) ? `${path}.ts` : join(path, 'index.ts'));
    if (!statement.exportClause) return declared;
    return statement.exportClause.elements.map(({ name }) => declared.find((node) => node.name.text === name.text));
  });
}

function declarationsIn(file) {
  return parse(file).statements
    .filter((statement) => ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
    .flatMap((statement) => ts.isVariableStatement(statement) ? [...statement.declarationList.declarations] : [statement]);
}

function parse(file) {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
}

function commentOf(node) {
  const docs = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? '');
  const parameter = ts.getJSDocParameterTags(node).map((tag) => ts.getTextOfJSDocComment(tag.comment) ?? '');
  return [...docs, ...ts.isParameter(node) ? parameter : []].join('\n').trim();
}

function tagsOf(node, name) {
  return ts.getJSDocTags(node).filter((tag) => tag.tagName.text === name).map((tag) => ts.getTextOfJSDocComment(tag.comment) ?? '');
}

function escape(text) {
  return text.replace(/\s+/g, ' ').replace(/[&<>|{}]/g, (character) => `&#${character.charCodeAt(0)};`);
}

module.exports = { plainSection };
