// Lets an app that is written for cdktf run on cdktn, as `node --require` of it: all that is loaded gets cdktn by the name of cdktf.
const Module = require('node:module');

const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...others) {
  return resolve.call(this, request === 'cdktf' ? 'cdktn' : request, ...others);
};
