const require_merge = require("./merge.cjs"), require_command_tables = require("./command-tables.cjs"), require_gate = require("./gate.cjs"), require_runner = require("./runner.cjs");
// src/github/merge-run.ts
async function runMerge() {
	process.exitCode = 1;
	try {
		let context = require_runner.contextOf(process.env), options = await require_runner.readInputs(require_command_tables.MERGE, process.env), report = await require_runner.expandManifests(options.reports, context.workspace, "reports").then((names) => require_merge.merge(names, context.workspace, {
			expected: require_merge.expectedRun(options.run, process.env),
			result: options.result
		})).catch(require_runner.thrownReport);
		await require_runner.publish(report, {
			...require_gate.DEFAULTS,
			...options,
			restore: "none"
		}, context), report.verdict === "pass" && (process.exitCode = 0);
	} catch (error) {
		require_runner.fail(`the reports could not be merged: ${require_runner.thrownText(error)}`);
	}
}
exports.runMerge = runMerge;
