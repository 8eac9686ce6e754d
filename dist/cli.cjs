#!/usr/bin/env node
// src/cli/runtime.ts
/** As `engines` of package.json has it; a test compares them. */
const MIN_NODE = [20, 12];
/**
* Why this program cannot run here; undefined where it can. Checked before anything else is loaded, because older versions cannot even
* parse the rest. Bun answers some calls of the file system in another way than Node, so that links and modes would be misread.
*/
function runtimeProblem(versions) {
	let needed = `seal-gate needs Node ${MIN_NODE.join(".")} or later`;
	if (versions.bun !== void 0) return `${needed}; it does not run on Bun`;
	let [major = 0, minor = 0] = (versions.node || "").split(".").map(Number);
	if (!(major > MIN_NODE[0] || major === MIN_NODE[0] && minor >= MIN_NODE[1])) return `${needed}; this is Node ${versions.node}`;
}
// src/entries/cli.ts
process.exitCode = 2;
const problem = runtimeProblem(process.versions);
problem === void 0 ? Promise.resolve().then(() => require("./main.cjs")).then(({ main }) => main(process.argv.slice(2), process.cwd())).then((code) => {
	process.exitCode = code;
}).catch((error) => process.stderr.write(`seal-gate: ${String(error)}\n`)) : process.stderr.write(`${problem}\n`);
