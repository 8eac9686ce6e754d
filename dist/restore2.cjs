const require_gate = require("./gate.cjs"), require_restore = require("./restore.cjs"), require_seal = require("./seal.cjs"), require_hashing = require("./hashing.cjs"), require_command_tables = require("./command-tables.cjs"), require_findings = require("./findings.cjs"), require_main = require("./main.cjs");
let node_path = require("node:path");
// src/cli/restore.ts
const restore = async (args, cwd, terminal) => {
	let { options, positionals } = await require_main.parseFlags(args, require_command_tables.RESTORE), { write, output, only, "object-format": format } = options;
	if (write && output !== "") throw new require_gate.UsageError("\"--write\" writes the files themselves: \"-o\" is for a patch");
	let { names } = await require_gate.manifestsFor(positionals.slice(0, 1), require_gate.DEFAULTS, cwd, void 0);
	require_gate.demandManifests(names, cwd);
	let request = {
		...require_gate.toGateRequest({
			...require_gate.DEFAULTS,
			...options
		}, cwd, names),
		progress: terminal.progress
	}, report = await require_gate.verify(request, { probes: !1 }), restorable = await require_restore.findRestorable(request, report);
	if (terminal.progress(0, 0), "obstacles" in restorable) {
		demandManifest(restorable.obstacles, names, args, cwd);
		for (let finding of restorable.obstacles) terminal.say(`${require_gate.escapeLog(require_findings.headline(finding))}\n`);
		return terminal.say("nothing is restored: seals that cannot be trusted prove nothing\n"), 2;
	}
	if (restorable.sources.some(({ archive }) => archive !== void 0) && report.verdict !== "pass") return terminal.say("members of an archive are not restored: build the archive again, or unpack it and restore its files in the folder\n"), 2;
	let paths = require_seal.sealedPlaces(positionals.slice(1), restorable.sources, cwd), files = require_restore.chosen(restorable.files, {
		paths,
		only: only.map((causes) => causes.replace(/\s*,\s*/g, ","))
	});
	if (files.length === 0) return nothingToDo(report, restorable, terminal);
	let wanted = {
		...restorable,
		files
	};
	if (write) return printOutcomes(await require_restore.writeBack(wanted), "restored", terminal);
	let { outcomes, empty } = await makePatch(wanted, format, output, cwd, terminal), code = printOutcomes(outcomes, "in the patch", terminal);
	return empty || terminal.say(howToApply((0, node_path.relative)(cwd, restorable.base), output || void 0)), code;
};
function demandManifest(found, names, args, cwd) {
	let wrong = found.find(({ code }) => code === "manifest-format-unknown")?.manifest;
	if (wrong === void 0 || !names.includes(wrong)) return;
	let manifest = require_gate.manifestAround(cwd);
	if (manifest === void 0) return;
	let words = [
		"seal-gate",
		"restore",
		manifest,
		...args
	].map((word) => /^--?[a-z]/.test(word) ? word : require_gate.quoteShell(word));
	throw new require_gate.UsageError(`${JSON.stringify(wrong)} is not a manifest: the manifest comes first, and then the files to restore`, words.includes(void 0) || manifest === wrong ? "" : `Try: ${words.join(" ")}`);
}
function nothingToDo({ counts }, { files }, terminal) {
	if (files.length > 0) {
		let causes = [...new Set(files.map(({ finding }) => require_restore.whatHappened(finding)))].slice(0, 10).join(" ");
		return terminal.say(`none of the ${require_gate.pluralize(files.length, "file")} that differ are chosen; "--only" takes one of: ${require_gate.escapeLog(causes)}\n`), 1;
	}
	return terminal.say(`nothing to restore: ${require_gate.pluralize(counts.intact, "sealed file")} intact\n`), counts.intact === counts.sealed ? 0 : 2;
}
function makePatch(restorable, format, output, cwd, terminal) {
	return output === "" ? require_restore.writePatch(restorable, format, (text) => terminal.out(text)) : require_restore.writePatchFile(restorable, format, outputPath(output, cwd, restorable));
}
function outputPath(name, cwd, { sources }) {
	let folder = (0, node_path.dirname)((0, node_path.resolve)(cwd, name));
	if (require_hashing.isFolder((0, node_path.resolve)(cwd, name))) throw new require_gate.UsageError(`"-o" takes a file, and ${JSON.stringify(name)} is a folder`);
	if (!require_hashing.isFolder(folder)) {
		let way = require_gate.quoteShell((0, node_path.dirname)(name));
		throw new require_gate.UsageError(`there is no folder ${JSON.stringify((0, node_path.dirname)(name))}`, way === void 0 ? "" : `Try: mkdir -p ${way}`);
	}
	let wanted = (0, node_path.join)(require_hashing.isReachable(folder) ? require_hashing.realPath(folder) : folder, (0, node_path.basename)(name)), path = (0, node_path.join)((0, node_path.dirname)(wanted), require_hashing.nameOnDisk(wanted) ?? (0, node_path.basename)(wanted));
	if (sources.some(({ root = "", file, seals }) => file === path || seals.some((seal) => (0, node_path.join)(root, seal.path) === path))) throw new require_gate.UsageError(`${JSON.stringify(name)} is a sealed file or the manifest: write the patch elsewhere`);
	return path;
}
function howToApply(folder, output = "restore.patch") {
	let where = folder === "" ? "here" : `in ${require_gate.quotePath(folder)}`, name = require_gate.quoteShell(output);
	return `Apply it ${where}. Where .gitattributes converts these files, follow its first lines:${name === void 0 ? "" : `\n  git -c core.autocrlf=false apply ${name}`}\n`;
}
function printOutcomes(outcomes, done, terminal) {
	let left = outcomes.filter((outcome) => outcome.left !== void 0), lines = [...left.map(({ judged, left }) => `not restored: ${require_gate.quotePath(judged.seal.path)}: ${left?.reason}`), ...outcomes.filter((outcome) => outcome.left === void 0).map(({ judged }) => `${done}: ${require_gate.quotePath(judged.seal.path)}`)];
	for (let line of shortenList(lines)) terminal.say(`${require_gate.escapeLog(line)}\n`);
	return terminal.say(`${done}: ${outcomes.length - left.length} of ${require_gate.pluralize(outcomes.length, "file that differs from its seal", "files that differ from their seals")}\n`), left.length === 0 ? 0 : left.every((outcome) => outcome.left?.unsure === !0) ? 2 : 1;
}
function shortenList(lines) {
	let more = lines.length - 100;
	return more <= 0 ? lines : [...lines.slice(0, 100), `… and ${require_gate.pluralize(more, "more file")}`];
}
exports.restore = restore;
