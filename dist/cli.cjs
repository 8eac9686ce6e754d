#!/usr/bin/env node
const require_runtime = require("./runtime.cjs");
// src/entries/cli.ts
process.exitCode = 2;
const problem = require_runtime.runtimeProblem(process.versions);
problem === void 0 ? Promise.resolve().then(() => require("./main.cjs")).then(({ main }) => main(process.argv.slice(2), process.cwd())).then((code) => {
	process.exitCode = code;
}).catch((error) => process.stderr.write(`seal-gate: ${String(error)}\n`)) : process.stderr.write(`${problem}\n`);
