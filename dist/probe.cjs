const require_gate = require("./gate.cjs"), require_command_tables = require("./command-tables.cjs"), require_probes = require("./probes.cjs"), require_main = require("./main.cjs"), probe = async (args, _cwd, terminal) => {
	let { options, positionals } = await require_main.parseFlags(args, require_command_tables.PROBE);
	if (positionals.length > 0) throw new require_gate.UsageError("\"probe\" takes no file: it makes its own", "Try: seal-gate verify");
	let results = await require_probes.runAllProbes(), hold = require_gate.probesHold(results);
	if (options.json) terminal.out(require_gate.jsonText(results));
	else {
		for (let { id, mutation, seen, expected, passed } of [results.control, ...results.probes]) terminal.out(`${passed ? "ok  " : "FAIL"}  ${id.padEnd(26)} ${mutation}: ${passed ? seen : `expected ${expected}, seen ${seen}`}\n`);
		terminal.out(`${results.passed}/${results.planned} probes refused for the named reason\n${hold ? "PASS" : "UNVERIFIABLE"}\n`);
	}
	return hold ? 0 : 2;
};
exports.probe = probe;
