const require_hashing = require("./hashing.cjs"), require_gate = require("./gate.cjs"), require_restore = require("./restore.cjs");
let node_path = require("node:path");
// src/cli/restore.ts
const restore = async (args, cwd, terminal) => {
	let flags = require_gate.parseFlags(args, {
		write: { type: "boolean" },
		output: {
			type: "string",
			short: "o"
		},
		"object-format": {
			type: "string",
			default: "sha1"
		},
		format: { type: "string" },
		root: { type: "string" },
		"manifest-sha256": { type: "string" }
	}), { write = !1, output } = flags.values;
	if (flags.positionals.length !== 1) throw new require_gate.UsageError("name one manifest");
	if (write === !0 && output !== void 0) throw new require_gate.UsageError("\"--write\" writes the files themselves: \"-o\" is for a patch");
	let format = objectFormatOf(flags), request = require_gate.toGateRequest(await optionsOf(flags), cwd, flags.positionals), report = await require_gate.gate(request, null);
	if (require_restore.obstacles(report).length > 0) return refuse(report, terminal);
	let sources = await require_gate.readSources(request, () => void 0), files = require_restore.judgedFiles(report, sources);
	if (files.length === 0) return terminal.say(`nothing to restore: ${require_gate.counted(report.counts.intact, "sealed file")} intact\n`), report.counts.intact === report.counts.sealed ? 0 : 2;
	let archives = [require_restore.elsewhere(files, sources), await require_restore.gitArchive(files)];
	if (write === !0) return await writeFiles(files, archives, terminal);
	let target = typeof output == "string" ? outputOf(output, cwd, sources) : void 0;
	return await writePatch(files, {
		archives,
		base: require_restore.patchBase(files[0]?.root ?? cwd),
		format
	}, cwd, target, terminal);
};
async function optionsOf({ values }) {
	let { format, root } = values, pin = values["manifest-sha256"];
	try {
		return await require_gate.readOptions({
			...typeof format == "string" && { format },
			...typeof root == "string" && { root },
			...typeof pin == "string" && { "manifest-sha256": pin }
		});
	} catch (error) {
		throw error instanceof require_gate.OptionsError ? new require_gate.UsageError(error.message) : error;
	}
}
function objectFormatOf({ values }) {
	let format = values["object-format"];
	if (format === "sha1" || format === "sha256") return format;
	throw new require_gate.UsageError(`"--object-format" is one of sha1, sha256, not ${JSON.stringify(format)}`);
}
function refuse(report, terminal) {
	for (let finding of require_restore.obstacles(report)) terminal.say(`${require_gate.escapeLog(require_gate.headline(finding))}\n`);
	return terminal.say("nothing is restored: seals that cannot be trusted prove nothing\n"), 2;
}
async function writeFiles(files, archives, terminal) {
	let outcomes = [];
	for await (let outcome of require_restore.restoreFiles(files, archives)) outcomes.push(outcome);
	return tell(outcomes, "restored", terminal);
}
async function writePatch(files, options, cwd, output, terminal) {
	let outcomes = [], target = output === void 0 ? void 0 : require_hashing.AtomicFile.at(output.path), empty = !0;
	try {
		for await (let chunk of require_restore.patchFiles(files, options, outcomes)) empty = !1, target === void 0 ? terminal.out(chunk) : target.write(chunk);
		empty || target?.keep();
	} finally {
		target?.close();
	}
	let code = tell(outcomes, "in the patch", terminal);
	return empty || terminal.say(howToApply((0, node_path.relative)(cwd, options.base), output?.name)), code;
}
/** A patch must never land on what it would restore. */
function outputOf(name, cwd, sources) {
	let folder = (0, node_path.dirname)((0, node_path.resolve)(cwd, name)), wanted = (0, node_path.join)(require_hashing.isReachable(folder) ? require_hashing.realPath(folder) : folder, (0, node_path.basename)(name)), path = (0, node_path.join)((0, node_path.dirname)(wanted), require_hashing.nameOnDisk(wanted) ?? (0, node_path.basename)(wanted));
	if (sources.some(({ root = "", file, seals }) => file === path || seals.some((seal) => (0, node_path.join)(root, seal.path) === path))) throw new require_gate.UsageError(`${JSON.stringify(name)} is a sealed file or the manifest: write the patch elsewhere`);
	return {
		name,
		path
	};
}
function howToApply(folder, output = "restore.patch") {
	let where = folder === "" ? "here" : `in ${require_gate.quotePath(folder)}`, name = require_gate.quoteShell(output);
	return `Apply it ${where}; its first lines say how where .gitattributes converts these files:${name === void 0 ? "" : `\n  git -c core.autocrlf=false apply ${name}`}\n`;
}
/** What was restored, what was not and why. */
function tell(outcomes, done, terminal) {
	let left = outcomes.filter((outcome) => outcome.left !== void 0), lines = [...left.map(({ judged, left }) => `left as it is: ${require_gate.quotePath(judged.seal.path)}: ${left?.reason}`), ...outcomes.filter((outcome) => outcome.left === void 0).map(({ judged }) => `${done}: ${require_gate.quotePath(judged.seal.path)}`)];
	for (let line of shortened(lines)) terminal.say(`${require_gate.escapeLog(line)}\n`);
	return terminal.say(`${done}: ${outcomes.length - left.length} of ${require_gate.counted(outcomes.length, "file")} that are not as sealed\n`), left.length === 0 ? 0 : left.every((outcome) => outcome.left?.unsure === !0) ? 2 : 1;
}
function shortened(lines) {
	return lines.length <= 100 ? lines : [...lines.slice(0, 100), `… and ${require_gate.counted(lines.length - 100, "more file")}`];
}
exports.restore = restore;
