const require_merge = require("./merge.cjs"), require_gate = require("./gate.cjs"), require_command_tables = require("./command-tables.cjs"), require_main = require("./main.cjs"), merge = async (args, cwd, terminal) => {
	let { options, positionals } = await require_main.parseFlags(args, require_command_tables.MERGE_COMMAND);
	options.html !== "" && (await Promise.resolve().then(() => require("./report-files.cjs"))).demandWritable(options, cwd);
	let report = require_merge.merge(await require_gate.expandArguments(positionals, cwd), cwd, { expected: require_merge.expectedRun(options.run, process.env) });
	return options.html !== "" && await (await Promise.resolve().then(() => require("./report-files.cjs"))).writeReportFiles(report, options, cwd), await require_main.printReport(report, options, terminal), require_main.exitCodeOf(report);
};
exports.merge = merge;
