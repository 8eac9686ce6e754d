const require_hashing = require("./hashing.cjs"), require_gate = require("./gate.cjs"), require_rerun = require("./rerun.cjs"), require_cli = require("./cli.cjs");
let node_fs = require("node:fs"), node_path = require("node:path");
// src/cli/rerun.ts
const EXIT = {
	pass: 0,
	fail: 1,
	unverifiable: 2
}, HEX = /^[0-9a-f]{64}$/i, rerun = async (args, cwd, terminal) => {
	let flags = require_gate.parseFlags(args, {
		write: { type: "boolean" },
		"run-validator": { type: "boolean" },
		"manifest-sha256": { type: "string" },
		dump: { type: "string" },
		"pg-bin": { type: "string" },
		json: { type: "boolean" }
	}), [packet, ...others] = flags.positionals;
	if (packet === void 0 || others.length > 0) throw new require_gate.UsageError("name one packet: its folder, or its manifest");
	let pin = pinOf(flags, cwd), write = flags.values.write === !0;
	if (write && pin !== void 0) throw new require_gate.UsageError("\"--write\" changes the tree hash that \"--manifest-sha256\" pins: give only one of them");
	let { dump, "pg-bin": pgBin } = flags.values, report = await require_rerun.rerun({
		manifest: manifestOf(packet, cwd),
		...pin !== void 0 && { pin },
		...typeof dump == "string" && { dump: (0, node_path.resolve)(cwd, dump) },
		...typeof pgBin == "string" && { pgBin: (0, node_path.resolve)(cwd, pgBin) },
		write,
		runValidator: flags.values["run-validator"] === !0
	});
	return flags.values.json === !0 ? terminal.out(`${JSON.stringify(report, null, 2)}\n`) : terminal.out(`${linesOf(report).join("\n")}\n`), EXIT[report.verdict];
};
/** The user named the packet, so links to it are followed. */
function manifestOf(packet, cwd) {
	try {
		let place = (0, node_fs.realpathSync)((0, node_path.resolve)(cwd, packet));
		if (!(0, node_fs.statSync)(place).isDirectory()) return place;
		let [only, ...others] = require_cli.discover(place);
		if (only !== void 0 && others.length === 0) return (0, node_path.join)(place, only);
		throw new require_gate.UsageError(`${require_gate.quotePath(packet)} has ${only === void 0 ? "no manifest" : "several manifests: name one"}`);
	} catch (error) {
		throw error instanceof require_gate.UsageError ? error : new require_gate.UsageError(`${require_gate.quotePath(packet)} cannot be looked at: ${require_hashing.errorCode(error)}`);
	}
}
function pinOf({ values }, cwd) {
	let pin = values["manifest-sha256"];
	if (typeof pin != "string") return;
	if (HEX.test(pin)) return pin.toLowerCase();
	let [first = ""] = require_cli.readNamed(pin, cwd, 65536).toString("utf8").trimStart().split(/\s/, 1);
	if (!HEX.test(first)) throw new require_gate.UsageError("\"--manifest-sha256\" takes 64 hex digits, or a file that begins with them");
	return first.toLowerCase();
}
function linesOf({ verdict, tree, documents, validators, findings, problems, written }) {
	return [
		...documents.flatMap(documentLines),
		...validators.map(validatorLine),
		...tree === void 0 ? [] : [
			`tree hash  ${tree.again}  made again`,
			`           ${tree.sealed}  sealed`,
			...tree.expected.map(({ by, sha256 }) => `           ${require_gate.escapeLog(sha256)}  ${by}`)
		],
		...findings.flatMap((finding) => [require_gate.escapeLog(require_gate.headline(finding)), ...require_gate.stepsFor(finding).map(({ text }) => `  → ${text}`)]),
		...problems.map((problem) => require_gate.escapeLog(`the packet differs: ${problem}`)),
		...written.length === 0 ? [] : [require_gate.escapeLog(`written: ${written.map(require_gate.quotePath).join(", ")}`)],
		`OVERALL ${verdict === "pass" ? "PASS" : "FAIL"}`
	];
}
function validatorLine({ path, status, isolation }) {
	let facts = [
		isolation?.network === "none" ? "no network" : "with the network",
		isolation?.processes === "namespace" ? "no other process in sight" : "other processes in sight",
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
		...more > 0 ? [`    and ${require_gate.counted(more, "more place", "more places")}`] : []
	];
}
const WHAT = {
	changed: "has another value",
	added: "is new",
	removed: "is gone"
};
exports.rerun = rerun;
