// The configuration by which the tests of the Terraform rooms run on cdktn: `npx jest -c test/support/jest-cdktn.js test/gcp`.
// Jest renames what the providers' bindings import too, so that there is one engine.
const { jest } = require('../../package.json');

module.exports = { ...jest, rootDir: '../..', displayName: 'cdktn', moduleNameMapper: { '^cdktf$': 'cdktn' }, globals: { ENGINE: 'cdktn' } };
