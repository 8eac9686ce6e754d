const require_explanation = require("./explanation.cjs"), require_gate = require("./gate.cjs"), require_findings = require("./findings.cjs"), require_main = require("./main.cjs"), explain = async (args, cwd, terminal) => {
	let { options, positionals } = await require_main.parseFlags(args, require_gate.EXPLAIN), { path, against } = filesOf(positionals, options), explanation = await require_explanation.explain(path, {
		...options,
		against
	}, cwd);
	return "reason" in explanation ? (terminal.say(`seal-gate: ${require_gate.quotePath(path)} cannot be explained: ${require_gate.escapeLog(explanation.reason)}\n`), 2) : (options.json ? terminal.out(require_gate.escapeJson(require_gate.jsonText(explanation))) : terminal.out(`${linesOf(explanation).join("\n")}\n`), explanation.verdict === "pass" ? 0 : 1);
};
/** Of two files, the first is the one that the second is compared with. */
function filesOf(positionals, options) {
	let [first, second, ...more] = positionals;
	if (first === void 0 || more.length > 0) throw new require_gate.UsageError("name one file with \"--sha256\" or \"--against\", or two files");
	if (second === void 0) {
		if (options.bytes !== "" && options.sha256 === "") throw new require_gate.UsageError("\"--bytes\" goes with \"--sha256\"");
		return {
			path: first,
			against: options.against
		};
	}
	if (options.sha256 !== "" || options.bytes !== "" || options.against !== "") throw new require_gate.UsageError("\"--sha256\", \"--bytes\" and \"--against\" go with one file: two files are compared with each other");
	return {
		path: second,
		against: first
	};
}
function linesOf({ path, against, finding, differences }) {
	let isTaken = against?.digest === "none";
	if (finding === void 0) {
		let bytes = isTaken ? `the bytes of ${require_gate.quotePath(against.path)}` : "these bytes";
		return [require_gate.escapeLog(`${require_gate.quotePath(path)} has exactly ${bytes}.`), "PASS"];
	}
	return [
		...isTaken ? [require_gate.escapeLog(`${require_gate.quotePath(against.path)} is taken as the sealed file.`)] : [],
		require_gate.escapeLog(require_findings.headline(finding)),
		...require_findings.explain(finding).map((line) => `  ${require_gate.escapeLog(line)}`),
		...isTaken ? [] : stepLines(finding),
		`  see ${require_findings.docsUrl(finding)}`,
		...differences === void 0 ? [] : [
			"",
			...require_findings.differenceLines(differences).map(require_gate.escapeLog),
			""
		],
		"FAIL"
	];
}
function stepLines(finding) {
	return require_findings.stepsFor(finding).flatMap(({ text, run: command }) => {
		let shown = require_gate.unchanged(command, require_gate.escapeLog);
		return [`  → ${text}`, ...shown === void 0 ? [] : [`      ${shown}`]];
	});
}
exports.explain = explain;
