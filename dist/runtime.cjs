// src/model/runtime.ts
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
// src/github/start.ts
/**
* Runs an action unless this program cannot run here: older runners take another Node, and self-hosted ones what is installed. Checked
* before anything else is loaded. Until the action has come to its end, the step is not green.
*/
function startAction(load) {
	process.exitCode = 1;
	let problem = runtimeProblem(process.versions);
	problem === void 0 ? load().then((run) => run()).catch((error) => process.stdout.write(`::error::the action cannot be loaded: ${nameOf(error)}\n`)) : (process.exitCode = 2, process.stdout.write(`::error::${problem}\n`));
}
/** Nothing that could hold a line end: nothing that escapes one is loaded. */
function nameOf(error) {
	return error instanceof Error && /^\w+$/.test(error.name) ? error.name : "unknown error";
}
Object.defineProperty(exports, "runtimeProblem", {
	enumerable: !0,
	get: function() {
		return runtimeProblem;
	}
}), Object.defineProperty(exports, "startAction", {
	enumerable: !0,
	get: function() {
		return startAction;
	}
});
