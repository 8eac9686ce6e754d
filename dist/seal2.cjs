const require_seal = require("./seal.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_command_tables = require("./command-tables.cjs"), require_main = require("./main.cjs");
let node_path = require("node:path");
// src/cli/seal.ts
const seal = async (args, cwd, terminal) => {
	let { options, positionals } = await require_main.parseFlags(args, require_command_tables.SEAL_COMMAND), { update, yes, ...rest } = options, order = {
		...rest,
		paths: await pathsOf(positionals, cwd)
	};
	if (update) return (await Promise.resolve().then(() => require("./seal-update.cjs"))).sealUpdate(order, cwd, {
		check: order.check,
		yes
	}, terminal);
	if (yes) throw new require_gate.UsageError("\"--yes\" answers the question of \"--update\"");
	if (positionals.length === 0) throw nothingNamed(order, cwd);
	let [only = "", ...others] = positionals;
	if (order.output !== "" && others.length === 0 && (0, node_path.resolve)(cwd, only) === (0, node_path.resolve)(cwd, order.output)) throw new require_gate.UsageError(`${JSON.stringify(only)} is the manifest itself, which no manifest seals: name other files`);
	let outcome = await require_seal.seal(order, cwd);
	if (outcome.kind === "refused") {
		let [gone, ...others] = outcome.notes;
		if (others.length === 0 && gone?.path !== void 0 && positionals.includes(gone.path) && gone.what?.endsWith(": there is no such file")) throw new require_gate.MissingError("file", gone.path);
	}
	return outcome.kind === "sealed" && order.output === "" && refuseOwnOutput(outcome.seals, (0, node_path.resolve)(cwd, order.root)), print(outcome, order, args, terminal);
};
function nothingNamed({ output }, cwd) {
	let name = require_gate.quoteShell(output || "seal-gate.json") ?? "FILE", command = require_hashing.isReachable((0, node_path.resolve)(cwd, output || "seal-gate.json")) ? `seal-gate seal --update${output === "" ? "" : ` -o ${name}`}` : `seal-gate seal . -o ${name}`;
	return new require_gate.UsageError("name the files or folders to seal", `Try: ${command}`);
}
function refuseOwnOutput(seals, root) {
	let output = require_hashing.statsOfDescriptor(1);
	if (output?.isFile() !== !0) return;
	let own = seals.find(({ path, bytes }) => {
		let stats = bytes === 0 ? require_hashing.statsAt((0, node_path.join)(root, path)) : void 0;
		return stats?.ino === output.ino && stats.dev === output.dev;
	});
	if (own !== void 0) throw new require_gate.UsageError(`standard output is written to ${JSON.stringify(own.path)}, which would be sealed itself`, "Write the manifest with \"-o\": it never seals itself.");
}
async function pathsOf(args, cwd) {
	let paths = [];
	for (let arg of args) paths.push(...require_hashing.isReachable((0, node_path.resolve)(cwd, arg)) ? [arg] : (await require_gate.expandArguments([arg], cwd)).names);
	return paths;
}
function print(outcome, options, args, terminal) {
	switch (outcome.kind) {
		case "refused":
			for (let note of outcome.notes) terminal.say(`seal-gate: ${require_gate.escapeLog(require_seal.noteText(note))}\n`);
			return 2;
		case "loses":
			for (let line of lossLines(outcome.notes, args)) terminal.say(`${line}\n`);
			return 2;
		case "same": return terminal.out("Sealing again would change nothing.\n"), 0;
		case "differs":
			for (let note of [...outcome.changes, ...outcome.notes]) terminal.out(`${require_gate.escapeLog(require_seal.noteText(note, 8))}\n`);
			return 1;
		case "sealed": return printSealed(outcome, options, terminal), 0;
	}
}
function lossLines(losses, args) {
	let words = args.map((arg) => /^--?[a-z][a-z-]*$/.test(arg) ? arg : require_gate.quoteShell(arg)), command = words.includes(void 0) ? void 0 : `seal-gate seal ${words.join(" ")} --remove`;
	return [
		...losses.map((note) => require_gate.escapeLog(require_seal.noteText(note, 8))),
		"seal-gate: nothing was written, because this removes or weakens seals. If that is meant:",
		`  ${command === void 0 || require_gate.escapeLog(command) !== command ? "the same command with --remove" : command}`
	];
}
function printSealed({ text, seals, changes, notes }, { output }, terminal) {
	if (output === "" && require_gate.hasControls(text)) throw new require_gate.UsageError("there are names that control a terminal: write the manifest to a file with \"-o\"");
	output === "" && terminal.out(text);
	for (let change of changes) terminal.say(`${require_gate.escapeLog(require_seal.noteText(change, 8))}\n`);
	for (let note of notes) terminal.say(`note: ${require_gate.escapeLog(require_seal.noteText(note))}\n`);
	output !== "" && terminal.say(`sealed ${require_gate.pluralize(seals.length, "file")} in ${require_gate.quotePath(output)}\n`);
}
exports.seal = seal;
