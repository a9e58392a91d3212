// Makes the barrel lazy: `export * as aws` loads ./aws when it is first read, so that require('hasty-bucket-constructs')
// works with any subset of the optional peers installed. Node's ESM lexer reads the names from TypeScript's
// `exports.aws = void 0` line, and drops a name that it also finds in a getter it does not know: `noFold` hides it there
// (aws-cdk-lib's own barrel does the same).
const { readFileSync, writeFileSync } = require('node:fs');

const [file] = process.argv.slice(2);
const eager = /^exports\.(\w+) = __importStar\(require\("(\.\/[\w-]+)"\)\);$/gm;
const text = readFileSync(file, 'utf8');
if (text.includes('noFold')) process.exit(0); // jsii left the file as it was: it is lazy already
if (text.search(eager) < 0) throw new Error(`no namespace export found in ${file}: has the compiler's output changed?`);
writeFileSync(file, text
  .replace(eager, (_, name, path) =>
    `Object.defineProperty(exports, noFold = "${name}", { enumerable: true, configurable: true, get: () => require("${path}") });`)
  .replace('Object.defineProperty(exports, "__esModule"', 'let noFold;\n$&'));
