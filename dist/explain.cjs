const require_explanation = require("./explanation.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_command_tables = require("./command-tables.cjs"), require_findings = require("./findings.cjs"), require_main = require("./main.cjs");
let node_path = require("node:path");
// src/cli/explain.ts
const explain = async (args, cwd, terminal) => {
	let { options, positionals } = await require_main.parseFlags(args, require_command_tables.EXPLAIN), { path, against } = filesOf(positionals, options);
	if (options.sha256 === "" && against === "") throw await withoutDigest(path, cwd);
	let explanation = await require_explanation.explain(path, {
		...options,
		against
	}, cwd);
	return "reason" in explanation ? (terminal.say(`seal-gate: ${require_gate.quotePath(path)} cannot be explained: ${require_gate.escapeLog(explanation.reason)}\n`), 2) : (options.json ? terminal.out(require_gate.escapeJson(require_gate.jsonText(explanation))) : terminal.out(`${linesOf(explanation).join("\n")}\n`), explanation.verdict === "pass" ? 0 : 1);
};
async function withoutDigest(path, cwd) {
	if (!require_hashing.isReachable((0, node_path.resolve)(cwd, path))) return new require_gate.MissingError("file", path);
	let { knownSeal } = await Promise.resolve().then(() => require("./known-seal.cjs")), seal = await knownSeal(path, cwd), sha256 = seal?.digests.sha256, word = require_gate.quoteShell(path), cause = `"explain" compares ${require_gate.quotePath(path)} with a digest or with another file, and none is given`;
	if (sha256 === void 0 || word === void 0) return new require_gate.UsageError(cause, "Try: seal-gate help explain");
	let bytes = seal?.bytes === void 0 ? "" : ` --bytes ${seal.bytes}`;
	return new require_gate.UsageError(cause, `Try: seal-gate explain ${word} --sha256 ${sha256}${bytes}`);
}
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
function linesOf({ path, against, finding, differences, files }) {
	let isTaken = against?.digest === "none";
	if (files !== void 0) return treeLines(path, against?.path ?? "", files);
	if (finding === void 0) {
		let bytes = isTaken ? `the bytes of ${require_gate.quotePath(against.path)}` : "these bytes";
		return [require_gate.escapeLog(`${require_gate.quotePath(path)} has exactly ${bytes}.`), "PASS"];
	}
	return [
		...isTaken ? [require_gate.escapeLog(`${require_gate.quotePath(against.path)} is taken as the sealed file.`)] : [],
		require_gate.escapeLog(require_findings.headline(finding)),
		...require_findings.explain(finding).map((line) => `  ${require_gate.escapeLog(line)}`),
		...isTaken ? [] : stepLines(finding),
		`  see ${require_findings.docsAddress(finding)}`,
		...differences === void 0 ? [] : [
			"",
			...require_findings.differenceLines(differences).map(require_gate.escapeLog),
			""
		],
		"FAIL"
	];
}
function treeLines(path, against, { sealed, identical, different, differences }) {
	if (different === 0) return [`${require_gate.quotePath(path)} has exactly the files of ${require_gate.quotePath(against)}: ${require_gate.withThousands(sealed)}.`, "PASS"];
	let more = different - differences.length;
	return [
		`${require_gate.quotePath(against)} is taken as the original.`,
		`${require_gate.quotePath(path)}: ${require_gate.withThousands(identical)} of ${require_gate.pluralize(sealed, "file")} ${identical === 1 ? "is" : "are"} identical, ${require_gate.withThousands(different)} ${different === 1 ? "differs" : "differ"}`,
		...differences.map((one) => `  ${require_findings.memberText(one)}`),
		...more > 0 ? [`  ${require_gate.pluralize(more, "more file differs", "more files differ")}`] : [],
		"FAIL"
	].map(require_gate.escapeLog);
}
function stepLines(finding) {
	return require_findings.stepsFor(finding).flatMap(({ text, run: command }) => {
		let shown = require_gate.unchanged(command, require_gate.escapeLog);
		return [`  → ${text}`, ...shown === void 0 ? [] : [`      ${shown}`]];
	});
}
exports.explain = explain;
