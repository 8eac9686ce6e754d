const require_gate = require("./gate.cjs"), require_options_schema = require("./options-schema.cjs");
let node_path = require("node:path");
/** The sub-action `merge`: one verdict from the reports of all shards. Green only when it is `pass`. */
async function runMerge() {
	process.exitCode = 1;
	try {
		let context = require_gate.contextOf(process.env), options = require_options_schema.parseOptions(Object.fromEntries([
			"upload",
			"artifact-name",
			"retention-days"
		].map((name) => [name, require_gate.inputText(name)]))), report = await merged(context.workspace);
		await require_gate.publish(report, {
			...require_gate.DEFAULTS,
			...options,
			restore: "none"
		}, context), report.verdict === "pass" && (process.exitCode = 0);
	} catch (error) {
		require_gate.fail(`the reports could not be merged: ${require_gate.thrownText(error)}`);
	}
}
async function merged(workspace) {
	try {
		let { matches, unmatched } = await require_gate.expandManifests(require_gate.inputLines("reports"), workspace);
		for (let name of unmatched) throw Error(`there is no report ${JSON.stringify(name)}`);
		if (matches.length === 0) throw Error("\"reports\" names no report: name the report.json of every shard");
		return require_gate.mergeReports(matches.map((name) => read(name, workspace)));
	} catch (error) {
		return require_gate.thrownReport(error);
	}
}
function read(name, workspace) {
	let report = require_gate.parseReport(require_gate.readWhole((0, node_path.resolve)(workspace, name), 268435456).toString("utf8"));
	if (report !== void 0) return {
		name,
		report
	};
	throw Error(`${JSON.stringify(name)} is no seal-gate/report/1`);
}
// src/merge-action.ts
runMerge();
