// src/model/runtime.ts
const MIN_NODE = [20, 12];
function runtimeProblem(versions) {
	let needed = `seal-gate needs Node ${MIN_NODE.join(".")} or later`;
	if (versions.bun !== void 0) return `${needed}; it does not run on Bun`;
	let [major = 0, minor = 0] = (versions.node || "").split(".").map(Number);
	if (!(major > MIN_NODE[0] || major === MIN_NODE[0] && minor >= MIN_NODE[1])) return `${needed}; this is Node ${versions.node}`;
}
// src/github/start.ts
function startAction(load) {
	process.exitCode = 1;
	let problem = runtimeProblem(process.versions);
	problem === void 0 ? load().then((run) => run()).catch((error) => process.stdout.write(`::error::the action cannot be loaded: ${nameOf(error)}\n`)) : (process.exitCode = 2, process.stdout.write(`::error::${problem}\n`));
}
function nameOf(error) {
	return error instanceof Error && /^\w+$/.test(error.name) ? error.name : "unknown error";
}
exports.runtimeProblem = runtimeProblem, exports.startAction = startAction;
