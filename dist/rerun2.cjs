const require_rerun = require("./rerun.cjs"), require_gate = require("./gate.cjs"), require_command_tables = require("./command-tables.cjs"), require_findings = require("./findings.cjs"), require_main = require("./main.cjs"), rerun = async (args, cwd, terminal) => {
	let { options, positionals } = await require_main.parseFlags(args, require_command_tables.RERUN), [packet, ...others] = positionals;
	if (packet === void 0 || others.length > 0) throw new require_gate.UsageError("name one packet: its folder, or its manifest");
	let report = await require_rerun.rerun(packet, options, cwd);
	return options.json ? terminal.out(require_gate.escapeJson(require_gate.jsonText(report))) : terminal.out(`${linesOf(report).join("\n")}\n`), require_main.exitCodeOf(report);
};
function linesOf({ verdict, tree, documents, validators, findings, problems, written }) {
	return [
		...documents.flatMap(documentLines),
		...validators.map(validatorLine),
		...tree === void 0 ? [] : [
			`tree hash  ${tree.again}  made again`,
			`           ${tree.sealed}  sealed`,
			...tree.expected.map(({ by, sha256 }) => `           ${require_gate.escapeLog(sha256)}  ${by}`)
		],
		...findings.flatMap((finding) => [require_gate.escapeLog(require_findings.headline(finding)), ...require_findings.stepsFor(finding).map(({ text }) => `  → ${text}`)]),
		...problems.map((problem) => require_gate.escapeLog(`the packet differs: ${problem}`)),
		...written.length === 0 ? [] : [require_gate.escapeLog(`written: ${written.map(require_gate.quotePath).join(", ")}`)],
		`OVERALL ${verdict === "pass" ? "PASS" : "FAIL"}`
	];
}
function validatorLine({ path, status, isolation }) {
	let facts = [
		isolation?.network === "none" ? "no network" : "with the network",
		isolation?.processes === "namespace" ? "no other process in sight" : "other processes in sight",
		isolation?.files === "own" ? "no file of the machine but programs" : "files and sockets of the machine in sight",
		isolation?.limits === !0 ? "memory limited" : "memory not limited"
	];
	return `validator    ${require_gate.escapeLog(require_gate.quotePath(path))}: ${status}${isolation === void 0 ? "" : ` (${facts.join(", ")})`}`;
}
const STATE = {
	same: "same       ",
	layout: "other bytes",
	different: "different  ",
	new: "new        ",
	kept: "kept       "
};
function documentLines({ path, state, kept, differences }) {
	let why = kept ?? (state === "layout" ? "the values are the same, the layout is not" : void 0), more = differences.length - 12;
	return [
		`${STATE[state]}  ${require_gate.escapeLog(require_gate.quotePath(path))}${why === void 0 ? "" : `: ${require_gate.escapeLog(why)}`}`,
		...differences.slice(0, 12).map(({ pointer, what, values }) => `    ${require_gate.escapeLog(pointer === "" ? "the whole document" : pointer)} ${values === void 0 ? WHAT[what] : `was ${values[0]}, is ${values[1]}`}`),
		...more > 0 ? [`    and ${require_gate.pluralize(more, "more place", "more places")}`] : []
	];
}
const WHAT = {
	changed: "has another value",
	added: "is new",
	removed: "is gone"
};
exports.rerun = rerun;
