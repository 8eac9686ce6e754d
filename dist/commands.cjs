const require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs");
let node_path = require("node:path");
// src/cli/mistakes/commands.ts
/** What people type for a command, and what they mean by it. */
const SYNONYMS = [
	[
		"check test validate audit compare-all status verify-all sha256sum shasum",
		["verify"],
		"compares files with their seals"
	],
	[
		"add create make new generate gen hash sign init manifest",
		["seal"],
		"writes a manifest"
	],
	[
		"update reseal re-seal refresh accept approve bless",
		["seal", "--update"],
		"seals again what was changed on purpose"
	],
	[
		"fix undo revert reset recover checkout",
		["restore"],
		"brings sealed bytes back"
	],
	[
		"why compare describe show blame",
		["explain"],
		"explains why a file differs"
	],
	[
		"remove rm delete unseal forget",
		[
			"seal",
			"--update",
			"--remove"
		],
		"removes seals of files that are gone, after asking"
	],
	[
		"selftest self-test selfcheck",
		["probe"],
		"proves that the gate refuses bad inputs"
	],
	[
		"combine join",
		["merge"],
		"combines the reports of shards"
	],
	[
		"clean normalize normalise",
		["repair"],
		"prints a clean manifest"
	],
	[
		"completions autocomplete",
		["completion"],
		"prints the completion of a shell"
	],
	[
		"version",
		["--version"],
		"prints the version"
	]
], CHECK_FLAGS = /* @__PURE__ */ new Set([
	"-c",
	"--check",
	"--verify"
]);
/**
* What was meant by something that is not a command.
* @param args what follows it
*/
function unknownCommand(name, args, known, cwd) {
	let shown = JSON.stringify(name);
	if (name === "") return new require_gate.UsageError("the command is empty", require_gate.tryCommand(["help"]));
	if (CHECK_FLAGS.has(name)) return new require_gate.UsageError(`${shown} is not a command: "verify" checks files`, require_gate.tryCommand(["verify", ...args]));
	if (name.startsWith("-")) return flagFirst(name, args, known);
	let lower = name.toLowerCase();
	if (known.includes(lower)) return new require_gate.UsageError("commands are written in lower case", require_gate.tryCommand([lower, ...args]));
	let synonym = SYNONYMS.find(([words]) => words.split(" ").includes(lower));
	if (synonym !== void 0) {
		let [, means, does] = synonym;
		return new require_gate.UsageError(`there is no command ${shown}: "${means.join(" ")}" ${does}`, require_gate.tryCommand([...means, ...args]));
	}
	let near = require_gate.nearest(lower, known);
	return near === void 0 ? require_hashing.isReachable((0, node_path.resolve)(cwd, name)) ? new require_gate.UsageError(`${shown} is a file or a folder: the command comes before it`, require_gate.tryCommand([
		"verify",
		name,
		...args
	])) : new require_gate.UsageError(`there is no command ${shown}`, require_gate.tryCommand(["help"])) : new require_gate.UsageError(`there is no command ${shown}: did you mean "${near}"?`, require_gate.tryCommand([near, ...args]));
}
function flagFirst(name, args, known) {
	let shown = JSON.stringify(name), near = require_gate.nearest(name, ["--help", "--version"]);
	if (near !== void 0) return new require_gate.UsageError(`there is no flag ${shown}: did you mean "${near}"?`, require_gate.tryCommand([near]));
	let at = args.findIndex((arg) => known.includes(arg)), command = args[at];
	if (command === void 0) return new require_gate.UsageError(`flags come after a command, and ${shown} is not one`, require_gate.tryCommand(["help"]));
	let rest = [...args.slice(0, at), ...args.slice(at + 1)];
	return new require_gate.UsageError(`the command comes first, flags such as ${shown} after it`, require_gate.tryCommand([
		command,
		name,
		...rest
	]));
}
/** What was meant by `help` about something that is not a command. */
function unknownTopic(name, topics) {
	let lower = name.toLowerCase(), means = SYNONYMS.find(([words]) => words.split(" ").includes(lower))?.[1][0], near = topics.includes(lower) ? lower : means ?? require_gate.nearest(lower, topics), text = `there is no help about ${JSON.stringify(name)}`;
	return near === void 0 ? new require_gate.UsageError(text, require_gate.tryCommand(["help"])) : near === "--version" ? new require_gate.UsageError(text, require_gate.tryCommand(["--version"])) : new require_gate.UsageError(`${text}: did you mean "${near}"?`, require_gate.tryCommand(["help", near]));
}
exports.unknownCommand = unknownCommand, exports.unknownTopic = unknownTopic;
