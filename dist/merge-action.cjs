const require_hashing = require("./hashing.cjs"), require_options_schema = require("./options-schema.cjs"), require_gate = require("./gate.cjs"), require_merge = require("./merge.cjs"), require_runner = require("./runner.cjs");
/** The sub-action `merge`: one verdict from the reports of all shards. Green only when it is `pass`. */
async function runMerge() {
	process.exitCode = 1;
	try {
		let context = require_runner.contextOf(process.env), options = require_options_schema.parseOptions(Object.fromEntries([
			"upload",
			"artifact-name",
			"retention-days"
		].map((name) => [name, require_runner.inputText(name)]))), report = await merged(context.workspace);
		await require_runner.publish(report, {
			...require_gate.DEFAULTS,
			...options,
			restore: "none"
		}, context), report.verdict === "pass" && (process.exitCode = 0);
	} catch (error) {
		require_runner.fail(`the reports could not be merged: ${require_runner.thrownText(error)}`);
	}
}
async function merged(workspace) {
	try {
		let { matches, unmatched } = await require_runner.expandManifests(require_runner.inputLines("reports"), workspace);
		for (let name of unmatched) throw Error(`there is no report ${JSON.stringify(name)}`);
		if (matches.length === 0) throw Error("\"reports\" names no report: name the report.json of every shard");
		return require_merge.mergeReports(matches.map((name) => read(name, workspace)));
	} catch (error) {
		return require_runner.thrownReport(error);
	}
}
function read(name, workspace) {
	if (require_hashing.escapesFolder(workspace, name)) throw Error(`${JSON.stringify(name)} is a link that leads out of the workspace`);
	let report = require_merge.parseReport(require_hashing.readNamedFile(workspace, name, 268435456).toString("utf8"));
	if (report !== void 0) return {
		name,
		report
	};
	throw Error(`${JSON.stringify(name)} is no seal-gate/report/1`);
}
// src/entries/merge-action.ts
runMerge();
