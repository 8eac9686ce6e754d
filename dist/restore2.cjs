const require_restore = require("./restore.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_findings = require("./findings.cjs"), require_main = require("./main.cjs");
let node_path = require("node:path");
// src/cli/restore.ts
const restore = async (args, cwd, terminal) => {
	let { options, positionals } = await require_main.parseFlags(args, require_gate.RESTORE), { write, output, "object-format": format } = options;
	if (positionals.length !== 1) throw new require_gate.UsageError("name one manifest");
	if (write && output !== "") throw new require_gate.UsageError("\"--write\" writes the files themselves: \"-o\" is for a patch");
	let request = require_gate.toGateRequest({
		...require_gate.DEFAULTS,
		...options
	}, cwd, positionals), report = await require_gate.verify(request, { probes: !1 }), restorable = await require_restore.findRestorable(request, report);
	if ("obstacles" in restorable) {
		for (let finding of restorable.obstacles) terminal.say(`${require_gate.escapeLog(require_findings.headline(finding))}\n`);
		return terminal.say("nothing is restored: seals that cannot be trusted prove nothing\n"), 2;
	}
	if (restorable.files.length === 0) return terminal.say(`nothing to restore: ${require_gate.pluralize(report.counts.intact, "sealed file")} intact\n`), report.counts.intact === report.counts.sealed ? 0 : 2;
	if (write) return printOutcomes(await require_restore.writeBack(restorable), "restored", terminal);
	let { outcomes, empty } = await makePatch(restorable, format, output, cwd, terminal), code = printOutcomes(outcomes, "in the patch", terminal);
	return empty || terminal.say(howToApply((0, node_path.relative)(cwd, restorable.base), output || void 0)), code;
};
function makePatch(restorable, format, output, cwd, terminal) {
	return output === "" ? require_restore.writePatch(restorable, format, (text) => terminal.out(text)) : require_restore.writePatchFile(restorable, format, outputPath(output, cwd, restorable));
}
/** @throws UsageError when the patch would land on what it would restore */
function outputPath(name, cwd, { sources }) {
	let folder = (0, node_path.dirname)((0, node_path.resolve)(cwd, name)), wanted = (0, node_path.join)(require_hashing.isReachable(folder) ? require_hashing.realPath(folder) : folder, (0, node_path.basename)(name)), path = (0, node_path.join)((0, node_path.dirname)(wanted), require_hashing.nameOnDisk(wanted) ?? (0, node_path.basename)(wanted));
	if (sources.some(({ root = "", file, seals }) => file === path || seals.some((seal) => (0, node_path.join)(root, seal.path) === path))) throw new require_gate.UsageError(`${JSON.stringify(name)} is a sealed file or the manifest: write the patch elsewhere`);
	return path;
}
function howToApply(folder, output = "restore.patch") {
	let where = folder === "" ? "here" : `in ${require_gate.quotePath(folder)}`, name = require_gate.quoteShell(output);
	return `Apply it ${where}. Where .gitattributes converts these files, follow its first lines:${name === void 0 ? "" : `\n  git -c core.autocrlf=false apply ${name}`}\n`;
}
/** Lists what was restored, and what was left and why. */
function printOutcomes(outcomes, done, terminal) {
	let left = outcomes.filter((outcome) => outcome.left !== void 0), lines = [...left.map(({ judged, left }) => `not restored: ${require_gate.quotePath(judged.seal.path)}: ${left?.reason}`), ...outcomes.filter((outcome) => outcome.left === void 0).map(({ judged }) => `${done}: ${require_gate.quotePath(judged.seal.path)}`)];
	for (let line of shortenList(lines)) terminal.say(`${require_gate.escapeLog(line)}\n`);
	return terminal.say(`${done}: ${outcomes.length - left.length} of ${require_gate.pluralize(outcomes.length, "file")} that differ from their seals\n`), left.length === 0 ? 0 : left.every((outcome) => outcome.left?.unsure === !0) ? 2 : 1;
}
function shortenList(lines) {
	let more = lines.length - 100;
	return more <= 0 ? lines : [...lines.slice(0, 100), `… and ${require_gate.pluralize(more, "more file")}`];
}
exports.restore = restore;
